package org.mailwright.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.cli.Run;

/** The sample onion with its people in a real slapd: all of them give what the LDIF file gives, fewer give nothing. */
@Tag("slow")
class SlapdTest {
    private static final Path SAMPLE = Path.of("hiera-samples/onion");

    @TempDir
    private static Path shared;

    @TempDir
    private Path scratch;

    private static SlapdPeople people;
    private static Map<String, String> expected = Map.of();

    @BeforeAll
    static void start() throws IOException {
        people = SlapdPeople.start(shared.resolve("slapd"), SAMPLE);
        Run run = Run.of(
                "compile",
                "-C",
                SAMPLE.toString(),
                "--as-of",
                "2026-11-15",
                "-o",
                shared.resolve("out").toString());
        assertThat(run.status()).as(run.text()).isZero();
        expected = files(shared.resolve("out"));
    }

    @AfterAll
    static void end() {
        if (people != null) {
            people.close();
        }
    }

    private static Map<String, String> files(Path tree) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(tree.relativize(path).toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private Path site(String directory) throws IOException {
        return people.site(scratch.resolve("site"), directory);
    }

    private static String url(String scheme) {
        return people.url(scheme);
    }

    private static String as(String reader) {
        return people.as(reader);
    }

    private Run compile(Path site, String... more) {
        Stream<String> words = Stream.of("compile", "-C", site.toString(), "--as-of", "2026-11-15", "-o", out());
        Run run = Run.of(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
        assertThat(run.text()).doesNotContain(SlapdConfiguration.PASSWORD);
        return run;
    }

    private String out() {
        return scratch.resolve("out").toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ldaps | bind_dn: cn=mail,dc=onion,dc=example;password_file: password
            ldap  | bind_dn: cn=mail,dc=onion,dc=example;password_file: password
            ldaps | bind_dn: cn=mail,dc=onion,dc=example;password_file: password;page_size: 7
            ldaps | client_cert: client.pem;client_key: client.key
            ldap  | client_cert: client.pem;client_key: client.key;page_size: 1000
            """)
    void the_same_people_give_the_same_bytes(String scheme, String reader) throws IOException {
        Path site = site(url(scheme) + "ca_file: ca.pem\n" + reader.replace(';', '\n') + "\n");
        Run run = compile(site);

        assertThat(run.status()).as(run.text()).isZero();
        assertThat(files(Path.of(out()))).isEqualTo(expected);
        assertThat(run.err())
                .contains("ldap" + (scheme.equals("ldaps") ? "s" : "") + "://127.0.0.1:")
                .contains(": uid=");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cn=half,dc=onion,dc=example   | was not read whole: size limit exceeded (4) after 45 entries [ldap-partial-read]
            cn=almost,dc=onion,dc=example | was not read whole: size limit exceeded (4) after 90 entries [ldap-partial-read]
            cn=nobody,dc=onion,dc=example | does not take cn=nobody,dc=onion,dc=example: invalid credentials (49) [ldap-partial-read]
            """)
    void half_an_answer_is_none(String reader, String finding) throws IOException {
        Run run = compile(site(as(reader)));

        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.err()).contains(finding).contains("mailwright.yaml:9:8: error: ldaps://127.0.0.1:");
        assertThat(Path.of(out())).doesNotExist();
        assertThat(run.err().lines().filter(line -> line.contains("error:")))
                .as(run.err())
                .hasSize(1);
    }

    @Test
    void pages_do_not_get_round_a_limit() throws IOException {
        Run run = compile(site(as(SlapdConfiguration.HALF) + "page_size: 7\n"));

        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.err()).contains("size limit exceeded (4) after 45 entries");
    }

    @Test
    void an_answer_without_anybody_is_refused() throws IOException {
        Run run = compile(site(as(SlapdConfiguration.BLIND)));

        assertThat(run.status()).as(run.text()).isEqualTo(4);
        assertThat(run.err()).contains("gave no account [ldap-empty-result]");
        assertThat(Path.of(out())).doesNotExist();
    }

    @Test
    void an_empty_place_is_refused() throws IOException {
        Run run = compile(site(as(SlapdConfiguration.READER).replace("ou=users", "ou=nobody")));

        assertThat(run.status()).as(run.text()).isEqualTo(4);
        assertThat(Path.of(out())).doesNotExist();
    }

