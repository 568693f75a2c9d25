package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an LDIF file is read, and what it does not show. */
class DirectoryExcerptTest {
    @TempDir
    private Path scratch;

    private ControlRepository site;

    @BeforeEach
    void lay() {
        site = ControlRepository.in(scratch);
        site.write(
                "ldap/people.ldif",
                "dn: uid=alice, ou=Users, dc=onion, dc=example",
                "uid: alice",
                "mail: alice@mail.example",
                "mail: alice@home.example",
                "userPassword: {CRYPT}x",
                "memberOf: cn=staff,dc=onion,dc=example",
                "",
                "dn: uid=bob,ou=users,dc=onion,dc=example",
                "uid: bob",
                "mail: bob@mail.example",
                "userPassword: {CRYPT}x",
                "",
                "dn: uid=mallory,ou=retired,dc=onion,dc=example",
                "uid: mallory",
                "mail: mallory@mail.example",
                "memberOf: cn=staff,dc=onion,dc=example",
                "userPassword: {CRYPT}x");
    }

    private ControlRepository directory(String keys) {
        return site.write(
                "mailwright.yaml",
                "hiera: {config: hiera.yaml, nodes: nodes}",
                "directory: {ldif: ldap/people.ldif, attributes: {forward: mail}" + keys + "}");
    }

    private boolean hasMail(String uid) {
        return site.run("trace", uid + "@onion.example").out().contains(uid + "@mail.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | true true true
            , base: "ou=users,dc=onion,dc=example" | true true false
            , filter: "(memberOf=cn=staff,dc=onion,dc=example)" | true false true
            , base: "ou=users,dc=onion,dc=example", filter: "(&(uid=*)(!(memberOf=*)))" | false true false
            , base: "dc=x" | false false false
            """)
    void base_and_filter_hold_for_a_file(String keys, String found) {
        directory(keys);

        assertThat(hasMail("alice") + " " + hasMail("bob") + " " + hasMail("mallory"))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , base: "ou"       | mailwright.yaml:2:72: error: the base "ou" is not a DN [directory-unusable]
            , filter: "(uid=*" | mailwright.yaml:2:74: error: the filter "(uid=*" has a syntax error [directory-unusable]
            """)
    void what_is_no_base_or_filter_is_an_error(String keys, String finding) {
        Run run = directory(", " + keys.replaceFirst("^, ", "")).run("check");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines().findFirst()).contains(finding);
    }

    @Test
    void every_value_of_another_attribute_is_a_forward() {
        Run run = directory("").run("trace", "alice@onion.example");

        assertThat(run.out()).contains("alice@mail.example").contains("alice@home.example");
        assertThat(site.run("check").out()).doesNotContain("ldap-single-value");
    }

    @Test
    void nobody_is_locked_where_no_entry_shows_a_user_password() {
        directory("");
        String hash =
                "$6$throwaway$MQ0fG4pyEtJ/fMjC1jfwnxnP5j06a3cvzBHBawudfoxnH5asGHAP6b8mUHKIWjKVTJ7LczC.dPatmX7rysQgR1";
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs, submission]}",
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}");
        site.write(
                "ldap/people.ldif",
                "dn: uid=alice,ou=users,dc=onion,dc=example",
                "uid: alice",
                "mail: alice@mail.example",
                "mailPassword: " + hash,
                "",
                "dn: uid=bob,ou=users,dc=onion,dc=example",
                "uid: bob",
                "mail: bob@mail.example");
        String finding = "ldap/people.ldif:1: userPassword: warning: no entry shows userPassword, so it is not known"
                + " who is locked: nobody is [ldap-acl-hidden-attribute]";

        Run check = site.run("check");
        Run compile = site.run("compile", "-o", scratch.resolve("out").toString());

        assertThat(check.out()).contains(finding).doesNotContain("ldap-account-locked");
        assertThat(compile.err()).contains(finding);
        assertThat(compile.status()).as(compile.text()).isZero();
        assertThat(scratch.resolve("out/hosts/box-01.onion.example/etc/dovecot/private/mail-passwords"))
                .content()
                .contains("alice:{SHA512-CRYPT}" + hash);
    }
}
