package org.mailwright.artefact.postfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostfixTextTest {

    @Test
    void an_entry_is_one_line_of_key_and_value() {
        assertThat(PostfixText.entry("a@onion.example", "b@onion.example, c@onion.example"))
                .isEqualTo("a@onion.example b@onion.example, c@onion.example");
    }

    /** postmap(1): a blank begins a continuation or the value, # a comment; a colon at the end is aliases(5). */
    @ParameterizedTest
    @ValueSource(
            strings = {"", " a", "a b", "a\tb", "a\n", "a\u0000", "#a", "a:", "ä", "a\u007f", "a\u00a0b", "\"a\"", "\"a"
            })
    void a_key_that_would_be_read_otherwise_is_refused(String key) {
        assertThatThrownBy(() -> PostfixText.entry(key, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x\nroot: y", "x\r", "x\u0000y", "x\ty", " x", "x ", "ä", "\u2028"})
    void a_value_that_would_be_read_otherwise_is_refused(String value) {
        assertThatThrownBy(() -> PostfixText.entry("a", value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PostfixText.result(value)).isInstanceOf(IllegalArgumentException.class);
    }

    /** MDB_MAXKEYSIZE: postmap takes 510 octets and fails whole at 511 (measured). */
    @Test
    void a_key_has_at_most_510_octets() {
        assertThat(PostfixText.entry("a".repeat(510), "x")).hasSize(512);
        assertThatThrownBy(() -> PostfixText.entry("a".repeat(511), "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "onion.example, onion\\.example",
        "a+b@onion.test, a\\+b@onion\\.test",
        "a/b@onion.test, a\\/b@onion\\.test",
        "a*b?c^d$e{f}@onion.test, a\\*b\\?c\\^d\\$e\\{f\\}@onion\\.test",
        "o'b#c`d~e=f&g_h-i@onion.test, o'b#c`d~e=f&g_h-i@onion\\.test"
    })
    void every_address_of_ours_can_stand_in_a_pattern(String text, String pattern) {
        assertThat(PostfixText.literal(text)).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a|b", "a(b)", "a[b]", "a\\b", "a\n", "A", "ä", "\""})
    void what_is_no_address_of_ours_is_no_pattern(String text) {
        assertThatThrownBy(() -> PostfixText.literal(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** regexp_table(5), text substitution. */
    @Test
    void a_dollar_sign_in_a_result_is_doubled() {
        assertThat(PostfixText.result("a$1b@onion.test")).isEqualTo("a$$1b@onion.test");
    }
}
