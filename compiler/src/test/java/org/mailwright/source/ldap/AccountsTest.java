package org.mailwright.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.model.Account;

/** Entries of ud-ldap become accounts; a bad value costs that value, and says so with its DN. */
class AccountsTest {
    private static final String HASH = "{SHA512-CRYPT}$6$abcdefgh$" + "x".repeat(86);

    private static Account alice(String... lines) {
        return People.read(People.alice(lines)).value().get("alice");
    }

    private static List<String> rules(String... lines) {
        return People.read(People.alice(lines)).diagnostics().stream()
                .map(Diagnostic::rule)
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** userdir_ldap.py: IsRetired (six months of 31 days), pw_active; shadow(5). Today is 2026-11-25. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                 | ACTIVE   | ``
            accountStatus: active              | ACTIVE   | ``
            accountStatus: inactive            | RETIRED  | ``
            accountStatus: memorial            | RETIRED  | ``
            accountStatus: memorial 2020-01-01 | RETIRED  | ``
            accountStatus: retiring 2026-11-25 | RETIRING | ``
            accountStatus: retiring 2026-05-24 | RETIRING | ``
            accountStatus: retiring 2026-05-23 | RETIRED  | ``
            accountStatus: retiring 2026-5-9   | RETIRED  | ``
            accountStatus: retiring 2030-01-01 | RETIRING | ``
            accountStatus: retiring            | RETIRING | account-retiring-date
            accountStatus: retiring soon       | RETIRING | account-retiring-date
            accountStatus: retiring 2026-02-30 | RETIRING | account-retiring-date
            accountStatus: retiring  2026-05-23 left | RETIRED | ``
            accountStatus: Inactive            | ACTIVE   | account-status-unknown
            accountStatus: retired             | ACTIVE   | account-status-unknown
            accountStatus:                     | ACTIVE   | ``
            accountStatus:: @                  | LOCKED   | ldif-base64
            userPassword: {CRYPT}*LK*          | LOCKED   | ``
            userPassword: {crypt}*lk*x         | LOCKED   | ``
            userPassword: {CRYPT}!$6$x         | LOCKED   | ``
            userPassword: {CRYPT}$6$x          | ACTIVE   | ``
            userPassword:                      | LOCKED   | ``
            shadowExpire: 20782                | EXPIRED  | ``
            shadowExpire: 20783                | ACTIVE   | ``
            shadowExpire: 1                    | EXPIRED  | ``
            shadowExpire: 0                    | ACTIVE   | ``
            shadowExpire: -1                   | ACTIVE   | ``
            shadowExpire: never                | ACTIVE   | ``
            shadowExpire: 99999999999999       | ACTIVE   | ``
            rubbish                            | LOCKED   | ldif-malformed
            """)
    void the_state_of_an_account(String line, String state, String rule) {
        assertThat(alice(line == null ? "" : line).state()).hasToString(state);
        assertThat(rules(line == null ? "" : line))
                .isEqualTo(rule == null || rule.isEmpty() ? List.of() : List.of(rule));
    }

    @Test
    void without_a_user_password_an_account_is_locked() {
        String bob = "dn: uid=bob\nuid: bob\nemailForward: bob@mail.example\nmailPassword: " + HASH;
        Account account = People.read(bob + "\n\n" + People.alice()).value().get("bob");

        assertThat(account.state()).isEqualTo(Account.State.LOCKED);
        assertThat(account.receives()).isTrue();
        assertThat(account.submits()).isFalse();
    }

    @Test
    void where_no_entry_shows_a_user_password_nobody_is_locked() {
        Checked<SortedMap<String, Account>> read = People.read(
                "dn: uid=bob\nuid: bob\nmailPassword: " + HASH + "\n\ndn: uid=carol\nuid: carol\nmailPassword: {}x");

        assertThat(read.value().get("bob").submits()).isTrue();
        assertThat(read.diagnostics().stream().map(Diagnostic::rule))
                .containsExactly("passwd-scheme-missing", "ldap-acl-hidden-attribute");
    }

    @Test
    void what_a_retired_account_says_is_not_worth_a_word() {
        Account account = alice("accountStatus: inactive", "emailForward: rubbish", "mailDisableMessage:: 4oKs");

        assertThat(rules("accountStatus: inactive", "emailForward: rubbish", "mailDisableMessage:: 4oKs"))
                .isEmpty();
        assertThat(account.receives()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            alice@mail.example                         | alice@mail.example
            ` Alice@Mail.Example `                     | Alice@mail.example
            a@mail.example, b@mail.example             | a@mail.example b@mail.example
            a@mail.example,b@mail.example,a@MAIL.example | a@mail.example b@mail.example
            a@mail.example,                            | a@mail.example
            ,a@mail.example, ,b@mail.example           | a@mail.example b@mail.example
            a+b=c@mail.example                         | a+b=c@mail.example
            ``                                         | ``
            """)
    void a_forward_is_one_address_or_several(String forward, String targets) {
        String line = "emailForward:: " + base64(forward == null ? "" : forward);

        assertThat(String.join(
                        " ",
                        alice(line).forward().stream()
                                .map(t -> t.address().toString())
                                .toList()))
                .isEqualTo(targets == null ? "" : targets);
        assertThat(alice(line).forwardDamaged()).isFalse();
        assertThat(rules(line)).isEmpty();
    }

