package org.mailwright.source.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.cli.Run;
import org.mailwright.source.ldap.Authority;
import org.mailwright.source.puppetdb.PuppetDbHost;

/** A site whose inventory and exports are PuppetDB's: what a command writes, what it ends with where PuppetDB fails. */
@Timeout(120)
class LiveSourcesTest {
    private static final Authority AUTHORITY = new Authority();
    private static final Authority.Identity SERVER = AUTHORITY.identity("CN=puppetdb", "127.0.0.1");
    private static final Authority.Identity CLIENT = AUTHORITY.identity("CN=mail", "mail.onion.example");
    private static final String FACTS = "{\"os\": {\"release\": {\"major\": \"12\"}}}";
    private static final int NODES = 7;
    private static final String NAMES = "allow: {n0001.onion.example: [alias.test]}";

    @TempDir
    private Path scratch;

    private Path site = Path.of("");

    @BeforeEach
    void make() throws IOException {
        site = Files.createDirectory(scratch.resolve("site"));
        Files.createDirectories(site.resolve("data"));
        Files.createDirectories(site.resolve("tls"));
        Files.writeString(site.resolve("tls/ca.pem"), AUTHORITY.pem());
        Files.writeString(site.resolve("tls/client.pem"), CLIENT.chain());
        Files.createFile(
                site.resolve("tls/client.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(site.resolve("tls/client.key"), CLIENT.key());
        Files.writeString(
                site.resolve("hiera.yaml"),
                "version: 5\nhierarchy: [{name: all, paths: [\"%{trusted.certname}.yaml\", common.yaml]}]\n");
        Files.writeString(
                site.resolve("data/n0001.onion.example.yaml"),
                "mailwright::host: {roles: [mx, srs], addresses: [203.0.113.7]}\n");
        Files.writeString(site.resolve("data/common.yaml"), """
                mailwright::domains: {onion.example: {primary: true}}
                mailwright::srs: {secrets: [throw-away-secret-of-a-test]}
                mailwright::aliases: {postmaster: alice, abuse: alice}
                mailwright::forwards: {alice: alice@mail.example}
                """);
    }

    private static PuppetDbHost host() throws IOException {
        return PuppetDbHost.start(SERVER, AUTHORITY).withNodes(NODES).withExports(NODES);
    }

    private static String keys(int port, String more) {
        return "{url: \"https://127.0.0.1:" + port
                + "\", cert: tls/client.pem, key: tls/client.key, ca: tls/ca.pem, page_size: 3, timeout: 2" + more
                + "}";
    }

    /** Both of PuppetDB, with more keys for each. */
    private void both(int port, String inventory, String exported) throws IOException {
        site("{puppetdb: " + keys(port, "") + inventory + "}", keys(port, ", " + NAMES + exported));
    }

    private void site(String nodes, String exported) throws IOException {
        Files.writeString(
                site.resolve("mailwright.yaml"), "hiera: {nodes: " + nodes + "}\nexported: " + exported + "\n");
    }

    private Run compile() {
        return run("compile", "-o", out().toString());
    }

    private Run run(String command, String... more) {
        Stream<String> words = Stream.of(command, "-C", site.toString(), "--as-of", "2026-11-15");
        Run run = Run.of(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
        assertThat(run.text()).doesNotContain("hidden words").doesNotContain("PRIVATE KEY");
        return run;
    }

    private Path out() {
        return scratch.resolve("out");
    }

    private Map<String, String> written() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(out())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(out().relativize(path).toString(), Files.readString(path, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private Path cached(String kind) throws IOException {
        try (Stream<Path> files = Files.list(site.resolve("cache"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(kind))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void a_saved_answer_and_PuppetDB_itself_give_the_same_files() throws IOException {
        try (PuppetDbHost host = host()) {
            both(host.port(), "", ", cache: {dir: cache}");
            Files.writeString(
                    site.resolve("mailwright.yaml"),
                    Files.readString(site.resolve("mailwright.yaml"))
                            .replace("timeout: 2}}", "timeout: 2, cache: {dir: cache}}}"));
            Run live = compile();
            assertThat(live.status()).as(live.text()).isZero();
            Map<String, String> expected = written();
            assertThat(expected.toString()).contains("n0007.onion.example");

            // What is kept is a file as the site may name one.
            site(
                    "{minimum: 1, file: " + site.relativize(cached("inventory")) + "}",
                    "{minimum: 1, file: " + site.relativize(cached("exported")) + ", " + NAMES + "}");
            Run saved = compile();
            assertThat(saved.status()).as(saved.text()).isZero();
            assertThat(written()).isEqualTo(expected);
        }
    }

    @Test
    void lost_once_it_is_asked_again_from_the_beginning() throws IOException {
        try (PuppetDbHost host = host().failing(2, PuppetDbHost.status(503))) {
            both(host.port(), "", "");
            Run run = compile();

            assertThat(run.status()).as(run.text()).isZero();
            assertThat(host.asked().stream().filter(question -> question.contains("/inventory")))
                    .as("two pages, and then all three")
                    .hasSize(5);
            assertThat(host.asked().get(2)).contains("&offset=0&");
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "4", "5"})
    void lost_twice_nothing_is_written(int question) throws IOException {
        PuppetDbHost.Fault lost = PuppetDbHost.half(true);
        try (PuppetDbHost host = host()) {
            for (int i = question; i < 20; i++) {
                host.failing(i, lost);
            }
            both(host.port(), "", "");
            Run run = compile();

            assertThat(run.status()).as(run.text()).isEqualTo(3);
            assertThat(run.err()).contains("was not read whole: the connection was lost", "[puppetdb-partial]");
            assertThat(run.err().lines().filter(line -> line.contains("error:")))
                    .hasSize(1);
            assertThat(out()).doesNotExist();
        }
    }

    @Test
    void what_is_wrong_for_good_is_asked_once() throws IOException {
        try (PuppetDbHost host = host().failing(PuppetDbHost.status(500))) {
            both(host.port(), "", "");

            assertThat(compile().status()).isEqualTo(3);
            assertThat(host.asked()).hasSize(1);
        }
    }

    @Test
    void a_client_certificate_that_is_not_there_is_for_another_machine() throws IOException {
        Files.delete(site.resolve("tls/client.key"));
        both(1, "", "");
        Run run = compile();

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains("https://127.0.0.1:1 cannot be asked: there is no file tls/client.key [puppetdb-partial]");
    }

    @Test
    void a_key_that_others_may_read_is_a_finding() throws IOException {
        Files.setPosixFilePermissions(site.resolve("tls/client.key"), PosixFilePermissions.fromString("rw-r--r--"));
        try (PuppetDbHost host = host()) {
            both(host.port(), "", "");

            assertThat(compile().err()).contains("others than its owner may read the file of key [secret-file-mode]");
        }
    }

    @Test
    void no_node_is_refused() throws IOException {
        try (PuppetDbHost host = host().withNodes(0)) {
            both(host.port(), "", "");
            Run run = compile();

            assertThat(run.status()).as(run.text()).isEqualTo(4);
            assertThat(run.err()).contains(" gave no node [puppetdb-empty-result]");
            assertThat(out()).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''             | 4 | refused: exported gave 0 entries, fewer than its minimum of 1
            ', minimum: 0' | 0 | ''
            """)
    void no_export_is_refused_unless_the_site_says_so(String minimum, int status, String said) throws IOException {
        try (PuppetDbHost host = host().withExports(0)) {
            both(host.port(), "", minimum);
            Run run = compile();

            assertThat(run.status()).as(run.text()).isEqualTo(status);
            assertThat(run.err()).contains(said);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ', minimum: 7' | ', minimum: 7' | 0 | ''
            ', minimum: 8' | ''             | 4 | refused: inventory gave 7 entries, fewer than its minimum of 8
            ''             | ', minimum: 8' | 4 | refused: exported gave 7 entries, fewer than its minimum of 8
            """)
    void the_minimum_counts_nodes_and_exports(String nodes, String exported, int status, String said)
            throws IOException {
        try (PuppetDbHost host = host()) {
            both(host.port(), nodes, exported);
            Run run = compile();

            assertThat(run.status()).as(run.text()).isEqualTo(status);
            assertThat(run.err()).contains(said);
        }
    }

    /** What writes and what says what would be written end alike; what only reads has findings. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 7 | ''             | a: alice | 4 | 1 | gave no node [puppetdb-empty-result]
            7 | 0 | ''             | a: alice | 4 | 0 | exported gave 0 entries, fewer than its minimum of 1
            7 | 7 | ', minimum: 8' | zoe: []  | 4 | 1 | inventory gave 7 entries, fewer than its minimum of 8
            """)
    void every_command_ends_alike(
            int nodes, int exports, String minimum, String alias, int writing, int reading, String said)
            throws IOException {
        Path root = Files.createDirectory(scratch.resolve("root"));
        try (PuppetDbHost host = host()) {
            both(host.port(), "", "");
            assertThat(compile().status()).isZero();
        }
        try (PuppetDbHost host = host().withNodes(nodes).withExports(exports)) {
            both(host.port(), minimum, "");
            Path data = site.resolve("data/common.yaml");
            Files.writeString(data, Files.readString(data).replace("{postmaster:", "{" + alias + ", postmaster:"));
            Map<String, Run> runs = new TreeMap<>(Map.of(
                    "compile", compile(),
                    "plan", run("plan", "--against", out().toString()),
                    "apply", run("apply", "--host", "n0001.onion.example", "--root", root.toString(), "--noop"),
                    "check", run("check"),
                    "trace", run("trace", "alice")));
            runs.forEach((command, run) -> {
                boolean reads = command.equals("check") || command.equals("trace");
                boolean finds = !reads || !said.contains("minimum");
                int status = command.equals("trace") && nodes > 0 ? 0 : reads ? reading : writing;
                assertThat(run.status()).as(command + ": " + run.text()).isEqualTo(status);
                if (finds && status != 0) {
                    assertThat(run.text()).as(command).contains(said);
                }
            });
        }
    }

    @Test
    void the_minimum_counts_nodes_of_files_too() throws IOException {
        Files.createDirectories(site.resolve("nodes"));
        Files.writeString(site.resolve("nodes/n0001.onion.example.yaml"), FACTS + "\n");
        site("{file: nodes, minimum: 2}", "{}");

        assertThat(compile().err()).contains("refused: inventory gave 1 entries, fewer than its minimum of 2");
    }

    @Test
    void without_PuppetDB_a_check_reads_the_snapshots_and_a_compile_nothing() throws IOException {
        Files.writeString(
                site.resolve("inventory.json"), "[{\"certname\": \"n0001.onion.example\", \"facts\": " + FACTS + "}]");
        Files.writeString(site.resolve("exported.json"), "[]");
        both(1, ", file: inventory.json", ", file: exported.json");
        Run check = run("check");

        assertThat(check.status()).as(check.text()).isZero();
        assertThat(check.out())
                .contains("inventory.json is read instead of the server: https://127.0.0.1:1 cannot be reached")
                .contains("exported.json is read instead of the server")
                .contains("[puppetdb-snapshot]");
        assertThat(run("trace", "alice@onion.example").status()).isZero();
        assertThat(compile().status()).isEqualTo(3);
    }

    @Test
    void a_lookup_asks_PuppetDB_for_its_node() throws IOException {
        try (PuppetDbHost host = host()) {
            both(host.port(), "", "");
            Run run = Run.of("lookup", "-C", site.toString(), "--node", "n0003.onion.example", "mailwright::forwards");

            assertThat(run.status()).as(run.text()).isZero();
            assertThat(run.out()).contains("alice@mail.example");
        }
    }

    @Test
    void the_last_answer_stands_in_while_it_is_young() throws IOException {
        String cache = ", cache: {dir: cache, max_age: 6h}";
        try (PuppetDbHost host = host()) {
            site("{puppetdb: " + keys(host.port(), cache) + "}", keys(host.port(), ", " + NAMES + cache));
            Run check = run("check");
            assertThat(check.status()).as(check.text()).isZero();
            assertThat(site.resolve("cache")).as("a check writes nothing").doesNotExist();

            assertThat(compile().status()).isZero();
            Map<String, String> expected = written();
            host.failing(PuppetDbHost.status(503));
            Files.setLastModifiedTime(
                    cached("inventory"), FileTime.from(Instant.now().minus(200, ChronoUnit.MINUTES)));
            Run stale = compile();
            assertThat(stale.status()).as(stale.text()).isZero();
            assertThat(stale.err())
                    .contains("mailwright.yaml:1:33: warning: the answer of 3 h ago is used: https://127.0.0.1:"
                            + host.port() + " answers with HTTP status 503 [source-cache-used]");
            assertThat(written()).isEqualTo(expected);

            Files.setLastModifiedTime(
                    cached("inventory"), FileTime.from(Instant.now().minus(7, ChronoUnit.HOURS)));
            Run old = compile();
            assertThat(old.status()).as(old.text()).isEqualTo(3);
            assertThat(old.err())
                    .contains(
                            "HTTP status 503; its last answer is too old: 7 h, and max_age is 6 h [puppetdb-partial]");

            Files.setLastModifiedTime(
                    cached("inventory"), FileTime.from(Instant.now().plus(30, ChronoUnit.MINUTES)));
            Run future = compile();
            assertThat(future.status()).as(future.text()).isEqualTo(3);
            assertThat(future.err()).contains("its last answer is from the future: the clock went back by ");
            assertThat(written()).isEqualTo(expected);
        }
    }

    @Test
    void an_answer_below_the_minimum_does_not_replace_the_last_one() throws IOException {
        String cache = ", cache: {dir: cache}";
        try (PuppetDbHost host = host()) {
            site("{minimum: 5, puppetdb: " + keys(host.port(), cache) + "}", "{}");
            assertThat(compile().status()).isZero();
            String before = Files.readString(cached("inventory"));
            host.withNodes(4);

            assertThat(compile().status()).isEqualTo(4);
            assertThat(cached("inventory")).hasContent(before);
        }
    }

    @Test
    void a_place_that_is_not_private_keeps_nothing_and_costs_nothing() throws IOException {
        Files.createDirectory(
                site.resolve("cache"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (PuppetDbHost host = host()) {
            site("{puppetdb: " + keys(host.port(), ", cache: {dir: cache}") + "}", "{}");
            Run run = compile();

            assertThat(run.status()).as(run.text()).isZero();
            assertThat(run.err())
                    .contains(site.resolve("cache") + " is open to others than its owner [source-cache-unusable]");
            assertThat(site.resolve("cache")).isEmptyDirectory();
        }
    }

    @Test
    void the_answer_to_another_question_does_not_stand_in() throws IOException {
        String cache = ", cache: {dir: cache}";
        try (PuppetDbHost host = host()) {
            site("nodes", keys(host.port(), ", type: Other, minimum: 0" + cache));
            Files.createDirectories(site.resolve("nodes"));
            Files.writeString(site.resolve("nodes/n0001.onion.example.yaml"), FACTS + "\n");
            host.with(
                    "resources",
                    List.of("{\"certname\":\"n0001.onion.example\",\"type\":\"Other\","
                            + "\"title\":\"n0001.onion.example\",\"exported\":true}"));
            assertThat(compile().status()).isZero();
            host.failing(PuppetDbHost.status(503));
            assertThat(compile().err()).contains("[source-cache-used]");

            site("nodes", keys(host.port(), ", minimum: 0" + cache));
            Run run = compile();
            assertThat(run.status()).as(run.text()).isEqualTo(3);
            assertThat(run.err()).contains("; no last answer of it is kept [puppetdb-partial]");
        }
    }
}
