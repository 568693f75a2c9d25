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
import org.mailwright.hiera.yaml.YamlText;

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
        assertThat(read.diagnostics().get(0).message()).contains("YAML reads " + date + " as a ");
        assertThat(read.diagnostics().get(0).help()).isEqualTo("write it in quotes: \"" + date + "\"");
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

    /** Each line was read by Psych 4.0.4 with libyaml 0.2.5; its own table of oddities, not ours. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            a:\\tb                     | {'a': 'b'}
            `a: b\\t`                  | {'a': 'b'}
            a\\tb: 1                   | {'a\\tb': 1}
            [\\ta]                     | ['a']
            `a: "x\\n\\ty"`            | {'a': 'x y'}
            -\\tb                      | error
            a:\\n\\tb                  | error
            "\\/"                    | '/'
            "\\'"                    | error
            "\\x41\\u0042"         | 'AB'
            "\\ud800"                | error
            [a?b]                      | ['a?b']
            [?a]                       | [{'a': undef}]
            [a:b]                      | ['a:b']
            [a:]                       | error
            {a:b}                      | {'a:b': undef}
            {"a":1}                    | {'a': 1}
            "a":1                      | 'a'
            "a" "b"                    | 'a'
            ? "a" "b"                  | error
            [-]                        | ['-']
            [:a]                       | error
            a: @b                      | error
            a: b#c                     | {'a': 'b#c'}
            a: ! 017                   | {'a': 15}
            a: ! '017'                 | {'a': 15}
            !!foo bar                  | 'bar'
            !a!b c                     | error
            !% c                       | error
            !foo '12'                  | 12
            !!str                      | ''
            &a: b                      | {undef: 'b'}
            !!omap [{a: 1}, {b: 2}]    | {'a': 1, 'b': 2}
            !!omap {a: 1}              | error
            !!set [a]                  | ['a']
            !!binary aGVsbG8=          | 'hello'
            !!binary /w==              | Refused
            !!float 1e3                | 1000.0
            !!float x                  | error
            .e+3                       | error
            `%YAML 1.2\\n--- a`        | 'a'
            `%YAML 1.3\\n--- a`        | error
            `%YAML 1.1\\n`             | error
            `%FOO\\n--- a`             | error
            ...                        | error
            `---\\n...\\n`             | undef
            `a: |# c\\n  x`            | {'a': 'x'}
            `a: |\\n   \\n  x\\n`      | error
            `a: |-2\\n   x`            | {'a': ' x'}
            `a: >\\n x\\n\\n  y\\n z\\n` | {'a': 'x\\n\\n y\\nz\\n'}
            `a:\\n- b\\n- c`           | {'a': ['b', 'c']}
            `a:\\n - b\\n- c`          | error
            `a: x\\N  y`              | {'a': 'x y'}
            `a: x\\L  y`              | {'a': 'x\\Ly'}
            `a: 1\\rb: 2`              | {'a': 1, 'b': 2}
            `BOMa: 1\\nb: 2`          | {'a': 1}
            `BOM---\\na: 1`           | error
            `BOM# c\\na: 1\\nb: 2`    | {'a': 1, 'b': 2}
            x: &x {a: 1}\\ny: {<<: *x, '<<': {b: 2}} | {'x': {'a': 1}, 'y': {'a': 1, 'b': 2}}
            y: {!!str <<: {b: 2}}      | {'y': {'<<': {'b': 2}}}
            x: &x [{a: 1}]\\ny: {<<: *x} | {'x': [{'a': 1}], 'y': {'<<': [{'a': 1}]}}
            ":'a b': 1"                | ':'a b': 1'
            :'a b': 1                  | {'a b': 1}
            :a: 1\\na: 2               | {'a': 2}
            """)
    void a_document_is_what_libyaml_and_psych_make_of_it(String written, String value) {
        assertThat(shown(spelled(written))).startsWith(spelled(value));
    }

    private static String spelled(String text) {
        return text.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\N", "\u0085")
                .replace("\\L", "\u2028")
                .replace("BOM", "\uFEFF");
    }

    @Test
    void every_value_has_its_place() {
        Value.Mapping read =
                (Value.Mapping) read("# c\r\nalice:\r\n  - &b !!str bob\r\n  - {carol: 'dave'}\r\nerin:\r\n")
                        .value()
                        .orElseThrow();
        Value.Sequence list = (Value.Sequence) read.get("alice").orElseThrow();
        Value.Mapping.Entry carol =
                ((Value.Mapping) list.items().get(1)).entries().get(0);

        assertThat(read.entries().get(0).key().location()).hasToString("x.yaml:2:1");
        assertThat(list.location()).hasToString("x.yaml:3:3");
        assertThat(list.items().get(0).location()).hasToString("x.yaml:3:5");
        assertThat(carol.key().location()).hasToString("x.yaml:4:6");
        assertThat(carol.value().location()).hasToString("x.yaml:4:13");
        assertThat(read.get("erin").orElseThrow().location()).hasToString("x.yaml:5:6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-31", "2027-01-31 10:00:00", "::1", ":name"})
    void our_own_files_hold_dates_and_colons_as_text(String text) {
        Checked<Optional<Value>> read =
                YamlText.own("mailwright.yaml", ("until: " + text + "\nn: 7").getBytes(StandardCharsets.UTF_8));

        assertThat(Repository.shown(read)).isEqualTo("{'until': '" + text + "', 'n': 7}");
        assertThat(read.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `a: 1\\n---\\nb: 2`          | yaml-encoding          | 2:1
            `a: 1\\n...\\nrubbish: [`    | yaml-encoding          | 3:1
            `b: 1\\n<<: {b: 2}`          | yaml-anchor-merge      | 2:1
            `7: a`                       | yaml-implicit-type     | 1:1
            `on: a`                      | yaml-implicit-type     | 1:1
            `a: [::1]`                   | yaml-syntax            | 1:5
            `a:\\n- ::1`                 | yaml-implicit-type     | 2:3
            `a:\\n  k: "-----BEGIN PRIVATE KEY-----"` | hiera-plaintext-secret | 2:6
            """)
    void what_puppet_passes_over_in_silence_is_found(String text, String rule, String place) {
        List<Diagnostic> found = read(text.replace("\\n", "\n")).diagnostics();

        assertThat(found).extracting(Diagnostic::rule).containsExactly(rule);
        assertThat(found.get(0).location()).hasToString("x.yaml:" + place);
    }

    @Test
    void a_value_says_how_it_was_written() {
        Value.Sequence read = (Value.Sequence) Repository.read("[no, 22:22, 3.10]");

        assertThat(read.items())
                .containsExactly(
                        new Value.Truth(false, "no", read.items().get(0).location()),
                        new Value.Whole(
                                java.math.BigInteger.valueOf(80520),
                                "22:22",
                                read.items().get(1).location()),
                        new Value.Real(3.1, "3.10", read.items().get(2).location()));
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

        assertThat(repository.answer("a"))
                .isEqualTo("error: YAML reads it as a symbol of Ruby, because it begins with a colon");
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

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE"})
    void bytes_that_are_no_utf_8_are_a_finding(String encoding) {
        Checked<Optional<Value>> read =
                YamlText.read("x.yaml", "a: é".getBytes(java.nio.charset.Charset.forName(encoding)));

        assertThat(read.value()).isEmpty();
        assertThat(read.diagnostics()).extracting(Diagnostic::rule).containsExactly("yaml-encoding");
    }

    @Test
    void a_control_character_is_found_at_its_place() {
        Checked<Optional<Value>> read = read("a: 1\nb: 'x\u0007'\n");

        assertThat(read.value()).isEmpty();
        assertThat(read.diagnostics().get(0).location()).hasToString("x.yaml:2:6");
        assertThat(read.diagnostics().get(0).message()).contains("U+0007");
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
    @ValueSource(
            strings = {
                "nested",
                "recursive",
                "aliases",
                "merges",
                "number",
                "keys",
                "blocks",
                "flow",
                "text",
                "escapes",
                "values"
            })
    void a_bomb_ends_in_a_finding_and_soon(String kind) {
        String bomb = switch (kind) {
            case "nested" -> "a: " + "[".repeat(100_000) + "]".repeat(100_000);
            case "recursive" -> "a: &a [*a, *a]";
            case "aliases" -> doubled("[*%1$s, *%1$s, *%1$s, *%1$s]", "[x, x, x, x]");
            case "merges" -> doubled("{x: *%1$s, y: *%1$s, z: *%1$s}", "{x: 1, y: 2, z: 3}");
            case "number" -> "a: " + "9".repeat(2_000_000);
            case "blocks" -> "- ".repeat(10_000) + "a";
            case "flow" -> "a: [" + "{a: ".repeat(3_000_000);
            case "text" -> "a: " + "x ".repeat(50_000_000);
            case "escapes" -> "a: \"" + "\\n".repeat(20_000_000) + "\"";
            case "values" -> "[" + "a,".repeat(6_000_000) + "]";
            default -> doubled("{? *%1$s : 1, ? [*%1$s] : 2}", "[x]");
        };

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
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
    void a_hundred_thousand_keys_are_read_once_each() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("k").append(i % 99_999).append(": v").append(i).append('\n');
        }
        Checked<Optional<Value>> read = read(text.toString());

        assertThat(((Value.Mapping) read.value().orElseThrow()).entries()).hasSize(99_999);
        assertThat(read.diagnostics()).extracting(Diagnostic::message).containsExactly("the key k0 is there twice");
        assertThat(((Value.Mapping) read.value().orElseThrow())
                        .entries()
                        .get(0)
                        .value()
                        .location())
                .hasToString("x.yaml:100000:5");
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
