package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that people make: the first line says what is wrong, the second what to do, and nothing follows from them. */
class TrueReasonsTest {
    private static final String ROLES = "mailwright::host: {roles: [mx, srs]}";
    private static final String SRS = "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}";

    @TempDir
    private Path scratch;

    private ControlRepository site;

    @BeforeEach
    void lay() {
        site = ControlRepository.in(scratch);
    }

    /** What is found beside what a small site always has. */
    private List<String> found() {
        return site.run("check")
                .out()
                .lines()
                .filter(line -> line.matches("\\S.*]|  = .*"))
                .filter(line -> !line.contains("tlsa-missing") && !line.contains("domains.txt"))
                .filter(line -> !line.contains("greylist") && !line.contains("127.0.0.1:6379"))
                .filter(line -> !line.contains("header-from-domain-not-signed") && !line.contains("among its signers"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `press: "|/usr/bin/procmail"` | address-special-destination | name an address on the host that runs the program: its domain is served_by that host
            press: ":include:/etc/list" | address-special-destination | write the addresses of that file here, as a list
            press: /var/mail/press      | address-special-destination | name mail addresses only: there are no mailboxes and files here
            "@onion.example": alice     | catchall-backscatter        | declare the domain under mailwright::domains with alias_of: each address then exists there too
            press: malory               | alias-missing-target        | name an alias, a forward, an account or a list, or declare it
            """)
    void an_alias_of_another_kind(String alias, String rule, String remedy) {
        site.write("data/page.yaml", ROLES, SRS, "mailwright::aliases:", "  " + alias);

        assertThat(found()).hasSize(2).last().isEqualTo("  = help: " + remedy);
        assertThat(found().get(0)).startsWith("data/page.yaml:4:").endsWith("[" + rule + "]");
    }

    @Test
    void aliases_as_one_text() {
        site.write("data/page.yaml", ROLES, SRS, "lookup_options: {'mailwright::aliases': {merge: first}}")
                .write(
                        "data/common.yaml",
                        "mailwright::domains: {onion.example: {primary: true}}",
                        "mailwright::aliases: |",
                        "  press alice");

        assertThat(found())
                .containsExactly(
                        "data/common.yaml:2:22: error: mailwright::aliases must be a hash, not a string [hiera-wrong-type]",
                        "  = help: write a hash, one key a line, e.g. press: [alice, bob]");
    }

    @Test
    void a_secret_that_eyamls_editor_left_open() {
        site.write("data/page.yaml", ROLES, "mailwright::srs:", "  secrets: ['DEC(1)::PKCS7[a-throw-away-secret]!']");

        assertThat(found())
                .containsExactly(
                        "data/page.yaml:3:13: error: the secret is in clear, as eyaml edit shows it: DEC(…)::PKCS7[…]!"
                                + " [hiera-plaintext-secret]",
                        "  = help: encrypt it with eyaml encrypt, and replace it: who reads the repository has it");
        assertThat(site.run("compile", "-o", scratch.resolve("out").toString()).text())
                .doesNotContain("throw-away");
        assertThat(scratch.resolve("out")).doesNotExist();
    }

    @Test
    void a_missing_certificate_file_is_declared() {
        site.write("data/page.yaml", "mailwright::host: {roles: [mx, srs], certificates: [{file: tls/no.pem}]}", SRS);

        assertThat(site.run("check").out()).doesNotContain("tlsa-missing");
        assertThat(found())
                .containsExactly(
                        "data/page.yaml:1:60: error: there is no file tls/no.pem [input-missing]",
                        "  = help: put it there or correct the path");
    }

    @Test
    void a_key_that_is_twice_in_a_file_of_another_team() {
        site.write("data/page.yaml", ROLES, SRS)
                .write(
                        "hiera.yaml",
                        "version: 5",
                        "hierarchy: [{name: all, paths: [other.yaml, page.yaml, common.yaml]}]")
                .write("data/other.yaml", "profile::a: 1", "profile::a: 2");

        assertThat(found().get(0))
                .isEqualTo("data/other.yaml:2:1: warning: the key profile::a is there twice [yaml-duplicate-key]");
        assertThat(site.run("check").status()).isZero();
        site.write("data/other.yaml", "profile::a: 1", "profile::a: 2", "mailwright::forwards: {}");
        assertThat(site.run("check").status()).isEqualTo(1);
    }

    private void certificate(String pem) {
        site.write("data/page.yaml", "mailwright::host: {roles: [mx, srs], certificates: [{file: tls/box.pem}]}", SRS)
                .write("tls/box.pem", pem);
    }

    private static String sample() throws IOException {
        return Files.readString(Path.of("hiera-samples/minimal/tls/mail.garlic.example.pem"), StandardCharsets.UTF_8)
                .strip();
    }

    @Test
    void blocks_on_one_line() throws IOException {
        certificate(sample() + sample());

        assertThat(found().get(0))
                .isEqualTo(
                        "data/page.yaml:1:60: error: the certificate cannot be read: an END and a BEGIN are on one line,"
                                + " so no daemon loads it [certificate-unreadable]");
        assertThat(found()).hasSize(2);
        certificate(sample() + "\r\n" + sample());
        assertThat(found()).noneMatch(line -> line.contains("certificate-unreadable"));
    }

    @Test
    void an_authority_before_the_certificate() throws IOException {
        certificate(Files.readString(Path.of("compiler/src/test/resources/certificates/authority-first.pem"))
                .strip());

        assertThat(found())
                .containsExactly(
                        "data/page.yaml:1:60: error: the certificate cannot be read: the first certificate is an authority;"
                                + " put the host's own first [certificate-unreadable]",
                        "  = help: write PEM: the host's own certificate first, its issuers after it, each BEGIN and END on a"
                                + " line of its own");
    }

    @Test
    void a_private_key_beside_a_certificate() throws IOException {
        certificate("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" + sample());

        assertThat(found())
                .contains("data/page.yaml:1:60: warning: the file tls/box.pem holds a private key in clear"
                        + " [hiera-plaintext-secret]");
    }
}