    @Test
    void a_place_that_is_not_there_is_not_empty() throws IOException {
        Run run = compile(site(as(SlapdConfiguration.READER).replace("ou=users", "ou=elsewhere")));

        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.err()).contains("no such object (32) after 0 entries");
    }

    @Test
    void fewer_than_the_minimum_are_refused() throws IOException {
        Path site = site(as(SlapdConfiguration.READER));
        Path file = site.resolve("mailwright.yaml");
        Files.writeString(file, Files.readString(file).replace("minimum: 50", "minimum: 92"));
        Run run = compile(site);

        assertThat(run.status()).as(run.text()).isEqualTo(4);
        assertThat(run.err()).contains("ldap gave 91 entries, fewer than its minimum of 92");
    }

    /** The server would not take the password in the clear; it is not even offered. */
    @Test
    void no_password_goes_over_the_clear() throws IOException {
        Run run = compile(site(url("ldap") + "starttls: false\nbind_dn: " + SlapdConfiguration.READER
                + "\npassword_file: password\n"));

        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.err()).contains("starttls: false would send the reader's password in the clear [ldap-tls]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx-01", "srs-02"})
    void who_may_not_see_passwords_compiles_the_hosts_without(String host) throws IOException {
        String name = host + ".onion.example";
        Run run = compile(site(url("ldap")), "--host", name);

        assertThat(run.status()).as(run.text()).isZero();
        Map<String, String> theirs = new TreeMap<>(expected);
        theirs.keySet().removeIf(file -> !file.startsWith("hosts/" + name + "/"));
        assertThat(theirs).isNotEmpty();
        assertThat(files(Path.of(out()))).containsAllEntriesOf(theirs);
        assertThat(run.err()).doesNotContain("ldap-account-locked");
    }

    @Test
    void who_may_not_see_passwords_compiles_no_submission_host() throws IOException {
        Run run = compile(site(url("ldap")), "--host", "submit-01.onion.example");

        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.err())
                .contains("none of the 91 accounts of ldap has a submission password [ldap-acl-hidden-attribute]");
        assertThat(Path.of(out())).doesNotExist();
    }

    @Test
    void without_the_server_a_check_reads_the_snapshot_and_a_compile_nothing() throws IOException {
        Path site = site("ldif: ldap/people.ldif\nurl: ldaps://127.0.0.1:1\nbase: ou=users,dc=onion,dc=example\n"
                + "bind_dn: " + SlapdConfiguration.READER + "\npassword_file: elsewhere/password\n");
        Run check = Run.of("check", "-C", site.toString(), "--as-of", "2026-11-15");
        Run trace = Run.of("trace", "-C", site.toString(), "--as-of", "2026-11-15", "alice@onion.example");

        assertThat(check.status()).as(check.text()).isZero();
        assertThat(check.out())
                .contains(
                        "ldap/people.ldif is read instead of the server: ldaps://127.0.0.1:1 cannot be asked: there is no"
                                + " file elsewhere/password [directory-snapshot]");
        assertThat(trace.status()).as(trace.text()).isZero();
        assertThat(compile(site).status()).isEqualTo(3);
    }

    @Test
    void a_password_that_others_may_read_is_a_finding() throws IOException {
        Path site = site(as(SlapdConfiguration.READER));
        Files.setPosixFilePermissions(site.resolve("password"), PosixFilePermissions.fromString("rw-r-----"));
        Run run = compile(site);

        assertThat(run.status()).as(run.text()).isZero();
        assertThat(run.err())
                .contains("warning: others than its owner may read the file of password_file [secret-file-mode]")
                .contains("chmod 0600 password");
    }

    /** The answer of a real server is kept, its passwords with it, and gives the same bytes when the server is gone. */
    @Test
    void the_last_answer_gives_the_same_bytes_when_the_server_is_gone() throws IOException {
        Path cache = scratch.resolve("cache");
        Path site;
        try (SlapdPeople mortal = SlapdPeople.start(scratch.resolve("mortal"), SAMPLE)) {
            site = mortal.site(
                    scratch.resolve("site"), mortal.as(SlapdConfiguration.READER) + "cache: {dir: " + cache + "}\n");
            Run first = compile(site);
            assertThat(first.status()).as(first.text()).isZero();
        }
        Run run = compile(site);

        assertThat(run.status()).as(run.text()).isZero();
        assertThat(run.err()).contains("the answer of 0 min ago is used: ").contains("[source-cache-used]");
        assertThat(files(Path.of(out()))).isEqualTo(expected);
    }

    /** The way to a real server breaks in the middle of a page, each time. */
    @Test
    void a_server_that_goes_in_the_middle_of_a_page_gives_nothing() throws IOException {
        try (BrokenWay way = BrokenWay.to(people.port(), 3_000)) {
            Run run = compile(
                    site(url("ldap").replace(":" + people.port(), ":" + way.port())), "--host", "mx-01.onion.example");

            assertThat(run.status()).as(run.text()).isEqualTo(3);
            assertThat(run.err())
                    .contains("was not read whole: the connection was lost after ")
                    .contains("[ldap-partial-read]");
            assertThat(way.used()).as("tried once more").isEqualTo(2);
            assertThat(Path.of(out())).doesNotExist();
        }
    }
}
