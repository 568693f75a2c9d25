package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.daemon.Daemon;

/** Secrets that are in clear in the repository: whatever they are in, each is found at its place, and none is printed. */
class ClearSecretsTest {
    private static final String BODY = "c3VwM3JzM2NyZXRzdXAzcnMzY3JldHN1cDNyczNjcmV0";
    private static final String EDITED = "the secret is in clear, as eyaml edit shows it: DEC(…)::PKCS7[…]!";

    private final Path scratch;
    private final ControlRepository site;

    ClearSecretsTest(@TempDir Path scratch) {
        this.scratch = scratch;
        this.site = ControlRepository.in(scratch);
    }

    private static String block(String label) {
        return "-----BEGIN " + label + "-----\n" + BODY + "\n-----END " + label + "-----\n";
    }

    static List<String> keys() throws IOException {
        String certificate = Files.readString(Path.of("hiera-samples/minimal/tls/mail.garlic.example.pem"));
        String key = block("PRIVATE KEY");
        return List.of(
                key,
                block("RSA PRIVATE KEY"),
                block("EC PRIVATE KEY"),
                block("DSA PRIVATE KEY"),
                block("OPENSSH PRIVATE KEY"),
                block("ENCRYPTED PRIVATE KEY"),
                block("RSA PRIVATE KEY").replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n"),
                block("PGP PRIVATE KEY BLOCK"),
                key.replace("\n", "\r\n"),
                "\ufeff" + key,
                "Bag Attributes\n    friendlyName: box\n" + key,
                certificate + key,
                key + certificate);
    }

