package org.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.model.Sites;
import org.mailwright.model.ZoneSettings;

class ZoneTextTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
                    v=spf1 -all      | "v=spf1 -all"
                    a; b             | "a; b"
                    say "hi"         | "say \\"hi\\""
                    back\\slash      | "back\\\\slash"
                    $INCLUDE /x      | "$INCLUDE /x"
                    """)
    void text_is_quoted_and_escaped(String text, String expected) {
        assertThat(ZoneText.strings(text)).isEqualTo(expected);
    }

    @Test
    void a_string_ends_at_255_octets_and_the_next_goes_on_without_a_blank() {
        assertThat(ZoneText.strings("a".repeat(255))).isEqualTo("\"" + "a".repeat(255) + "\"");
        assertThat(ZoneText.strings("a".repeat(256))).isEqualTo("\"" + "a".repeat(255) + "\" \"a\"");
        // An escaped octet is one octet: the quote below is the 255th.
        assertThat(ZoneText.strings("a".repeat(254) + "\"b")).isEqualTo("\"" + "a".repeat(254) + "\\\"\" \"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0000b", "a\u007fb", "münchen", "a\u2028b", "\u0085"})
    void what_could_end_the_line_or_is_not_ascii_is_refused(String text) {
        assertThatThrownBy(() -> ZoneText.strings(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reader_gets_back_what_was_written() {
        String text = "x\\\"; y ".repeat(100);
        String line = MailRecord.txt(OwnerName.of("a.onion.example"), text).line(60);
        ZoneSettings zone = Sites.zone("onion.example", line + "\n");
        assertThat(ZoneFile.read(zone).value().records())
                .extracting(ZoneRecord::value)
                .isEqualTo(List.of(text));
    }
}
