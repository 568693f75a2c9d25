package org.mailwright.artefact.rspamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RspamdTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\"; x = \"b",
                "a\\",
                "${DBDIR}",
                "$LOCAL_CONFDIR/x",
                "{% raw %}",
                "{= env =}",
                "a b",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "é"
            })
    void a_value_that_could_be_more_than_itself_is_refused(String value) {
        assertThatThrownBy(() -> RspamdText.quoted(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:6379", "[2001:db8::1]:6379", "/run/clamav/clamd.ctl", "onion.example"})
    void servers_sockets_and_domains_are_values(String value) {
        assertThat(RspamdText.quoted(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "a\nb", "#a", "\"a", "\u00a0", "a\u2028b"})
    void a_word_of_a_map_is_one_word(String word) {
        assertThatThrownBy(() -> RspamdText.entry(word, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RspamdText.entry("x", word)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_entry_is_a_key_a_blank_and_a_value() {
        assertThat(RspamdText.entry("2001:db8::/32", "any")).isEqualTo("2001:db8::/32 any");
    }
}
