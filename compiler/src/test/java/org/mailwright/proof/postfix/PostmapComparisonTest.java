package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.Artefact;
import org.mailwright.daemon.Daemon;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.proof.EmittedFile;

/** Random tables give the answers that Postfix's own postmap gives: our reading of them is the ground of the proof. */
@Tag("slow")
class PostmapComparisonTest {
    private static final int TABLES = 60;
    /** Rules of a long table, and keys that it is asked for. */
    private static final int MANY = 50;

    private static final List<String> KEYS = List.of(
            "alice@onion.example",
            "ALICE@Onion.Example",
            "bob@onion.test",
            "bob+x@onion.test",
            "@onion.test",
            "onion.example",
            "carol@a.onion.test",
            "a.b@onion-test",
            "dave$@onion.test",
            "203.0.113.7",
            "203.0.113.0",
            "198.51.100.255",
            "2001:db8::7",
            "2001:db8:1::1");

    private static final List<String> TEXT_LINES = List.of(
            "alice@onion.example bob@onion.test",
            "Alice@Onion.Example\tcarol@onion.example, Dave@Onion.Test",
            "bob@onion.test   two  blanks \t",
            "@onion.test alice@onion.example",
            "onion.example smtp:[mx.example]",
            "  indented@onion.test value",
            "\tmore, and more",
            "# a comment",
            "   # an indented comment",
            "",
            "   ",
            "lonely@onion.test",
            "colon@onion.test: value",
            "bob+x@onion.test # no comment",
            "\"a b\"@onion.test quoted",
            "\"open@onion.test quoted",
            "back\\ slash@onion.test value",
            "dave$@onion.test $1 ${2}");

    private static final List<String> REGEXP_LINES = List.of(
            "/^(.+)@onion\\.test$/ ${1}@onion.example",
            "/^(.+)@onion.test$/ $1@other.example",
            "/^(.+)@a\\.onion\\.test$/ $(1)x",
            "/ALICE/ found",
            "/ALICE/i as it stands",
            "/^bob(\\+(.*))?@/ <$2>",
            "/onion|example/ either $$1",
            "!/onion/ no onion",
            "if /test/",
            "if !/example/",
            "endif",
            "/^[^@]+@[a-z.]+$/ plain",
            "/^dave\\$@/ dollar",
            "/^[[:alpha:]]+@/ letters",
            "/(unbalanced/ never",
            "/^$/ empty",
            "/x{2,}/ twice",
            "   and more",
            "# a comment",
            "#/alice/ nor this",
            "|^alice| another delimiter",
            "if /test/ extra",
            "if!/alice/",
            "if|bob|",
            "if (c(",
            "if",
            "endif extra",
            "ENDIF",
            "ifalice never",
            "!!/bob/ twice negated",
            "! !/bob/ and with a blank",
            "/carol/",
            "/alice/q unknown flag",
            "/@onion\\.test$/ by domain",
            "!/@onion\\.test$/ by another domain",
            "/[]a]lice/ bracket");

    private static final List<String> CIDR_LINES = List.of(
            "203.0.113.0/24 net",
            "203.0.113.7 host",
            "203.0.113.7/32 REJECT",
            "203.0.113.7/24 host bits",
            "!203.0.113.0/24 elsewhere",
            "198.51.100.128/25 upper",
            "2001:db8::/32 six",
            "[2001:db8::]/48 brackets",
            "0.0.0.0/0 four",
            "::/0 any six",
            "if 203.0.113.0/28",
            "if !198.51.100.0/24",
            "endif",
            "203.0.113.0/33 too long",
            "  continued",
            "# comment",
            "if 203.0.113.0/28 extra",
            "if[2001:db8::]/32",
            "if!203.0.113.0/24",
            "if",
            "endif extra",
            "ENDIF",
            "!!203.0.113.0/24 twice negated",
            "! !203.0.113.0/25 and with a blank",
            "203.0.113.0/24");

    @TempDir
    private Path scratch;

