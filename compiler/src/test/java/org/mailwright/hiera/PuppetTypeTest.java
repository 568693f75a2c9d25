package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.hiera.lookup.Conversion;
import org.mailwright.hiera.type.PuppetType;

/** Data types and what can be made of values (Puppet language reference: "Data types", "Built-in functions: new"). */
class PuppetTypeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            String[2,3]                | abc       | a
            Integer[0, default]        | 7         | -1
            Float                      | 1.5       | 1
            Boolean                    | true      | 'true'
            Array[String]              | [a, b]    | [a, 1]
            Array[Integer, 1, 2]       | [1]       | []
            Hash[String, Integer]      | {a: 1}    | {a: b}
            Optional[Integer]          | ~         | a
            Variant[Integer, String]   | a         | [a]
            Enum[a, b]                 | b         | c
            Pattern[/\\Aa\\h+\\z/]     | abc       | axc
            Struct[{a => Integer, Optional[b] => String}] | {a: 1} | {a: 1, c: 2}
            Struct[{'a' => Optional[Integer]}] | {}  | {a: x}
            Tuple[Integer, String]     | [1, a]    | [1]
            Data                       | {a: [~]}  | {1: a}
            Scalar                     | 1         | ~
            NotUndef                   | a         | ~
            """)
    void a_type_takes_some_values_and_no_others(String type, String fits, String other) {
        PuppetType parsed = PuppetType.parse(type).orElseThrow();

        assertThat(parsed.accepts(Repository.read(fits))).isTrue();
        assertThat(parsed.accepts(Repository.read(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Notatype[
            integer
            Integer]
            Struct[{a}]
            Pattern[/(/]
            """)
    void other_texts_are_no_types(String text) {
        assertThat(PuppetType.parse(text).value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Integer          | '0x1F'   | 31
            [Integer, 8]     | '0644'   | 420
            [Integer, 10, true] | '-5'  | 5
            Integer          | '08'     | error
            Integer          | 2.9      | 2
            Numeric          | '1e3'    | 1000.0
            Float            | '0b11'   | 3.0
            Boolean          | 'No'     | false
            Boolean          | maybe    | error
            String           | [a, {k: ~}, 1.5] | '['a', {'k' => undef}, 1.5]'
            [String, '%#x']  | 255      | '0xff'
            Array            | {k: 1}   | [['k', 1]]
            [Array, true]    | a        | ['a']
            Hash             | [[a, 1], [b, 2]] | {'a': 1, 'b': 2}
            Hash             | [a]      | error
            Sensitive        | a        | Sensitive
            Stdlib::Port     | 25       | error
            'Integer[0, 5]'  | '7'      | error
            """)
    void convert_to_makes_a_value_of_another_type(String option, String value, String made) {
        String shown;
        try {
            shown = Shown.of(Conversion.of("k", Repository.read(option), Repository.read(value)));
        } catch (LookupFailure e) {
            assertThat(e.kind()).isEqualTo(FailureKind.CONVERT_TO);
            shown = "error";
        }

        assertThat(shown).isEqualTo(made);
    }
}
