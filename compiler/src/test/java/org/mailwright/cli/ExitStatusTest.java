package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts and Puppet read nothing but the exit status: each has one meaning. */
class ExitStatusTest {
    private final Path scratch;
    private final ControlRepository site;
    private final String out;

    ExitStatusTest(@TempDir Path scratch) {
        this.scratch = scratch;
        site = ControlRepository.in(scratch);
        out = scratch.resolve("out").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "compyle",
                "check --colour always",
                "check --fail-on never",
                "trace",
                "trace a,b@onion.example",
                "why nowhere",
                "why nowhere:1",
                "rule no-such-rule",
                "check --as-of yesterday",
                "compile --host nobody.example"
            })
    void a_wrong_command_line_is_64_and_prints_no_result(String line) {
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        String[] arguments =
                words.length > 1 && !words[0].equals("rule") ? (line + " -C " + site.root()).split(" ") : words;
        Run run = Run.of(arguments);
        assertThat(run.status()).as(run.err()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("mailwright: ");
    }

    @Test
    void a_directory_without_a_site_is_64() {
        assertThat(Run.of("check", "-C", scratch.toString()).status()).isEqualTo(64);
    }

    @Test
    void a_site_with_warnings_only_compiles_with_0() {
        Run run = site.run("compile", "-o", out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("warning: ");
        assertThat(Path.of(out, "hosts/box-01.onion.example/etc/postfix/main.cf"))
                .isRegularFile();
    }

    @Test
    void check_fails_on_warnings_when_told_to() {
        assertThat(site.run("check").status()).isZero();
        assertThat(site.run("check", "--fail-on", "warning").status()).isEqualTo(1);
    }

    @Test
    void an_error_is_1_and_nothing_is_written() {
        site.write("data/common.yaml", "mailwright::domains:", "  onion.example: {primary: true}");
        assertThat(site.run("check").status()).isEqualTo(1);
        assertThat(site.run("compile", "-o", out).status()).isEqualTo(1);
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void ciphertext_that_no_level_decrypts_is_no_secret() {
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::srs: {secrets: [\"ENC[PKCS7,dGhyb3ctYXdheS1jaXBoZXJ0ZXh0]\"]}");
        Run run = site.run("compile", "-o", out);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains("data/page.yaml:2:29: error: the secret is encrypted")
                .doesNotContain("dGhyb3c");
    }

    @Test
    void broken_yaml_is_a_finding_of_1_at_its_place() {
        site.write("data/common.yaml", "a: [1, 2", "b: 3");
        Run run = site.run("check");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("data/common.yaml:1:4: error: the file is not YAML: [ is not closed")
                .contains("[yaml-syntax]");
    }

    @Test
    void a_source_that_is_not_there_or_not_whole_is_3() {
        site.write("mailwright.yaml", "hiera: {config: hiera.yaml, nodes: nodes}", "directory: {ldif: ldap/gone.ldif}");
        assertThat(site.run("check").status()).isEqualTo(3);
        site.write("mailwright.yaml", "hiera: {config: hiera.yaml, nodes: nodes}", "exported: {file: exported.json}");
        site.write("exported.json", "[{\"certname\": \"box-01");
        assertThat(site.run("check").status()).isEqualTo(3);
    }

    @Test
    void a_file_that_cannot_be_read_is_3() throws IOException {
        Files.delete(site.root().resolve("data/common.yaml"));
        Files.createDirectory(site.root().resolve("data/common.yaml"));
        Run run = site.run("check");
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
        assertThat(run.out() + run.err()).contains("data/common.yaml");
    }

    @Test
    void fewer_people_than_the_minimum_is_4_and_nothing_is_written() {
        site.write(
                "mailwright.yaml",
                "hiera: {config: hiera.yaml, nodes: nodes}",
                "directory: {ldif: ldap/people.ldif, minimum: 6}");
        Run run = site.run("compile", "-o", out);
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("gave 5 entries, fewer than its minimum of 6");
        assertThat(Path.of(out)).doesNotExist();
        assertThat(site.run("check").status()).isZero();
    }

    @Test
    void a_secret_that_cannot_be_read_is_a_note_for_check_and_3_for_compile() {
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::srs: {secrets: [\"ENC[PKCS7,MIIB]\"]}");
        site.write(
                "hiera.yaml",
                "version: 5",
                "hierarchy:",
                "  - name: all",
                "    lookup_key: eyaml_lookup_key",
                "    paths: [page.yaml, common.yaml]",
                "    options: {pkcs7_private_key: keys/private.pem, pkcs7_public_key: keys/public.pem}");
        Run check = site.run("check");
        assertThat(check.status()).as(check.out()).isZero();
        assertThat(check.out()).contains("info: 1 secret was not checked").contains("[hiera-eyaml-undecrypted]");
        assertThat(site.run("compile", "-o", out).status()).isEqualTo(3);
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void compiling_for_submission_without_any_password_is_3() {
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs, submission]}",
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}");
        Run run = site.run("compile", "-o", out);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("[ldap-acl-hidden-attribute]");
    }

    @Test
    void an_unknown_address_traces_with_0() {
        Run run = site.run("trace", "nobody@onion.test");
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("nobody@onion.test: 550 5.1.1");
    }

    @Test
    void a_broken_template_of_the_site_is_1_at_its_place_and_leaves_the_old_tree() throws IOException {
        site.run("compile", "-o", out);
        Path mainCf = Path.of(out, "hosts/box-01.onion.example/etc/postfix/main.cf");
        String old = Files.readString(mainCf);
        site.write("templates/postfix/main.cf.ftl", "myhostname = [=host]", "mydomain = [=no_such_value]");
        site.write("templates/postfix/master.cf.ftl", "changed");
        Run run = site.run("compile", "-o", out, "--templates", site.root() + "/templates");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("postfix/main.cf.ftl:2:14: error: ").contains("[template-broken]");
        assertThat(mainCf).hasContent(old);
        assertThat(Path.of(out, "hosts/box-01.onion.example/etc/postfix/master.cf"))
                .content()
                .isNotEqualTo("changed");
    }

    @Test
    void help_and_version_are_0() {
        assertThat(Run.of("--help").status()).isZero();
        assertThat(Run.of("--version").status()).isZero();
        assertThat(Run.of("compile", "--help").status()).isZero();
    }

    @Test
    void the_line_of_a_secret_that_cannot_be_read_here_is_3() {
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::srs: {secrets: [\"ENC[PKCS7,MIIB]\"]}");
        site.write(
                "hiera.yaml",
                "version: 5",
                "hierarchy:",
                "  - name: all",
                "    lookup_key: eyaml_lookup_key",
                "    paths: [page.yaml, common.yaml]",
                "    options: {pkcs7_private_key: keys/private.pem, pkcs7_public_key: keys/public.pem}");
        Run run = site.run("why", "hosts/box-01.onion.example/etc/postsrsd.secret:1");
        assertThat(run.text())
                .isEqualTo(
                        "exit status 3\n--- stdout\n--- stderr\n"
                                + "hosts/box-01.onion.example/etc/postsrsd.secret cannot be shown: its secrets cannot be read here\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why",
                "trace",
                "rule",
                "check",
                "check --baseline",
                "plan --git",
                "lookup",
                "lookup --type",
                "apply --host"
            })
    void a_word_of_the_command_line_comes_back_on_one_printable_line(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.add("x\u202e\u001b[31m\ny");
        if (!words.get(0).equals("rule")) {
            words.addAll(List.of("-C", site.root().toString()));
        }
        if (line.equals("lookup --type")) {
            words.add("key");
        }
        Run run = Run.of(words.toArray(String[]::new));
        assertThat(run.status()).as(run.text()).isNotZero();
        assertThat(run.out() + run.err()).isNotEmpty().doesNotContain("\u202e", "\u001b", "\ny");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "4294967306", "99999999999999999999"})
    void a_preference_that_no_mx_record_has_is_an_error_at_its_line(String preference) {
        site.write(
                "data/page.yaml",
                "mailwright::host:",
                "  roles: [mx, srs]",
                "  preference: " + preference,
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}");
        site.write(
                "mailwright.yaml",
                "hiera: {config: hiera.yaml, nodes: nodes}",
                "directory: {ldif: ldap/people.ldif}",
                "zones: {onion.example: {}}");
        Run run = site.run("check");
        assertThat(run.status()).as(run.text()).isEqualTo(1);
        assertThat(run.out()).contains("data/page.yaml:3:15: error: mailwright::host.preference must be");
    }
}