    private List<String> plaintext(Run run) {
        assertThat(run.text()).doesNotContain(BODY).doesNotContain("sup3rs3cret");
        return run.out()
                .lines()
                .filter(line -> line.endsWith("[hiera-plaintext-secret]"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_private_key_where_a_public_thing_is_expected(String key) {
        String kind = key.contains("ENCRYPTED") ? "holds an encrypted private key" : "holds a private key in clear";
        site.write("tls/box.pem", key)
                .write(
                        "data/page.yaml",
                        "mailwright::host: {roles: [mx, srs], certificates: [{file: tls/box.pem, next_key: tls/box.pem}]}",
                        "mailwright::dkim_keys:",
                        "  - {domain: onion.example, selector: a, signers: [mx], public_key: tls/box.pem}");

        assertThat(plaintext(site.run("check")))
                .anyMatch(line -> line.contains("page.yaml:1:60: ") && line.contains("the file tls/box.pem " + kind))
                .anyMatch(line -> line.contains("page.yaml:3:") && line.contains("the file tls/box.pem " + kind));
    }

    @Test
    void a_private_key_that_the_site_names_in_its_repository() throws IOException {
        site.write("keys/a.private", block("PRIVATE KEY"))
                .write(
                        "data/page.yaml",
                        "mailwright::host: {roles: [relay]}",
                        "mailwright::dkim_keys:",
                        "  - {domain: onion.example, selector: a, signers: [relay], cname: x.vendor.example, private_key: keys/a.private}");
        assertThat(plaintext(site.run("check")))
                .singleElement()
                .asString()
                .contains("page.yaml:3:")
                .contains("keys/a.private is a secret in clear in the repository");

        Daemon git = Daemon.require("git");
        git.run(List.of("-C", site.root().toString(), "init", "--quiet"));
        site.write(".gitignore", "*.private");
        assertThat(plaintext(site.run("check"))).as("of one machine alone").isEmpty();
        git.run(List.of("-C", site.root().toString(), "add", "--force", "keys/a.private"));
        assertThat(plaintext(site.run("check"))).as("added all the same").hasSize(1);

        Files.createDirectories(scratch.resolve("keys"));
        Files.move(site.root().resolve("keys/a.private"), scratch.resolve("keys/a.private"));
        Files.createSymbolicLink(site.root().resolve("keys/a.private"), scratch.resolve("keys/a.private"));
        assertThat(plaintext(site.run("check")))
                .as("a link out of the repository")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/page.yaml", "data/page.json"})
    void a_private_key_in_a_data_file_of_any_format(String file) {
        String key = block("OPENSSH PRIVATE KEY").replace("\n", "\\n");
        site.write(
                "hiera.yaml",
                "version: 5",
                "hierarchy:",
                "  - {name: page, path: page.yaml}",
                "  - {name: json, path: page.json, data_hash: json_data}",
                "  - {name: common, path: common.yaml}");
        site.write(
                file,
                "{\"mailwright::host\": {\"roles\": [\"mx\", \"srs\"]}, \"profile::keys\": {\"a\": [\"" + key
                        + "\"]}}");

        assertThat(plaintext(site.run("check")))
                .singleElement()
                .asString()
                .startsWith(file + ":1:")
                .contains("a private key stands here in clear");
    }

    @Test
    void a_hash_in_any_attribute_of_a_person_is_emitted_into_the_passwd_file_alone() throws IOException {
        String hash = "{CRYPT}$6$rounds=600000$saltsaltsaltsalt$" + BODY + BODY.substring(2, 44);
        Path people = site.root().resolve("ldap/people.ldif");
        String entry =
                "\ndn: cn=NAME %1$s,ou=users,dc=onion,dc=example\nuid: NAME\nuserPassword: {CRYPT}x\ncn: %1$s\n%2$s: %1$s\n";
        StringBuilder ldif = new StringBuilder(Files.readString(people));
        int person = 0;
        for (String attribute : List.of(
                "mailPassword",
                "emailForward",
                "mailDisableMessage",
                "accountStatus",
                "shadowExpire",
                "gecos",
                "uid")) {
            String text = entry.replace("NAME", "person" + person++).formatted(hash, attribute);
            ldif.append(attribute.equals("emailForward") ? text : text + "emailForward: a@mail.example\n");
        }
        Files.writeString(people, ldif.toString());
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs, submission]}",
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}");
        Path out = scratch.resolve("out");
        Run run = site.run("compile", "-o", out.toString());

        assertThat(run.status()).as(run.text()).isZero();
        assertThat(run.text()).doesNotContain(BODY).contains("a secret in it, which every sender would read");
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> text(file).contains(BODY))
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("mail-passwords");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> edited() {
        return List.of(
                "DEC(1)::PKCS7[sup3rs3cret]!",
                "DEC::PKCS7[sup3rs3cret]!",
                "DEC(1)::GPG[sup3rs3cret]!",
                "x DEC(12)::PKCS7[sup3rs3cret]! y",
                "DEC(1)::PKCS7[sup3rs3cret");
    }

    @ParameterizedTest
    @MethodSource("edited")
    void what_eyamls_editor_left_is_an_error_anywhere_in_our_data(String text) {
        for (String line : List.of(
                "mailwright::srs: {secrets: ['" + text + "']}",
                "mailwright::srs: {rewrite_to: '" + text + "'}",
                "mailwright::aliases: {press: '" + text + "'}",
                "mailwright::aliases: {press: [alice, '" + text + "']}",
                "mailwright::aliases: {'" + text + "': alice}",
                "mailwright::forwards: {carol: '" + text + "'}",
                "mailwright::dkim_keys: [{domain: onion.example, selector: a, signers: [mx], private_key: '" + text
                        + "'}]",
                "mailwright::dkim_keys: [{domain: onion.example, selector: '" + text + "', signers: [mx]}]",
                "mailwright::rspamd: {redis: '" + text + "'}",
                "mailwright::tls_rpt: '" + text + "'")) {
            site.write("data/page.yaml", "mailwright::host: {roles: [mx, srs]}", line);
            Run run = site.run("check");
            assertThat(plaintext(run))
                    .as(line)
                    .containsExactly("data/page.yaml:2:" + (line.indexOf("'" + text) + 1) + ": error: " + EDITED
                            + " [hiera-plaintext-secret]");
            assertThat(run.status()).isEqualTo(1);
            Run written = site.run("compile", "-o", scratch.resolve("out").toString());
            assertThat(written.text()).doesNotContain("sup3rs3cret");
            assertThat(scratch.resolve("out")).doesNotExist();
        }
    }

    @ParameterizedTest
    @MethodSource("edited")
    void in_mailwright_yaml_it_is_an_error_and_in_the_data_of_others_a_warning(String text) {
        site.write("data/page.yaml", "mailwright::host: {roles: [mx, srs]}", "profile::db: {password: '" + text + "'}");
        assertThat(plaintext(site.run("check")))
                .singleElement()
                .asString()
                .startsWith("data/page.yaml:2:25: warning: ");

        site.write(
                "mailwright.yaml",
                "hiera: {config: hiera.yaml, nodes: nodes}",
                "directory: {ldif: ldap/people.ldif, name: '" + text + "'}");
        assertThat(plaintext(site.run("check")))
                .anyMatch(line -> line.equals("mailwright.yaml:2:43: error: " + EDITED + " [hiera-plaintext-secret]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENC[PKCS7,MIIBeQYJKoZI]", "ENC[GPG,aGFsbG8=]", "a ENC[GPG,aGFsbG8=] b"})
    void ciphertext_of_a_level_that_does_not_decrypt_is_no_value(String text) {
        for (String line : List.of(
                "mailwright::srs: {secrets: ['" + text + "']}",
                "mailwright::aliases: {press: [alice, '" + text + "']}",
                "mailwright::tls_rpt: {rua: ['" + text + "']}")) {
            site.write("data/page.yaml", "mailwright::host: {roles: [mx, srs]}", line);
            assertThat(site.run("check").out().lines().filter(found -> found.contains("error: ")))
                    .as(line)
                    .singleElement()
                    .asString()
                    .startsWith("data/page.yaml:2:" + (line.indexOf("'" + text) + 1) + ": ")
                    .endsWith("[hiera-eyaml-undecrypted]");
        }
    }
}
