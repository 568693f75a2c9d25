package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.json.JsonText;
import org.mailwright.hiera.ruby.RubyJson;
import org.mailwright.hiera.ruby.RubyText;
import org.mailwright.hiera.yaml.PsychDump;
import org.mailwright.hiera.yaml.YamlText;

/** Scripts read what {@code puppet lookup} prints: the same value is the same bytes, as Ruby writes them. */
@Tag("slow")
class RubyPrintingTest {
    private static final List<String> PIECES = List.of(
            "a",
            "word",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "\"",
            "'",
            "\\",
            ":",
            ": ",
            " #",
            "#{",
            "- ",
            "-",
            "?",
            "é",
            "日本",
            "🧅",
            "\u0007",
            "\u001b",
            "\u00a0",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\r",
            "%",
            "@",
            "`",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "1",
            "0",
            "2024-01-31",
            "12:30",
            "true",
            "y",
            "~",
            "long enough to be folded somewhere ",
            "<<",
            "=",
            "---",
            "...",
            ".",
            "1e3",
            "_",
            "\u007f",
            "\u200b",
            "\ue000",
            "(",
            "$",
            "/");

    private final Random random = new Random(Long.getLong("seed", 20_261_115L));

    @Test
    void random_values_print_as_ruby_prints_them(@TempDir Path scratch) throws IOException {
        Daemon ruby = Daemon.require("ruby");
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Map<Object, Object> top = new LinkedHashMap<>(Map.of("v", value(i % 3)));
            documents.add(DataText.yaml(top, random));
        }
        Path input = scratch.resolve("documents");
        Files.write(input, documents.stream().map(DataText::quoted).toList(), StandardCharsets.UTF_8);
        Daemon.Answer answer =
                ruby.run(List.of("compiler/src/test/resources/puppet/print.rb"), input, scratch.resolve("complaints"));
        List<String> lines = answer.output().lines().toList();
        assertThat(lines).as(Files.readString(scratch.resolve("complaints"))).hasSameSizeAs(documents);

        for (int i = 0; i < documents.size(); i++) {
            Value.Mapping top =
                    (Value.Mapping) YamlText.read("document", documents.get(i).getBytes(StandardCharsets.UTF_8))
                            .value()
                            .orElseThrow();
            Value value = top.get("v").orElseThrow();
            Value.Mapping expected = (Value.Mapping)
                    JsonText.read("answer", lines.get(i).getBytes(StandardCharsets.UTF_8), HieraKinds.JSON_SYNTAX)
                            .value()
                            .orElseThrow();
            assertThat(RubyText.of(value)).as(documents.get(i)).isEqualTo(text(expected, "s"));
            assertThat(PsychDump.of(value)).as(documents.get(i)).isEqualTo(text(expected, "yaml"));
            if (!text(expected, "json").startsWith("not")) {
                assertThat(RubyJson.of(value)).as(documents.get(i)).isEqualTo(text(expected, "json"));
            }
        }
    }

    private static String text(Value.Mapping answer, String key) {
        return Values.text(answer.get(key).orElse(new Value.Undef(Location.file(""))));
    }

    private Object value(int depth) {
        int kind = random.nextInt(depth == 0 ? 7 : 10);
        if (random.nextInt(10) == 0) {
            return new RandomData.Plain(number());
        }
        if (kind < 5) {
            return text();
        }
        if (kind < 7) {
            return new RandomData(random).value("k4");
        }
        if (kind < 8) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(value(depth - 1));
            }
            return list;
        }
        Map<Object, Object> hash = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            hash.put(random.nextInt(4) == 0 ? new RandomData.Plain(pick(RandomData.PLAIN)) : text(), value(depth - 1));
        }
        return hash;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    /** A float as YAML, of any size and length. */
    private String number() {
        return (random.nextBoolean() ? "-" : "") + random.nextInt(10) + "."
                + String.valueOf(random.nextLong() & Long.MAX_VALUE).substring(0, 1 + random.nextInt(17))
                + (random.nextBoolean()
                        ? ""
                        : random.nextBoolean() ? "e-" + random.nextInt(320) : "e+" + random.nextInt(308));
    }

    private String pick(List<String> items) {
        return items.get(random.nextInt(items.size()));
    }
}
