package org.mailwright.artefact.dovecot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.SmallSite;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.model.Account;
import org.mailwright.model.PasswordHash;
import org.mailwright.model.Release;
import org.mailwright.model.Role;

class DovecotFilesTest {
    private static final String PASSWORDS = "/etc/dovecot/private/mail-passwords";
    private static final String MD5 = "$1$abcdefgh$cHJi5PXp";

    private static SmallSite both() {
        return new SmallSite()
                .host("old", Release.DEBIAN_12, "203.0.113.1", Role.SUBMISSION)
                .host("old2", Release.DEBIAN_12, "203.0.113.2", Role.SUBMISSION)
                .host("new", Release.DEBIAN_13, "203.0.113.3", Role.SUBMISSION);
    }

    private static List<String> entries(SmallSite site, String host) {
        return SmallSite.entries(site.files(DovecotFiles::of, host).get(PASSWORDS));
    }

    private static List<String> rules(SmallSite site) {
        return PasswordSchemes.findings(site.site()).stream()
                .map(Diagnostic::rule)
                .toList();
    }

    @Test
    void only_submission_hosts_have_dovecot() {
        SmallSite site = both().host("mx", "203.0.113.9", Role.MX, Role.SRS);
        assertThat(site.files(DovecotFiles::of, "mx")).isEmpty();
        assertThat(site.files(DovecotFiles::of, "old")).containsOnlyKeys("/etc/dovecot/dovecot.conf", PASSWORDS);
    }

    @Test
    void dovecots_group_may_enter_the_directory_that_debian_makes_for_root_alone() {
        Artefact file = both().files(DovecotFiles::of, "old").get("/etc/dovecot/dovecot.conf");
        assertThat(file.run().stream().sorted().map(action -> String.join(" ", action.command())))
                .containsExactly(
                        "dpkg-statoverride --force-statoverride-add --update"
                                + " --add root dovecot 0750 /etc/dovecot/private",
                        "systemctl reload dovecot");
    }

    @Test
    void the_file_holds_who_may_submit_by_uid_and_nothing_but_the_hash() {
        SmallSite site = both().account("bob", "BLF-CRYPT", "$2y$05$b")
                .account("alice", "SHA512-CRYPT", "$6$a")
                .account("carol", Account.State.LOCKED, Optional.of(new PasswordHash("SHA512-CRYPT", "$6$c")))
                .account("dave", Account.State.ACTIVE, Optional.empty());
        assertThat(entries(site, "old")).containsExactly("alice:{SHA512-CRYPT}$6$a", "bob:{BLF-CRYPT}$2y$05$b");
        Artefact file = site.files(DovecotFiles::of, "old").get(PASSWORDS);
        assertThat(file.rights()).isEqualTo(new Artefact.Rights("0640", "root", "dovecot"));
        assertThat(file.secret()).isTrue();
        assertThat(file.run()).isEmpty();
        assertThat(rules(site)).isEmpty();
    }

    @Test
    void a_weak_hash_is_a_warning_on_debian_12_and_leaves_the_file_on_debian_13() {
        SmallSite site = both().account("alice", "MD5-CRYPT", MD5);
        assertThat(entries(site, "old")).containsExactly("alice:{MD5-CRYPT}" + MD5);
        assertThat(entries(site, "new")).isEmpty();
        // One finding a release, though there are two hosts of the first.
        assertThat(rules(site)).containsExactly("passwd-scheme-weak", "passwd-scheme-weak-disabled");
        assertThat(PasswordSchemes.findings(site.site())).allSatisfy(found -> {
            assertThat(found.severity()).isEqualTo(Severity.WARNING);
            assertThat(found.location().toString()).contains("uid=alice,ou=users,dc=onion,dc=example mailPassword");
            assertThat(found.toString()).doesNotContain("abcdefgh");
        });
    }

    @Test
    void a_hash_that_stops_the_logins_of_others_leaves_the_file() {
        SmallSite site = both().account("alice", "SHA512-CRYPT", "$6$rounds=999999999$abcdefgh$x")
                .account("bob", "SHA512-CRYPT", "$6$a");
        assertThat(entries(site, "old")).containsExactly("bob:{SHA512-CRYPT}$6$a");
        assertThat(entries(site, "new")).containsExactly("bob:{SHA512-CRYPT}$6$a");
        assertThat(rules(site)).containsExactly("passwd-cost-high", "passwd-cost-high");
        assertThat(PasswordSchemes.findings(site.site())).allSatisfy(found -> {
            assertThat(found.severity()).isEqualTo(Severity.WARNING);
            assertThat(found.location().toString()).contains("uid=alice,ou=users,dc=onion,dc=example mailPassword");
            assertThat(found.toString()).doesNotContain("abcdefgh");
        });
    }

