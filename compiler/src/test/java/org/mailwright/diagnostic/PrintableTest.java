package org.mailwright.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "press → communications", "C:\\Users", "naïve 漢字", "tab is no \\t"})
    void ordinary_text_stays_as_it_is(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    /** Each would break a line, move the cursor, colour or reorder what a terminal shows, or show nothing at all. */
    @ParameterizedTest
    @CsvSource({"000a", "000d", "0000", "0009", "001b", "007f", "0085", "009b", "00ad", "200b", "202e", "2028", "2029"})
    void what_could_break_or_hide_text_is_written_as_its_code(String code) {
        String hostile = String.valueOf((char) Integer.parseInt(code, 16));

        assertThat(Printable.of("a" + hostile + "b")).isEqualTo("a\\u" + code + "b");
    }

    @Test
    void half_a_character_is_written_as_its_code() {
        assertThat(Printable.of("x\ud83d")).isEqualTo("x\\ud83d");
    }

    @Test
    void a_long_text_is_cut_and_says_so() {
        assertThat(Printable.of("a".repeat(400))).hasSize(400);
        assertThat(Printable.of("a".repeat(401))).isEqualTo("a".repeat(400) + "…");
    }
}