    /** What ud-ldap's own pattern lets through, and what a delivery agent would read as something else than an address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "alice@",
                "@mail.example",
                "alice@mail",
                "a b@mail.example",
                "a@mail.example b@mail.example",
                "a@mail.example\n",
                "a@mail.example\nroot: x@mail.example",
                "a@mail.example\r",
                "a\0@mail.example",
                "a@mail.example\t",
                "|/bin/sh",
                "|/bin/sh@mail.example",
                "/var/mail/alice",
                "/etc/x@mail.example",
                ":include:/etc/passwd",
                ":include:/x@mail.example",
                "\"|cmd\"@mail.example",
                "~alice@mail.example,|x",
                "<alice@mail.example>",
                "Alice <alice@mail.example>",
                "alice@mail.example (home)",
                "alice@[192.0.2.1]",
                "alice@192.0.2.1",
                "a@b@mail.example",
                "al\u00efce@mail.example",
                "alice@m\u00fcnchen.example",
                "alice@mail.example.",
                "alice@-mail.example",
                "alice@ma_il.example",
                "alice;bob@mail.example",
                "-alice@mail.example",
                ".alice@mail.example",
                "al..ice@mail.example",
                "alice@mail.example\u2028",
                "alice\u202e@mail.example",
                ",",
                " , ",
                "a%b@mail.example",
                "a!b@mail.example"
            })
    void what_is_no_address_damages_the_forward(String forward) {
        String line = "emailForward:: " + base64(forward);
        Account account = alice(line);

        assertThat(account.forwardDamaged()).isTrue();
        assertThat(account.forward())
                .allMatch(target -> target.address().toString().equals("~alice@mail.example"));
        Checked<SortedMap<String, Account>> read = People.read(People.alice(line));
        assertThat(read.diagnostics()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.location())
                    .hasToString("people.ldif:4: uid=alice,ou=users,dc=onion,dc=example emailForward");
            assertThat(finding.message()).doesNotContain("\n", "\r", "\0", "\u2028", "\u202e");
            assertThat(finding.help()).isNotEmpty();
        });
    }

    @Test
    void one_bad_address_costs_itself() {
        Account account = alice("emailForward: a@mail.example, rubbish, b@mail.example");

        assertThat(account.forward()).hasSize(2);
        assertThat(account.forwardDamaged()).isTrue();
        assertThat(rules("emailForward: a@mail.example, rubbish, b@mail.example"))
                .hasSize(1);
    }

    @Test
    void a_long_forward_of_valid_addresses_is_no_mistake() {
        String forward = "a".repeat(60) + "@mail.example, " + "b".repeat(60) + "@" + "c".repeat(60) + "."
                + "d".repeat(60) + ".example";

        assertThat(forward.length()).isGreaterThan(200);
        assertThat(alice("emailForward: " + forward).forward()).hasSize(2);
        assertThat(rules("emailForward: " + forward)).isEmpty();
    }

    @Test
    void a_forward_of_a_hundred_thousand_parts_is_refused_soon_and_with_one_word() {
        String line = "emailForward: " + "x,".repeat(500_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(rules(line)).hasSize(1));
        assertThat(alice(line).forwardDamaged()).isTrue();
    }

    @Test
    void a_forward_that_cannot_be_read_is_not_an_absent_one() {
        assertThat(alice("emailForward:: @@@").forwardDamaged()).isTrue();
        assertThat(alice("emailForward:< file:///etc/passwd").forwardDamaged()).isTrue();
        assertThat(alice("rubbish").forwardDamaged()).isTrue();
        assertThat(alice().forwardDamaged()).isFalse();
        assertThat(rules("emailForward:: @@@")).containsExactly("ldif-base64");
        assertThat(rules("rubbish", "emailForward: nothing")).containsExactly("ldif-malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            uid: alice             | alice
            uid: ALICE             | alice
            uid: al.ice_x-1        | al.ice_x-1
            uid: a@onion.example   | ldap-uid-syntax
            uid: a b               | ldap-uid-syntax
            uid: a:b               | ldap-uid-syntax
            uid: "a"               | ldap-uid-syntax
            uid:                   | ldap-uid-syntax
            uid: -a                | ldap-uid-syntax
            uid: aé                | ldap-uid-syntax
            uid:: YQo=             | ldap-uid-syntax
            uid:: YQA=             | ldap-uid-syntax
            uid:: @                | ldif-base64
            uid: a\\nuid: b        | a ldap-single-value
            cn: x                  | ``
            emailForward: x@y.test | ldap-uid-missing
            """)
    void a_uid_is_a_local_part(String lines, String found) {
        Checked<SortedMap<String, Account>> read =
                People.read("dn: cn=x\nuserPassword: {CRYPT}x\n" + lines.replace("\\n", "\n"));
        String shown = String.join(" ", read.value().keySet()) + " "
                + String.join(
                        " ", read.diagnostics().stream().map(Diagnostic::rule).toList());

        assertThat(shown.strip()).isEqualTo(found == null ? "" : found);
    }

    @Test
    void of_two_entries_with_one_uid_the_first_stays() {
        Checked<SortedMap<String, Account>> read =
                People.read("dn: uid=alice,ou=a\nuid: alice\nemailForward: one@mail.example\n\n"
                        + "dn: uid=alice,ou=b\nuid: Alice\nemailForward: two@mail.example\n");

        assertThat(read.value().get("alice").forward()).hasSize(1);
        assertThat(read.value().get("alice").forward().get(0).address()).hasToString("one@mail.example");
        Diagnostic finding = read.diagnostics().get(0);
        assertThat(finding.location()).hasToString("people.ldif:6: uid=alice,ou=b uid");
        assertThat(finding.related().get(0).location()).hasToString("people.ldif:1: uid=alice,ou=a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emailForward: a@mail.example", "mailPassword: x", "mailDisableMessage: left"})
    void a_second_value_is_named_and_the_first_counts(String line) {
        assertThat(rules(line, line)).contains("ldap-single-value");
    }

    @Test
    void a_finding_stands_at_the_line_of_the_value() {
        String ldif = People.alice("emailForward: fine@mail.example") + "\n"
                + People.alice("cn: folded", " over", "  lines", "emailForward: rubbish")
                        .replace("alice", "bob");

        assertThat(People.read(ldif).diagnostics().get(0).location())
                .hasToString("people.ldif:12: uid=bob,ou=users,dc=onion,dc=example emailForward");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$6$abcdefgh$tooshort-s3cret",
                "plaintext-s3cret",
                "{SHA512-CRYPT}s3cret",
                "{CRYPT}s3cret",
                "{BLF-CRYPT}$6$s3cret",
                "$1$s3cret:0:0:",
                "$1$s3cret\nroot:x",
                "{PLAIN}s3 cret",
                "$1$s3crét",
                "{SHA512-CRYPT}$1$abcdefgh$s3cretxxxxxxxxxxxxxxxx",
                "{}s3cret",
                "{a}{b}s3cret:x"
            })
    void a_hash_that_cannot_be_used_costs_the_password_and_is_never_shown(String password) {
        String line = "mailPassword:: " + base64(password);
        Checked<SortedMap<String, Account>> read = People.read(People.alice(line));

        assertThat(read.value().get("alice").password()).isEmpty();
        assertThat(read.diagnostics()).hasSize(1);
        assertThat(read.diagnostics().get(0).toString()).doesNotContain("s3cr");
        assertThat(read.diagnostics().get(0).location())
                .hasToString("people.ldif:4: uid=alice,ou=users,dc=onion,dc=example mailPassword");
    }

    @Test
    void a_usable_hash_is_the_accounts_and_never_printed() {
        Account account = alice("mailPassword: " + HASH);

        assertThat(account.submits()).isTrue();
        assertThat(account.toString()).doesNotContain("xxxx");
        assertThat(rules("mailPassword: " + HASH)).isEmpty();
    }

    @Test
    void locked_accounts_are_not_asked_for_their_password() {
        assertThat(alice("shadowExpire: 1", "mailPassword: rubbish").password()).isEmpty();
        assertThat(rules("shadowExpire: 1", "mailPassword: rubbish")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Alice has left             | Alice has left                        | ``
            REJECT go away             | REJECT go away                        | ``
            250 OK                     | 250 OK                                | ``
            left\\r\\nQUIT             | left??QUIT                            | ldap-disable-message-unprintable
            left\\n                    | left                                  | ``
            partie à Noël              | partie ? No?l                         | ldap-disable-message-unprintable
            `   `                      | this account does not receive mail    | ``
            \\0                        | ?                                     | ldap-disable-message-unprintable
            """)
    void a_disable_message_is_one_line_of_ascii(String message, String sent, String rule) {
        String text = message.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
        String line = "mailDisableMessage:: " + base64(text);

        assertThat(alice(line).disableMessage()).contains(sent);
        assertThat(rules(line)).isEqualTo(rule == null || rule.isEmpty() ? List.of() : List.of(rule));
    }

    @Test
    void a_disable_message_ends_somewhere() {
        String line = "mailDisableMessage: " + "long ".repeat(200_000);

        assertThat(alice(line).disableMessage().orElseThrow()).hasSizeLessThanOrEqualTo(200);
        assertThat(rules(line)).containsExactly("ldap-disable-message-unprintable");
    }

    @Test
    void a_disable_message_that_cannot_be_read_still_disables() {
        assertThat(alice("mailDisableMessage:: @@").disableMessage()).isPresent();
        assertThat(alice("mailDisableMessage:").disableMessage()).isEmpty();
    }

    @Test
    void attributes_may_have_other_names() throws java.io.IOException {
        String ldif = "dn: uid=a\nuid: a\nuserPassword: x\nmail: a@mail.example\nemailForward: b@mail.example\n";

        Checked<SortedMap<String, Account>> read = Accounts.read(
                People.file(ldif.getBytes(StandardCharsets.UTF_8)),
                new AttributeNames("Mail", "hash", "state"),
                org.mailwright.model.DomainName.of("onion.example"),
                People.TODAY,
                true);

        assertThat(read.value().get("a").forward().get(0).address()).hasToString("a@mail.example");
    }
}
