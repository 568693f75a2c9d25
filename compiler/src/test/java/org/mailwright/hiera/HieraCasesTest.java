package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.json.JsonText;
import org.mailwright.hiera.lookup.MergeParser;
import org.mailwright.hiera.type.PuppetType;
import org.mailwright.source.file.DiskTree;

/**
 * What Puppet itself answered to the look-ups of each case, its value or the category of its error, for Puppet 7.23
 * and 8.11 (src/test/resources/hiera-cases/FORMAT.md).
 */
class HieraCasesTest {
    private static final Path CASES = Path.of("src/test/resources/hiera-cases");
    private static final Location HERE = Location.file("case.json");

    @TestFactory
    Stream<DynamicNode> every_look_up_of_every_case_answers_as_puppet_does() throws IOException {
        Path cases = Files.isDirectory(CASES) ? CASES : Path.of("compiler").resolve(CASES);
        try (Stream<Path> directories = Files.list(cases)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(directory -> container(directory.toAbsolutePath().normalize()))
                    .toList()
                    .stream();
        }
    }

    private static DynamicNode container(Path directory) {
        Value.Mapping content = read(directory.resolve("case.json"));
        List<DynamicNode> tests = new ArrayList<>();
        for (Strictness puppet : Strictness.values()) {
            for (Value lookup : list(content, "lookups")) {
                Value.Mapping asked = (Value.Mapping) lookup;
                String name = puppet + " " + text(asked, "key") + " " + tests.size();
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    Answer answer = hiera(directory, puppet).answer(query(asked), scope(directory, content, asked));
                    assertThat(shown(answer))
                            .as("%s %s: %s", directory.getFileName(), name, answer.failure())
                            .isEqualTo(expected(asked, puppet));
                }));
            }
        }
        return DynamicContainer.dynamicContainer(directory.getFileName().toString(), tests);
    }

    static Value.Mapping read(Path file) {
        try {
            return (Value.Mapping)
                    JsonText.read(file.getFileName().toString(), Files.readAllBytes(file), HieraKinds.JSON_SYNTAX)
                            .value()
                            .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Hiera hiera(Path directory, Strictness puppet) throws IOException {
        DiskTree files = new DiskTree(directory);
        Path global = directory.resolve("global/hiera.yaml");
        Layers environment = Layers.environment(files, directory);
        Layers layers = Files.exists(global) ? environment.withGlobal(global) : environment;
        return Hiera.of(files, layers, puppet, Decryption.WHERE_READABLE);
    }

    private static Scope scope(Path directory, Value.Mapping content, Value.Mapping asked) {
        Optional<Value> named = asked.get("context");
        Value.Mapping node = named.isPresent()
                ? (Value.Mapping) ((Value.Mapping) content.get("contexts").orElseThrow())
                        .get(Values.text(named.get()))
                        .orElseThrow()
                : content;
        Value facts = node.get("facts").or(() -> content.get("facts")).orElseThrow();
        Value trusted = node.get("trusted").or(() -> content.get("trusted")).orElseThrow();
        List<Value.Mapping.Entry> more = new ArrayList<>();
        content.get("server_facts").ifPresent(found -> more.add(entry("server_facts", found)));
        content.get("scope").ifPresent(found -> more.addAll(((Value.Mapping) found).entries()));
        more.add(entry("casedir", Value.Text.of(directory.toString(), HERE)));
        return Scope.of((Value.Mapping) facts, (Value.Mapping) trusted, text(content, "environment"))
                .and(new Value.Mapping(more, HERE));
    }

    private static Value.Mapping.Entry entry(String key, Value value) {
        return new Value.Mapping.Entry(Value.Text.of(key, HERE), value);
    }

    private static Query query(Value.Mapping asked) throws LookupFailure {
        Query query = Query.of(text(asked, "key"));
        if (asked.get("merge").isPresent()) {
            query = query.merging(MergeParser.parse(asked.get("merge").get()));
        }
        if (asked.get("default").isPresent()) {
            query = query.orElse(asked.get("default").get());
        }
        if (asked.get("type").isPresent()) {
            query = query.typed(PuppetType.parse(text(asked, "type")).orElseThrow());
        }
        return query;
    }

    private static String shown(Answer answer) {
        // Puppet fails where it has no key, or gpg no key ring; here such a value stays closed, and the rest can be
        // looked up.
        if (answer.value().filter(Value.Sealed.class::isInstance).isPresent()) {
            return "error: " + FailureKind.DECRYPT;
        }
        return answer.failure().isPresent()
                ? "error: " + answer.failure().get().kind()
                : "value: " + json(answer.value().orElseThrow());
    }

    private static String expected(Value.Mapping asked, Strictness puppet) {
        Optional<Value> own = puppet == Strictness.PUPPET_8 ? asked.get("expected_puppet8") : Optional.empty();
        Value.Mapping expected =
                (Value.Mapping) own.or(() -> asked.get("expected")).orElseThrow();
        Optional<Value> error = expected.get("error");
        return error.isPresent()
                ? "error: " + text((Value.Mapping) error.get(), "category")
                : "value: " + json(expected.get("value").orElseThrow());
    }

    private static List<Value> list(Value.Mapping mapping, String key) {
        return ((Value.Sequence) mapping.get(key).orElseThrow()).items();
    }

    private static String text(Value.Mapping mapping, String key) {
        return Values.text(mapping.get(key).orElseThrow());
    }

    /** A value as the cases write it, with the tags for what JSON cannot hold; order and kinds of numbers count. */
    static String json(Value value) {
        if (value instanceof Value.Text text) {
            return "\""
                    + text.text().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
        if (value instanceof Value.Real real && !Double.isFinite(real.number())) {
            return "{\"__ptype\": \"Float\", \"value\": \"" + real.number() + "\"}";
        }
        if (value instanceof Value.Sensitive sensitive) {
            return "{\"__ptype\": \"Sensitive\", \"value\": " + json(sensitive.value()) + "}";
        }
        if (value instanceof Value.Sequence list) {
            return "["
                    + String.join(
                            ", ",
                            list.items().stream().map(HieraCasesTest::json).toList()) + "]";
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping(mapping);
        }
        return value instanceof Value.Undef ? "null" : String.valueOf(Values.plain(value));
    }

    private static String mapping(Value.Mapping mapping) {
        boolean plain = mapping.entries().stream().allMatch(entry -> entry.key() instanceof Value.Text);
        List<String> entries = mapping.entries().stream()
                .map(entry -> plain
                        ? json(entry.key()) + ": " + json(entry.value())
                        : "[" + json(entry.key()) + ", " + json(entry.value()) + "]")
                .toList();
        String all = String.join(", ", entries);
        return plain ? "{" + all + "}" : "{\"__ptype\": \"Hash\", \"entries\": [" + all + "]}";
    }
}
