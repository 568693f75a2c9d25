package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.json.JsonText;

/** JSON (RFC 8259) with the place of every value. */
class JsonTextTest {
    private static Checked<Optional<Value>> read(String text) {
        return JsonText.read("x.json", text.getBytes(StandardCharsets.UTF_8), SiteKinds.PARTIAL_INPUT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                        | {}
            []                        | []
            {"a":[1,-2.5e3,true,null]} | {'a': [1, -2500.0, true, undef]}
            "é\\u00e9\\n\\/\\""       | 'éé\\n/"'
            "\\uD83D\\uDE00"          | '😀'
            123456789012345678901234567890 | 123456789012345678901234567890
            1.0                       | 1.0
            0                         | 0
            ` [ 1 , 2 ] `             | [1, 2]
            [1, /* two */ 2] // end   | [1, 2]
            "1e3"                     | '1e3'
            "\\q\\'"                  | 'q''
            /**/[]                    | []
            1E+2                      | 100.0
            -0                        | 0
            "2024-01-31"              | '2024-01-31'
            """)
    void a_document_is_read(String text, String value) {
        assertThat(Repository.shown(read(text)).replace("\n", "\\n")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "'a'",
                "\"a",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "NaN",
                "Infinity",
                "True",
                "nul",
                "tru",
                "[1] [2]",
                "{} x",
                "1 2",
                "\uFEFF{}",
                "[1 2]",
                "{\"a\" 1}",
                "/* open",
                "/",
                "\u00a0[]"
            })
    void what_is_no_whole_document_is_a_finding(String text) {
        Checked<Optional<Value>> read = read(text);

        assertThat(read.value()).isEmpty();
        assertThat(read.diagnostics()).extracting(Diagnostic::rule).containsExactly("partial-input");
        assertThat(read.diagnostics().get(0).location().line()).isPositive();
    }

    @Test
    void every_prefix_of_a_document_is_refused() {
        String text = "[{\"certname\": \"mx-01.onion.example\", \"line\": 5, \"t\": [true, null, \"\\u00e9\"]}]";

        for (int i = 0; i < text.length(); i++) {
            assertThat(read(text.substring(0, i)).value()).as("cut at " + i).isEmpty();
        }
        assertThat(read(text).value()).isPresent();
    }

    @Test
    void every_value_and_key_has_its_place() {
        Value.Mapping value = (Value.Mapping) read("{\n  \"a\": [\n    1,\r\n    \"x\"\n  ], \"b\": {}\n}")
                .value()
                .orElseThrow();

        Value.Sequence list = (Value.Sequence) value.get("a").orElseThrow();
        assertThat(value.location()).isEqualTo(Location.file("x.json", 1, 1));
        assertThat(value.entries().get(0).key().location()).isEqualTo(Location.file("x.json", 2, 3));
        assertThat(list.location()).isEqualTo(Location.file("x.json", 2, 8));
        assertThat(list.items())
                .extracting(Value::location)
                .isEqualTo(List.of(Location.file("x.json", 3, 5), Location.file("x.json", 4, 5)));
        assertThat(value.get("b").orElseThrow().location()).isEqualTo(Location.file("x.json", 5, 11));
    }

    @Test
    void the_place_of_a_fault_is_where_it_stands() {
        assertThat(read("{\n \"a\": 1,\n \"b\": tru\n}").diagnostics().get(0).location())
                .isEqualTo(Location.file("x.json", 3, 7));
    }

    @Test
    void a_repeated_key_is_found_and_the_last_counts() {
        Checked<Optional<Value>> read = read("{\"a\": 1,\n\"a\": 2}");

        assertThat(Repository.shown(read)).isEqualTo("{'a': 2}");
        assertThat(read.diagnostics()).extracting(Diagnostic::rule).containsExactly("yaml-duplicate-key");
        assertThat(read.diagnostics().get(0).related().get(0).location()).isEqualTo(Location.file("x.json", 1, 2));
    }

    @Test
    void bytes_that_are_no_utf_8_are_a_finding() {
        assertThat(JsonText.read("x.json", new byte[] {'"', (byte) 0xff, '"'}, SiteKinds.PARTIAL_INPUT)
                        .value())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "-9"})
    void a_bomb_ends_in_a_finding_and_soon(String part) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(read(part.equals("-9") ? "-" + "9".repeat(3_000_000) : part.repeat(1_000_000))
                                .value())
                        .isEmpty());
    }
}
