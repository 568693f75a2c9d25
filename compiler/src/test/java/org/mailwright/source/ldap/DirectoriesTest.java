package org.mailwright.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;

/** Several sources of people, servers and files, and the last whole answer of a server. */
@Timeout(60)
class DirectoriesTest {
    private static final String HASH = "$6$abcdefgh$" + "A".repeat(86);

    @TempDir
    private Path site;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(site.resolve("data"));
        Files.createDirectories(site.resolve("nodes"));
        Files.writeString(site.resolve("nodes/mail.onion.example.yaml"), "{os: {release: {major: '12'}}}\n");
        Files.writeString(site.resolve("hiera.yaml"), "version: 5\nhierarchy: [{name: all, path: common.yaml}]\n");
        Files.writeString(site.resolve("data/common.yaml"), """
                mailwright::domains: {onion.example: {primary: true}}
                mailwright::aliases: {postmaster: p0001, abuse: p0001}
                mailwright::srs: {secrets: [throw-away-secret-of-a-test]}
                mailwright::host: {roles: [mx, srs, submission], addresses: [203.0.113.7]}
                """);
        Files.writeString(
                site.resolve("guests.ldif"),
                "dn: uid=zoe,ou=guests\nuid: zoe\nuserPassword: {CRYPT}x\nmailPassword: " + HASH
                        + "\nemailForward: zoe@mail.example\n");
    }

    private void directory(String yaml) throws IOException {
        Files.writeString(site.resolve("mailwright.yaml"), "directory: " + yaml + "\n");
    }

    private static String live(Server server, String more) {
        return "{name: staff, url: \"ldap://127.0.0.1:" + server.port() + "\", base: \"" + Server.BASE
                + "\", page_size: 3, timeout: 5" + more + "}";
    }

    private Run compile(String... more) {
        Stream<String> words = Stream.of(
                "compile",
                "-C",
                site.toString(),
                "--as-of",
                "2026-11-15",
                "-o",
                site.resolve("out").toString());
        Run run = Run.of(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
        assertThat(run.text()).doesNotContain(HASH);
        return run;
    }

    private Map<String, String> written() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(site.resolve("out"))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(path.toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static Server people() {
        Server server = Server.plain();
        for (int i = 1; i <= 7; i++) {
            String uid = String.format("p%04d", i);
            server.add(
                    "uid=" + uid + "," + Server.BASE,
                    "uid: " + uid,
                    "userPassword: {CRYPT}x",
                    "mailPassword: " + HASH,
                    "emailForward: " + uid + "@mail.example");
        }
        return server;
    }

    @Test
    void a_server_and_a_file_are_one_directory() throws IOException {
        try (Server server = people()) {
            directory("[" + live(server, ", minimum: 7") + ", {name: guests, ldif: guests.ldif, minimum: 1}]");
            Run run = compile();

            assertThat(run.status()).as(run.text()).isZero();
            assertThat(written().toString()).contains("p0007@mail.example").contains("zoe@mail.example");
        }
    }

    @Test
    void each_source_has_its_minimum_and_its_name() throws IOException {
        try (Server server = people()) {
            directory("[" + live(server, ", minimum: 8") + ", {name: guests, ldif: guests.ldif, minimum: 2}]");
            Run run = compile();

            assertThat(run.status()).as(run.text()).isEqualTo(4);
            assertThat(run.err())
                    .contains("staff gave 7 entries, fewer than its minimum of 8")
                    .contains("guests gave 1 entries, fewer than its minimum of 2");
        }
    }

    @Test
    void a_uid_in_both_is_that_of_the_first() throws IOException {
        try (Server server = people()) {
            server.add("uid=zoe," + Server.BASE, "uid: zoe", "userPassword: {CRYPT}x", "emailForward: z@mail.example");
            directory("[{name: guests, ldif: guests.ldif}, " + live(server, "") + "]");
            Run run = compile();

            assertThat(run.status()).as(run.text()).isZero();
            assertThat(run.err()).contains("the uid zoe is in two directories [passwd-user-duplicate]");
            assertThat(written().toString()).contains("zoe@mail.example").doesNotContain("z@mail.example ");
        }
    }

    @Test
    void one_that_fails_is_the_failure_of_all() throws IOException {
        try (Server server = people().losing(2, 4)) {
            directory("[{name: guests, ldif: guests.ldif}, " + live(server, "") + "]");
            Run run = compile();

            assertThat(run.status()).as(run.text()).isEqualTo(3);
            assertThat(site.resolve("out")).doesNotExist();
        }
    }

    @Test
    void the_last_answer_gives_the_same_files_and_the_same_findings() throws IOException {
        try (Server server = people()) {
            // Two of one uid: which of them counts is decided by their names, in whatever order a server gives them.
            server.add("cn=also," + Server.BASE, "uid: P0003", "emailForward: a@mail.example");
            server.add("cn=broken," + Server.BASE, "uid: broken", "emailForward: not an address");
            directory(live(server, ", cache: {dir: cache}, minimum: 5"));
            Run whole = compile();
            assertThat(whole.status()).as(whole.text()).isZero();
            Map<String, String> expected = written();
            assertThat(expected.toString()).contains(HASH);

            Path file;
            try (Stream<Path> files = Files.list(site.resolve("cache"))) {
                file = files.findFirst().orElseThrow();
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file.getFileName().toString()).matches("directory-[0-9a-f]{16}\\.ldif");
            assertThat(Files.readString(file)).contains("dn:: ").contains("\nmailPassword:: ");

            server.losing(server.pages() + 2, server.pages() + 4);
            Run kept = compile();
            assertThat(kept.status()).as(kept.text()).isZero();
            assertThat(kept.err()).contains("warning: the answer of 0 min ago is used: ", "[source-cache-used]");
            assertThat(written()).isEqualTo(expected);
            assertThat(kept.err().lines().filter(line -> line.contains("ldap://127.0.0.1:" + server.port() + ": ")))
                    .as("the findings of people, where they are in the server")
                    .isNotEmpty()
                    .containsExactlyElementsOf(whole.err()
                            .lines()
                            .filter(line -> line.contains("ldap://127.0.0.1:" + server.port() + ": "))
                            .toList());
            assertThat(Files.list(site.resolve("cache")))
                    .as("half an answer is not kept")
                    .containsExactly(file);
        }
    }

    @Test
    void an_answer_with_nobody_is_not_replaced_by_the_last_one() throws IOException {
        try (Server server = people()) {
            directory(live(server, ", cache: {dir: cache}"));
            assertThat(compile().status()).isZero();
            directory(live(server, ", cache: {dir: cache}, filter: (uid=nobody)"));

            assertThat(compile().status()).isEqualTo(4);
        }
    }

    @Test
    void without_the_last_answer_it_is_the_failure_that_it_was() throws IOException {
        try (Server server = people().losing(2, 4)) {
            directory(live(server, ", cache: {dir: cache}"));
            Run run = compile();

            assertThat(run.status()).as(run.text()).isEqualTo(3);
            assertThat(run.err()).contains("; no last answer of it is kept [ldap-partial-read]");
            assertThat(site.resolve("cache")).isEmptyDirectory();
        }
    }
}
