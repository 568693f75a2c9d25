package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.hiera.hocon.HoconText;

/** HOCON as ruby-hocon 1.3.1 reads it, since that is what Puppet sees; each line of the table was read by it. */
class HoconTextTest {
    private static Checked<Optional<Value>> read(String text) {
        return HoconText.read("x.conf", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                              | {}
            `a = 1\\nb { c = [1,2], d = ${a} }\\ns = unquoted string` | {'a': 1, 'b': {'c': [1, 2], 'd': 1}, 's': 'unquoted string'}
            `a.x=1\\na.y=2`                 | {'a': {'y': 2, 'x': 1}}
            `a {x=1}\\na {y=2, x=3}`        | {'a': {'y': 2, 'x': 3}}
            `a=1\\nb=2\\na=3`               | {'a': 3, 'b': 2}
            `a=${b}\\nb=1`                  | {'a': 1, 'b': 1}
            `a=[1]\\na=${a}[2]`             | {'a': [1, 2]}
            `a=[1]\\na += 2`                | {'a': [1, 2]}
            a += 2                          | {'a': [2]}
            `a=${?n}\\nb=1`                 | {'b': 1}
            a=[${?n},1]                     | {'a': [1]}
            `a= x ${b} y\\nb=z`             | {'a': 'x z y', 'b': 'z'}
            a=01                            | {'a': 1}
            a=010                           | {'a': 8}
            a=08                            | {'a': '08'}
            a=1.0                           | {'a': 1}
            a=1e5                           | {'a': 100000}
            a=0.10                          | {'a': 0.1}
            a=1.                            | {'a': '1.'}
            a=10s                           | {'a': '10s'}
            a=2024-01-31                    | {'a': '2024-01-31'}
            a=yes                           | {'a': 'yes'}
            a=truex                         | {'a': 'truex'}
            a=null                          | {'a': undef}
            `a=\"""x\\ny\"\"""`              | {'a': 'x\\ny"'}
            a b c = 1                       | {'a b c': 1}
            "a.b".c=1                       | {'a.b': {'c': 1}}
            1.5=2                           | {'1': {'5': 2}}
            a=x/y                           | {'a': 'x/y'}
            a=x# c                          | {'a': 'x'}
            a={b:1}{c:2}                    | {'a': {'c': 2, 'b': 1}}
            a={b:1} x                       | {'a': {'b': 1}}
            `a=[1\\n2\\n,3,]`               | {'a': [1, 2, 3]}
            `a=${b}{y=2}\\nb={x=1}`         | {'a': {'y': 2, 'x': 1}, 'b': {'x': 1}}
            `a={x=1}\\na=${b}\\nb={y=2}`    | {'a': {'y': 2, 'x': 1}, 'b': {'y': 2}}
            `a=1\\na=${a}2\\na=${a}3`       | {'a': '123'}
            a=${?a}                         | {}
            `a={b=1}\\na={b=${a.b}2}`       | {'a': {'b': '12'}}
            `a=${x} ${y}\\nx=[1]\\ny=[2]`   | {'a': [1, 2], 'x': [1], 'y': [2]}
            `a={b=null}\\na={c=1}`          | {'a': {'c': 1, 'b': undef}}
            a="\\u0041\\"" b                | {'a': 'A" b'}
            """)
    void a_file_is_read(String text, String value) {
        assertThat(Repository.shown(read(text.replaceAll("\\\\n", "\n"))).replace("\n", "\\n"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "a",
                "a=",
                "{a:1}\nb=2",
                "a=\"x\ny\"",
                "a=[,]",
                "a=[1,,2]",
                "{a:1,,}",
                "a=${a}",
                "a=${b}\nb=${a}",
                "a=1+2",
                "a=@",
                "a=alice@onion.example",
                "a : b : c",
                "a=http://x.example",
                "a=\"\\q\"",
                "a=$x",
                "a=${b",
                "a={",
                "a=}",
                "a=[1",
                "a=1 b=2",
                "a={0:x} [z]",
                ".a=1",
                "a..b=1",
                "a=\"\"\"x",
                "a=${PATH}",
                "include \"other.conf\"",
                "include file(\"/etc/passwd\")",
                "a { include \"x\" }"
            })
    void what_is_wrong_fails_the_file(String text) {
        assertThat(read(text).value()).as(text).isEmpty();
        assertThat(read(text).diagnostics()).hasSize(1);
    }

    @Test
    void every_value_has_its_place() {
        Value.Mapping read = (Value.Mapping)
                read("# c\na {\n  b = bob, c : [1, x]\n}\nd = ${a.b}\n").value().orElseThrow();
        Value.Mapping a = (Value.Mapping) read.get("a").orElseThrow();

        assertThat(read.entries().get(0).key().location()).hasToString("x.conf:2:1");
        assertThat(a.get("b").orElseThrow().location()).hasToString("x.conf:3:7");
        assertThat(((Value.Sequence) a.get("c").orElseThrow()).items().get(1).location())
                .hasToString("x.conf:3:20");
        assertThat(read("a = 1\nb = ${x.y}").diagnostics())
                .extracting(Diagnostic::location)
                .asString()
                .contains("x.conf:2:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nested", "lists", "doubled", "circle", "number"})
    void a_bomb_ends_in_a_finding_and_soon(String kind) {
        StringBuilder doubled = new StringBuilder("a0 = [x, y]\n");
        for (int i = 1; i < 60; i++) {
            doubled.append(String.format("a%1$d = ${a%2$d} ${a%2$d}%n", i, i - 1));
        }
        String bomb = switch (kind) {
            case "nested" -> "a {".repeat(100_000);
            case "lists" -> "a = " + "[".repeat(100_000);
            case "doubled" -> doubled.toString();
            case "circle" -> "a = { b = ${a} }";
            default -> "a = " + "9".repeat(1_000_000);
        };

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(read(bomb).value()).isEmpty());
    }
}
