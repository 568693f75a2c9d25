package org.mailwright.source.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.source.shape.Shape.field;
import static org.mailwright.source.shape.Shape.fields;
import static org.mailwright.source.shape.Shape.text;
import static org.mailwright.source.shape.Shape.texts;
import static org.mailwright.source.shape.Shape.word;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.yaml.YamlText;

/** Every kind of shape, with values that are of it and values that are not. */
class ShapeCheckTest {
    private static final Map<String, Shape> SHAPES = Map.of(
            "text", text("domain"),
            "word", word("none", "testing"),
            "truth", new Shape.Truth(),
            "whole", new Shape.Whole(7, 8),
            "items", texts("domain"),
            "some", new Shape.OneOrMore(text("address")),
            "either", new Shape.Either(texts("local part"), text("path")),
            "each", new Shape.Each(text("name"), new Shape.Truth()),
            "fields", fields(field("roles", texts("role"), "", ""), field("state", word("active"), "", "")),
            "anything", new Shape.Anything());

    private static List<Diagnostic> check(Shape shape, String yaml) {
        Value value = YamlText.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                .value()
                .orElseThrow();
        List<Diagnostic> findings = new ArrayList<>();
        ShapeCheck.check("key", shape, value, findings::add);
        return findings;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text     | onion.test      | ``
            text     | '12'            | ``
            text     | 12              | key must be a string, not the number 12: write "12" in quotes: without them YAML reads a number
            text     | yes             | key must be a string, not a boolean: write "yes" in quotes: without them YAML reads true
            text     | 22:22           | key must be a string, not the number 22:22: write "22:22" in quotes: without them YAML reads the number 80520
            text     | 3.10            | key must be a string, not the number 3.10: write "3.10" in quotes: without them YAML reads the number 3.1
            text     | ~               | key is empty: write its value; one that begins with # needs quotes
            text     | [a]             | key must be a string, not a list: write a string
            text     | ::1             | key must be a string, not a symbol of Ruby or a date: write a string
            word     | none            | ``
            word     | nonne           | key cannot be "nonne": did you mean "none"?
            word     | other           | key cannot be "other": write one of: none, testing
            word     | NONE            | key cannot be "NONE": did you mean "none"?
            word     | false           | key cannot be "false": write one of: none, testing
            truth    | true            | ``
            truth    | 'true'          | key must be true or false, not a string: write true without quotes
            truth    | 1               | key must be true or false, not the number 1: write true or false
            whole    | 7               | ``
            whole    | 8               | ``
            whole    | 9               | key must be an integer from 7 to 8, not the number 9: write an integer from 7 to 8
            whole    | 6               | key must be an integer from 7 to 8, not the number 6: write an integer from 7 to 8
            whole    | 4294967303      | key must be an integer from 7 to 8, not the number 4294967303: write an integer from 7 to 8
            whole    | '7'             | key must be an integer from 7 to 8, not a string: write an integer from 7 to 8
            whole    | 7.0             | key must be an integer from 7 to 8, not the number 7.0: write an integer from 7 to 8
            items    | []              | ``
            items    | [a, b]          | ``
            items    | a               | key must be a list, not a string: write [a]
            items    | [a, 1]          | key must be a string, not the number 1: write "1" in quotes: without them YAML reads a number
            items    | [[a]]           | key has a list in a list: write its items beside the others: a YAML alias (*name) stands for the whole list
            some     | a               | ``
            some     | [a, b]          | ``
            some     | {a: b}          | key must be a string or a list, not a hash: write [b]
            some     | [a, ~]          | key is empty: write its value; one that begins with # needs quotes
            either   | verify          | ``
            either   | [a, b]          | ``
            either   | [1]             | key must be a string, not the number 1: write "1" in quotes: without them YAML reads a number
            either   | {a: b}          | key must be a string, not a hash: write a string
            each     | {}              | ``
            each     | {a: true}       | ``
            each     | {a: 1}          | key.a must be true or false, not the number 1: write true or false
            each     | {on: true}      | a key of key must be a string, not a boolean: write "on" in quotes: without them YAML reads true
            each     | [a]             | key must be a hash, not a list: write a hash, one key a line
            fields   | {}              | ``
            fields   | {roles: [mx]}   | ``
            fields   | {role: [mx]}    | key has no key "role": did you mean "roles"?
            fields   | {x: 1}          | key has no key "x": the keys are: roles, state
            fields   | {1: 1}          | key has no key "1": the keys are: roles, state
            fields   | {state: activ}  | key.state cannot be "activ": did you mean "active"?
            fields   | text            | key must be a hash, not a string: write a hash; its keys are: roles, state
            anything | [{a: 1}]        | ``
            """)
    void a_value_is_held_against_its_shape(String shape, String yaml, String said) {
        String found = String.join(
                "; ",
                check(SHAPES.get(shape), yaml).stream()
                        .map(finding -> finding.message() + ": " + finding.help())
                        .toList());

        assertThat(found).isEqualTo(said == null ? "" : said);
    }

    @Test
    void every_fault_is_told_at_its_own_place() {
        List<Diagnostic> findings = check(SHAPES.get("fields"), "rols: [mx]\nroles:\n- mx\n- 5\nstate: up\n");

        assertThat(findings)
                .extracting(Diagnostic::location)
                .isEqualTo(List.of(
                        Location.file("x.yaml", 1, 1), Location.file("x.yaml", 4, 3), Location.file("x.yaml", 5, 8)));
        assertThat(findings).allMatch(Diagnostic::isError);
    }

    @Test
    void a_secret_is_a_string_and_never_shown() {
        Location here = Location.file("x.yaml", 1, 1);
        List<Diagnostic> findings = new ArrayList<>();
        Value sealed = new Value.Sealed("ENC[PKCS7,s3cret]", here);
        Value secret = new Value.Text("s3cret", true, here);

        ShapeCheck.check("key", SHAPES.get("text"), sealed, findings::add);
        ShapeCheck.check("key", SHAPES.get("text"), secret, findings::add);
        assertThat(findings).isEmpty();

        for (Value value : List.of(sealed, secret)) {
            for (String shape : List.of("word", "truth", "whole", "items", "fields", "each")) {
                ShapeCheck.check("key", SHAPES.get(shape), value, findings::add);
            }
        }
        assertThat(findings).hasSize(12).allMatch(finding -> !finding.toString().contains("s3cret"));
    }
}