    // What `doveadm auth test` of Dovecot 2.3.19 and 2.4.1 let in: a refused scheme is a temporary failure in 2.4.
    @ParameterizedTest
    @CsvSource({
        "ARGON2ID,      true,  true",
        "ARGON2,        false, true",
        "BLF-CRYPT,     true,  true",
        "SHA512-CRYPT,  true,  true",
        "SHA256-CRYPT,  true,  true",
        "SSHA,          true,  true",
        "SHA1,          true,  true",
        "PBKDF2,        true,  true",
        "SCRAM-SHA-256, true,  true",
        "CRAM-MD5,      true,  true",
        "MD5,           true,  false",
        "MD5-CRYPT,     true,  false",
        "SMD5,          true,  false",
        "LDAP-MD5,      true,  false",
        "HMAC-MD5,      true,  false",
        "PLAIN-MD4,     true,  false",
        "PLAIN-MD5,     true,  false",
        "DES-CRYPT,     true,  false",
        "SSHA3,         false, false",
        "PLAIN,         false, false",
        "CLEARTEXT,     false, false"
    })
    void a_scheme_the_site_accepts_is_written_where_dovecot_takes_it(String scheme, boolean old, boolean recent) {
        SmallSite site = both().passwords(List.of(scheme), List.of()).account("alice", scheme, "x");
        assertThat(entries(site, "old").isEmpty()).isEqualTo(!old);
        assertThat(entries(site, "new").isEmpty()).isEqualTo(!recent);
        assertThat(rules(site).isEmpty()).isEqualTo(old && recent);
    }

    @ParameterizedTest
    @CsvSource({"$y$j9T$abc$def, true", "$1$abc$def, false", "abNANd1rDfiNc, false", "_J9..rasm, false"})
    void behind_the_label_crypt_stands_what_the_hash_says(String hash, boolean recent) {
        SmallSite site = both().passwords(List.of("CRYPT"), List.of()).account("alice", "CRYPT", hash);
        assertThat(entries(site, "old")).hasSize(1);
        assertThat(entries(site, "new").isEmpty()).isEqualTo(!recent);
    }

    @Test
    void a_scheme_in_neither_list_leaves_the_file() {
        SmallSite site = both().account("alice", "SSHA512", "abc=");
        assertThat(entries(site, "old")).isEmpty();
        assertThat(rules(site)).containsExactly("passwd-scheme-unknown");
    }

    @Test
    void the_lists_may_be_in_lower_case() {
        SmallSite site = both().passwords(List.of("ssha512"), List.of()).account("alice", "SSHA512", "abc=");
        assertThat(entries(site, "old")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo[13]", "a{b}", "a#b", "a\\b", "a%b"})
    void a_hash_with_other_characters_than_hashes_have_leaves_the_file(String hash) {
        SmallSite site = both().account("alice", "SHA512-CRYPT", hash);
        assertThat(entries(site, "old")).isEmpty();
        assertThat(rules(site)).containsExactly("passwd-scheme-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"al+ice", "#alice", "al=ice", "Alice", "a{b"})
    void a_uid_that_dovecot_lets_nobody_use_leaves_the_file(String uid) {
        SmallSite site = both().account(uid, "SHA512-CRYPT", "$6$a");
        assertThat(entries(site, "old")).isEmpty();
        assertThat(rules(site)).containsExactly("passwd-user-syntax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a b", "a\nb", "#a", "é", "-a", ".a"})
    void no_user_adds_a_field_or_a_line(String uid) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswdFileText.entry(uid, new PasswordHash("SHA512-CRYPT", "$6$a")));
    }

    @Test
    void debian_12_gets_the_language_of_dovecot_2_3() {
        List<String> lines =
                SmallSite.entries(both().files(DovecotFiles::of, "old").get("/etc/dovecot/dovecot.conf"));
        assertThat(lines)
                .contains(
                        "auth_username_format = %{if;%Ld;eq;onion.example;%Ln;%Lu}",
                        "  driver = passwd-file",
                        "  args = /etc/dovecot/private/mail-passwords",
                        "  unix_listener /var/spool/postfix/private/auth {",
                        "protocols =")
                .noneMatch(line -> line.contains("_version"));
    }

    @Test
    void debian_13_gets_the_language_of_dovecot_2_4_and_no_weak_schemes() {
        List<String> lines =
                SmallSite.entries(both().files(DovecotFiles::of, "new").get("/etc/dovecot/dovecot.conf"));
        assertThat(lines.get(0)).isEqualTo("dovecot_config_version = 2.4.1");
        assertThat(lines)
                .contains(
                        "auth_username_format = %{user | lower | regexp('^([^@]*)@onion\\\\.example$', '\\\\1')}",
                        "passdb passwd-file {", "  passwd_file_path = /etc/dovecot/private/mail-passwords")
                .noneMatch(line -> line.contains("auth_allow_weak_schemes") || line.contains("driver"));
    }
}
