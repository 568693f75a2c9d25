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
import org.mailwright.hiera.YamlText;

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
            text     | 12              | key must be a string, not Integer 12: put it in quotes: YAML reads 12 as Integer
            text     | yes             | key must be a string, not Boolean: put it in quotes: YAML reads yes as Boolean true
            text     | 22:22           | key must be a string, not Integer 80520: put it in quotes: YAML reads 22:22 as Integer 80520
            text     | 3.10            | key must be a string, not Float: put it in quotes: YAML reads 3.10 as Float 3.1
            text     | ~               | key must be a string, not Undef: write a string
            text     | [a]             | key must be a string, not Array: write a string
            text     | ::1             | key must be a string, not Runtime: write a string
            word     | none            | ``
            word     | nonne           | key cannot be "nonne": did you mean "none"?
            word     | other           | key cannot be "other": write one of: none, testing
            word     | NONE            | key cannot be "NONE": write one of: none, testing
            word     | false           | key cannot be "Boolean": write one of: none, testing
            truth    | true            | ``
            truth    | 'true'          | key must be true or false, not String: write true or false
            truth    | 1               | key must be true or false, not Integer 1: write true or false
            whole    | 7               | ``
            whole    | 8               | ``
            whole    | 9               | key must be an integer from 7 to 8, not Integer 9: write an integer from 7 to 8
            whole    | 6               | key must be an integer from 7 to 8, not Integer 6: write an integer from 7 to 8
            whole    | 4294967303      | key must be an integer from 7 to 8, not Integer 4294967303: write an integer from 7 to 8
            whole    | '7'             | key must be an integer from 7 to 8, not String: write an integer from 7 to 8
            whole    | 7.0             | key must be an integer from 7 to 8, not Float: write an integer from 7 to 8
            items    | []              | ``
            items    | [a, b]          | ``
            items    | a               | key must be a list, not String: write a list
            items    | [a, 1]          | key must be a string, not Integer 1: put it in quotes: YAML reads 1 as Integer
            items    | [[a]]           | key has a list in a list: write its items beside the others: a YAML alias (*name) stands for the whole list
            some     | a               | ``
            some     | [a, b]          | ``
            some     | {a: b}          | key must be a string, not Hash: write a string
            some     | [a, ~]          | key must be a string, not Undef: write a string
            either   | verify          | ``
            either   | [a, b]          | ``
            either   | [1]             | key must be a string, not Integer 1: put it in quotes: YAML reads 1 as Integer
            either   | {a: b}          | key must be a string, not Hash: write a string
            each     | {}              | ``
            each     | {a: true}       | ``
            each     | {a: 1}          | key.a must be true or false, not Integer 1: write true or false
            each     | {on: true}      | a key of key must be a string, not Boolean: put it in quotes: YAML reads on as Boolean true
            each     | [a]             | key must be a hash, not Array: write a hash, one key a line
            fields   | {}              | ``
            fields   | {roles: [mx]}   | ``
            fields   | {role: [mx]}    | key has no key "role": did you mean "roles"?
            fields   | {x: 1}          | key has no key "x": the keys are: roles, state
            fields   | {1: 1}          | key has no key "": the keys are: roles, state
            fields   | {state: activ}  | key.state cannot be "activ": did you mean "active"?
            fields   | text            | key must be a hash, not String: write a hash
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
