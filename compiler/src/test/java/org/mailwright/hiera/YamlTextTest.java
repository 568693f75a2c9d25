package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;

/** YAML as Ruby's Psych 4 reads it, since that is what Puppet sees. */
class YamlTextTest {
    private static Checked<Optional<Value>> read(String text) {
        return YamlText.read("x.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(String text) {
        return Repository.shown(read(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0644         | 420
            0o17         | '0o17'
            017          | 15
            08           | '08'
            1_000        | 1000
            1,000        | 1000
            1,2          | 12
            0x1F         | 31
            0b101        | 5
            0x_          | error: a number without digits; quote 0x_
            +7           | 7
            -7           | -7
            22:22        | 80520
            1:30         | 5400
            1:2          | 3720
            60:00        | 216000
            1:30.5       | 5430.0
            1:61         | '1:61'
            00:1e:67:ab  | '00:1e:67:ab'
            1e3          | '1e3'
            12e03        | '12e03'
            1.0e3        | '1.0e3'
            1.0e+3       | 1000.0
            3.10         | 3.1
            10.10        | 10.1
            192.0.2.1    | '192.0.2.1'
            .inf         | Infinity
            -.INF        | -Infinity
            .nan         | NaN
            .            | '.'
            tRUE         | true
            yES          | true
            on           | true
            off          | false
            y            | 'y'
            n            | 'n'
            ~            | undef
            null         | undef
            nULL         | undef
            ``           | undef
            ""           | ''
            '017'        | '017'
            <<           | '<<'
            =            | '='
            fe80::1      | 'fe80::1'
            :sym         | Refused
            ::1          | Refused
            ":sym"       | ':sym'
            !!str 017    | '017'
            !!int '17'   | 17
            !!float 1    | 1.0
            !!bool 'yes' | true
            !foo bar     | 'bar'
            """)
    void a_scalar_has_psychs_type(String written, String value) {
        assertThat(shown("- " + written)).isEqualTo(value.startsWith("error") ? value : "[" + value + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-01-31", "2024-1-1", "2024-02-30", "2024-01-31 10:00:00", "2024-01-31T10:00:00Z"})
    void a_bare_date_costs_the_whole_file(String date) {
        Checked<Optional<Value>> read = read("a: 1\nsince: " + date + "\n");

        assertThat(read.value()).isEmpty();
        assertThat(read.diagnostics()).extracting(Diagnostic::rule).containsExactly("yaml-implicit-type");
        assertThat(read.diagnostics().get(0).location()).hasToString("x.yaml:2:8");
        assertThat(read.diagnostics().get(0).message()).contains("quote " + date);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: 1\\n---\\na: 2          | {'a': 1}
            a: 1\\n...\\nrubbish: [    | {'a': 1}
            a: 1\\r\\nb: 2\\r\\n       | {'a': 1, 'b': 2}
            a: 1\\na: 2                | {'a': 2}
            :a: 1                      | {'a': 1}
            yes: 1                     | {true: 1}
            b: 3\\n<<: {b: 2, c: 1}    | {'b': 2, 'c': 1}
            <<: [{a: 1}, {a: 2}]       | {'a': 1}
            <<: text                   | {'<<': 'text'}
            x: &x [1]\\ny: *x          | {'x': [1], 'y': [1]}
            a: [::1]                   | error
            a: [                       | error
            a: *none                   | error
            a: b: c                    | error
            ? [a, b]\\n: 1             | Refused
            """)
    void a_document_is_read(String written, String value) {
        assertThat(shown(written.replace("\\n", "\n").replace("\\r", "\r"))).startsWith(value);
    }

    @Test
    void an_unsafe_tag_is_refused_wherever_it_stands() {
        for (String value :
                List.of("!ruby/object:Gem x", "!ruby/hash:Gem {a: 1}", "!ruby/array:Gem [a]", "!!set {a}")) {
            assertThat(read("k: " + value).diagnostics())
                    .as(value)
                    .extracting(Diagnostic::rule)
                    .containsExactly("yaml-unsafe-tag");
        }
    }

    @Test
    void a_symbol_costs_its_own_key_only(@org.junit.jupiter.api.io.TempDir java.nio.file.Path root) {
        Repository repository = new Repository(root).levels("a: ::1\nb: fine\nc:\n- x\n- :sym", "");

        assertThat(repository.answer("a")).isEqualTo("error: the plain scalar ::1 is a Ruby symbol; quote it");
        assertThat(repository.lookup("c").diagnostics().get(0).location()).hasToString("data/high.yaml:5:3");
        assertThat(repository.answer("b")).isEqualTo("'fine'");
    }

    @Test
    void a_repeated_key_is_found_at_both_places() {
        Checked<Optional<Value>> read = read("press: alice\nnews: bob\npress: carol\n");

        assertThat(read.diagnostics()).hasSize(1);
        Diagnostic found = read.diagnostics().get(0);
        assertThat(found.rule()).isEqualTo("yaml-duplicate-key");
        assertThat(found.location()).hasToString("x.yaml:3:1");
        assertThat(found.related().get(0).location()).hasToString("x.yaml:1:1");
        assertThat(Repository.shown(read)).isEqualTo("{'press': 'carol', 'news': 'bob'}");
    }

    @Test
    void a_byte_order_mark_is_a_finding_since_puppet_loses_keys_behind_it() {
        Checked<Optional<Value>> read = read("\uFEFFa: 1\nb: 2\n");

        assertThat(read.value()).isPresent();
        assertThat(read.diagnostics()).extracting(Diagnostic::rule).containsExactly("yaml-encoding");
    }

    @Test
    void bytes_that_are_no_utf_8_are_a_finding() {
        Checked<Optional<Value>> read = YamlText.read("x.yaml", "a: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read.value()).isEmpty();
        assertThat(read.diagnostics()).extracting(Diagnostic::rule).containsExactly("yaml-encoding");
    }

    @Test
    void a_broken_file_says_where() {
        assertThat(read("a: 1\nb: [1, 2\nc: 3\n")
                        .diagnostics()
                        .get(0)
                        .location()
                        .line())
                .isBetween(2, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nested", "recursive", "aliases", "merges", "number", "keys"})
    void a_bomb_ends_in_a_finding_and_soon(String kind) {
        String bomb = switch (kind) {
            case "nested" -> "a: " + "[".repeat(100_000) + "]".repeat(100_000);
            case "recursive" -> "a: &a [*a, *a]";
            case "aliases" -> doubled("[*%1$s, *%1$s, *%1$s, *%1$s]", "[x, x, x, x]");
            case "merges" -> doubled("{x: *%1$s, y: *%1$s, z: *%1$s}", "{x: 1, y: 2, z: 3}");
            case "number" -> "a: " + "9".repeat(2_000_000);
            default -> doubled("{? *%1$s : 1, ? [*%1$s] : 2}", "[x]");
        };

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Checked<Optional<Value>> read = read(bomb);
            String shown = read.value().isEmpty() ? "error" : shown(bomb);
            assertThat(shown).as(kind).containsAnyOf("error", "Refused");
        });
    }

    private static String doubled(String line, String first) {
        StringBuilder text = new StringBuilder("k0: &k0 " + first + "\n");
        for (int i = 1; i < 40; i++) {
            text.append("k").append(i).append(": &k").append(i).append(' ');
            text.append(String.format(line, "k" + (i - 1))).append('\n');
        }
        return text.toString();
    }

    @Test
    void a_list_that_many_keys_share_is_no_bomb() {
        StringBuilder text = new StringBuilder("x: &x [a, b, c]\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("k").append(i).append(": *x\n");
        }

        assertThat(read(text.toString()).diagnostics()).isEmpty();
    }

    @Test
    void whatever_the_bytes_reading_ends_with_a_value_or_a_finding() {
        Random random = new Random(42);
        String alphabet = "a1:.- ,[]{}&*!|>'\"%#\n\t0xbe_+~<=?@`\\\u00e9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(24); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Checked<Optional<Value>> read = read(text.toString());
            boolean empty = text.toString()
                    .replaceAll("(?m)#.*$|^---.*$|^\\.\\.\\..*$|^%.*$|\\s", "")
                    .isEmpty();
            assertThat(read.value().isPresent() || read.hasErrors() || empty)
                    .as(text.toString())
                    .isTrue();
        }
    }
}
