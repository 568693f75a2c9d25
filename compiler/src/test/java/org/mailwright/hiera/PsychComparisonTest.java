package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;
import org.mailwright.diagnostic.Checked;
import org.mailwright.hiera.yaml.YamlText;

/** Random YAML read by us and by the Psych of this machine. */
class PsychComparisonTest {
    private static final Path SCRIPT = Path.of("compiler/src/test/resources/hiera/psych.rb");
    private static final List<String> SCALAR_PARTS = List.of(
            "0",
            "1",
            "8",
            "12",
            "60",
            "2024-01-31",
            "2024-1",
            "-",
            "+",
            ".",
            "_",
            ",",
            ":",
            "e",
            "E",
            "e+",
            "e-3",
            "x",
            "b",
            "o",
            "0x",
            "0b",
            "inf",
            "nan",
            ".inf",
            ".NaN",
            "yes",
            "No",
            "ON",
            "oFf",
            "true",
            "FALSE",
            "null",
            "~",
            "y",
            "n",
            "a",
            "f",
            "T10:00:00",
            " 10:00:00",
            "Z",
            "+01:00",
            " ",
            "é",
            "\u00a0",
            "ſ",
            "/",
            "=",
            "<<",
            "(",
            "$",
            ";",
            "::1");
    private static final List<String> TEXT_PARTS = List.of(
            "a",
            "b: ",
            "c",
            "1",
            "- ",
            "-",
            ": ",
            ":",
            "? ",
            "?",
            ",",
            "[",
            "]",
            "{",
            "}",
            "#",
            " #x",
            "&x ",
            "*x",
            "!",
            "!y ",
            "!!str ",
            "!!int ",
            "!!omap ",
            "|",
            ">",
            "|-",
            ">+",
            "|2",
            "\"",
            "'",
            "\\n",
            "\\/",
            "\\x41",
            "%",
            "@",
            "`",
            "\n",
            "\n",
            "\n  ",
            "\n ",
            "\n    ",
            "\t",
            " ",
            "  ",
            "---",
            "...",
            "--- ",
            "\n---\n",
            "<<: ",
            "a: ",
            "k: v\n",
            "- i\n",
            "é",
            "\r\n",
            "\r",
            "\u0085",
            "\u2028",
            "=",
            "~",
            "::1",
            ":s",
            "\"q\": ",
            "'q'",
            "[a, b]",
            "{a: b}",
            "&x a",
            "%YAML 1.1\n",
            "\uFEFF");

    static String shown(String text) {
        Checked<Optional<Value>> read = YamlText.read("x.yaml", text.getBytes(StandardCharsets.UTF_8));
        boolean broken = read.diagnostics().stream()
                .anyMatch(finding -> finding.isError() && !finding.message().contains("byte order mark"));
        return read.value().map(PsychComparisonTest::shown).orElse(broken ? "error" : "nil");
    }

    private static String shown(Value value) {
        if (value instanceof Value.Text text) {
            return "s" + HexFormat.of().formatHex(text.text().getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof Value.Real real) {
            return Double.isNaN(real.number())
                    ? "fnan"
                    : "f" + HexFormat.of().toHexDigits(Double.doubleToLongBits(real.number()));
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(PsychComparisonTest::shown).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> shown(entry.key()) + "=>" + shown(entry.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value instanceof Value.Undef
                ? "nil"
                : value instanceof Value.Refused
                        ? "refused"
                        : Values.plain(value).toString();
    }

    private static List<String> random(long seed, int count, int longest, List<String> parts) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.rangeClosed(0, random.nextInt(longest))
                        .mapToObj(j -> parts.get(random.nextInt(parts.size())))
                        .collect(Collectors.joining()))
                .toList();
    }

    /** The texts that we and Psych read differently, each with both readings. */
    static List<String> differing(Path directory, List<String> texts) throws IOException {
        Daemon ruby = Daemon.require("ruby");
        Path file = Files.write(
                directory.resolve("texts"),
                texts.stream()
                        .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                        .toList());
        Daemon.Answer answer = ruby.run(List.of(SCRIPT.toString(), file.toString()));
        List<String> lines = answer.output().lines().toList();
        assertThat(lines).as(answer.output()).hasSameSizeAs(texts);
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String ours = shown(texts.get(i));
            if (!ours.equals(lines.get(i))) {
                differing.add(texts.get(i) + " is " + ours + ", to Psych " + lines.get(i));
            }
        }
        return differing;
    }

    @Test
    void scalars_are_what_psych_makes_of_them(@TempDir Path directory) throws IOException {
        List<String> scalars = random(1, 20_000, 4, SCALAR_PARTS).stream()
                .map(scalar -> "- " + scalar)
                .toList();

        assertThat(differing(directory, scalars)).isEmpty();
    }

    @Test
    void documents_are_what_psych_makes_of_them(@TempDir Path directory) throws IOException {
        assertThat(differing(directory, random(2, 20_000, 9, TEXT_PARTS))).isEmpty();
    }
}