    private final Daemon postmap;

    PostmapComparisonTest() {
        postmap = Daemon.require("postmap");
    }

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(
                scratch.resolve("main.cf"),
                "compatibility_level = 3.6\nsmtputf8_enable = no\nqueue_directory = " + scratch + "\n");
    }

    /** Some of the lines in any order. */
    private static List<String> draw(Random random, List<String> lines) {
        List<String> drawn = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            drawn.add(lines.get(random.nextInt(lines.size())));
        }
        return drawn;
    }

    private Path written(String name, List<String> lines) throws IOException {
        return Files.writeString(
                scratch.resolve(name), lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static EmittedFile file(List<String> lines) {
        return new EmittedFile(Artefact.shared("table", out -> {
            for (String line : lines) {
                out.line(line, List.of());
            }
        }));
    }

    /** What postmap prints, its warnings left out. */
    private String said(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", scratch.toString()));
        all.addAll(List.of(arguments));
        return postmap.run(all)
                .output()
                .lines()
                .filter(line -> !line.startsWith("postmap: "))
                .collect(Collectors.joining("\n"));
    }

    private static String answer(LookupTable table, String key) {
        return table.find(key).map(Hit::value).orElse("");
    }

    @Test
    void an_indexed_table_holds_the_entries_that_postmap_stores() throws IOException {
        for (int seed = 0; seed < TABLES; seed++) {
            List<String> lines = draw(new Random(seed), TEXT_LINES);
            Path source = written("lmdb-" + seed, lines);
            said("lmdb:" + source);
            Map<String, String> stored = new TreeMap<>();
            said("-s", "lmdb:" + source)
                    .lines()
                    .filter(line -> line.contains("\t"))
                    .forEach(line -> {
                        String[] parts = line.split("\t", 2);
                        stored.put(parts[0], parts[1]);
                    });

            Map<String, String> read = new TreeMap<>();
            IndexedTable.read(file(lines), (first, last, text) -> {})
                    .forEach((key, value, line) -> read.put(key, value));

            assertThat(read).as("seed %s: %s", seed, lines).isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"regexp", "cidr"})
    void a_table_that_is_tried_in_order_answers_as_postmap_does(String type) throws IOException {
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            List<String> lines = draw(random, type.equals("cidr") ? CIDR_LINES : REGEXP_LINES);
            Path source = written(type + "-" + seed, lines);
            LookupTable table = type.equals("cidr")
                    ? CidrTable.read(file(lines), (first, last, text) -> {})
                    : RegexpTable.read(file(lines), (first, last, text) -> {});
            Set<String> keys = Set.copyOf(keys(random));

            assertThat(answers(table, keys)).as("seed %s: %s", seed, lines).isEqualTo(asked(type + ":" + source, keys));
        }
    }

    /** Tables of many rules, several of them for each key: the first in the file answers, wherever an index has it. */
    @ParameterizedTest
    @ValueSource(strings = {"regexp", "cidr"})
    void of_many_rules_for_a_key_the_first_answers(String type) throws IOException {
        boolean cidr = type.equals("cidr");
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            List<String> lines = new ArrayList<>();
            int open = 0;
            for (int i = 0; i < MANY; i++) {
                int kind = random.nextInt(12);
                String pattern = (kind < 2 ? "!" : "") + (cidr ? network(random) : expression(random));
                boolean closes = kind == 2 && open > 0;
                boolean opens = kind == 3;
                open += closes ? -1 : opens ? 1 : 0;
                lines.add(closes ? "endif" : opens ? "if " + pattern : pattern + " rule " + i);
            }
            Path source = written("many-" + type + "-" + seed, lines);
            LookupTable table = cidr
                    ? CidrTable.read(file(lines), (first, last, text) -> {})
                    : RegexpTable.read(file(lines), (first, last, text) -> {});
            Set<String> keys = new TreeSet<>();
            for (int i = 0; i < MANY; i++) {
                keys.add(cidr ? address(random).text() : key(random));
            }

            assertThat(answers(table, keys)).as("seed %s: %s", seed, lines).isEqualTo(asked(type + ":" + source, keys));
        }
    }

    /** What postmap finds of the keys in a table. */
    private Map<String, String> asked(String table, Set<String> keys) throws IOException {
        Map<String, String> answers = new TreeMap<>();
        postmap.run(
                        List.of("-c", scratch.toString(), "-q", "-", table),
                        written("keys", List.copyOf(keys)),
                        scratch.resolve("warnings"))
                .output()
                .lines()
                .map(line -> line.split("\t", 2))
                .forEach(parts -> answers.put(parts[0], parts[1]));
        return answers;
    }

    /** What our reading of the table finds. */
    private static Map<String, String> answers(LookupTable table, Set<String> keys) {
        Map<String, String> answers = new TreeMap<>();
        keys.forEach(key -> table.find(key).ifPresent(hit -> answers.put(key, hit.value())));
        return answers;
    }

    private static IpAddress address(Random random) {
        int low = random.nextInt(16);
        return IpAddress.of(random.nextInt(3) == 0 ? "2001:db8::" + low + ":" + random.nextInt(4) : "203.0.113." + low);
    }

    private static Network network(Random random) {
        IpAddress address = address(random);
        return Network.around(address, address.bits() - Math.max(0, random.nextInt(8) - 2));
    }

    private static String expression(Random random) {
        String domain = "d" + random.nextInt(4);
        return switch (random.nextInt(8)) {
            case 0 -> "/^" + (char) ('a' + random.nextInt(4)) + "/";
            case 1 -> "/" + domain + "/";
            case 2 -> "/@" + domain + "\\.test$|^a/";
            case 3 -> "/^[ab]@x@" + domain + "\\.test$/";
            case 4 -> "/^b@" + domain.toUpperCase(Locale.ROOT) + "\\.test$/";
            default -> "/^[abc]@" + domain + "\\.test$/";
        };
    }

    private static String key(Random random) {
        String local = String.valueOf((char) ('a' + random.nextInt(5)));
        String domain = "d" + random.nextInt(5) + ".test";
        return switch (random.nextInt(8)) {
            case 0 -> domain;
            case 1 -> local + "@x@" + domain;
            case 2 -> local + "@" + domain.toUpperCase(Locale.ROOT);
            case 3 -> local;
            default -> local + "@" + domain;
        };
    }

    @Test
    void a_pipeline_answers_as_postmap_does() throws IOException {
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            List<String> patterns = draw(random, REGEXP_LINES);
            List<String> entries = draw(random, TEXT_LINES);
            Path first = written("pipe-a-" + seed, patterns);
            Path second = written("pipe-b-" + seed, entries);
            said("lmdb:" + second);
            LookupTable regexp = RegexpTable.read(file(patterns), (from, to, text) -> {});
            LookupTable indexed = IndexedTable.read(file(entries), (from, to, text) -> {});
            LookupTable inline = new InlineTable(Map.of("none", "none"), java.util.Optional.empty(), file(List.of()));
            for (String key : keys(random)) {
                assertThat(answer(new PipeTable(List.of(regexp, indexed)), key))
                        .as("seed %s: %s in %s then %s", seed, key, patterns, entries)
                        .isEqualTo(said("-q", key, "pipemap:{regexp:" + first + ",lmdb:" + second + "}"));
                assertThat(answer(new PipeTable(List.of(new UnionTable(List.of(inline, regexp)), indexed)), key))
                        .as("seed %s: %s in the union of none and %s then %s", seed, key, patterns, entries)
                        .isEqualTo(said(
                                "-q",
                                key,
                                "pipemap:{unionmap:{inline:{none=none},regexp:" + first + "},lmdb:" + second + "}"));
            }
        }
    }

    private static List<String> keys(Random random) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            keys.add(KEYS.get(random.nextInt(KEYS.size())));
        }
        return keys;
    }
}
