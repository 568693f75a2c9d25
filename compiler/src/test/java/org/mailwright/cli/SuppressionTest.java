package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.rule.Pages;

/** {@code checks.ignore}: what a site lives with is not told again, and a suppression that does nothing is. */
class SuppressionTest {
    private final ControlRepository site;

    SuppressionTest(@TempDir Path scratch) {
        site = ControlRepository.in(scratch);
    }

    private Run checkWith(String suppression) {
        site.write(
                "mailwright.yaml",
                "directory: {ldif: ldap/people.ldif}",
                "checks:",
                "  ignore:",
                "    - " + suppression);
        return site.run("check");
    }

    @Test
    void a_warning_is_suppressed_by_rule_and_place() {
        assertThat(site.run("check").out()).contains("[tlsa-missing]");
        assertThat(checkWith("{rule: tlsa-missing, at: data/page.yaml, reason: no DNSSEC yet}")
                        .out())
                .doesNotContain("[tlsa-missing]")
                .doesNotContain("[waiver-unused]");
    }

    @Test
    void a_suppression_of_another_place_does_nothing_and_says_so() {
        assertThat(checkWith("{rule: tlsa-missing, at: data/pag, reason: no DNSSEC yet}")
                        .out())
                .contains("[tlsa-missing]")
                .contains(
                        "mailwright.yaml:4:7: warning: the suppression of tlsa-missing fits no warning [waiver-unused]");
    }

    @Test
    void a_suppression_ends_on_its_day() {
        assertThat(checkWith("{rule: tlsa-missing, reason: soon, until: 2026-11-15}")
                        .out())
                .doesNotContain("[tlsa-missing]");
        assertThat(checkWith("{rule: tlsa-missing, reason: soon, until: '2026-11-14'}")
                        .out())
                .contains("[tlsa-missing]")
                .contains("ended on 2026-11-14");
    }

    @Test
    void an_error_cannot_be_suppressed() {
        site.write("data/page.yaml", "mailwright::aliases: {press: alcie}");
        assertThat(checkWith("{rule: alias-missing-target, reason: never mind}").out())
                .contains("[alias-missing-target]")
                .contains("[waiver-unused]");
    }

    @Test
    void a_suppression_without_a_reason_is_an_error() {
        assertThat(checkWith("{rule: tlsa-missing}").status()).isEqualTo(1);
    }

    /** What a suppression may say of the place; the finding is of alice twice in press, data/page.yaml:2:16. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            file: data/page.yaml                    | true
            file: 'data/page.yaml:2'                | true
            file: 'data/page.yaml:3'                | false
            file: 'data/*.yaml'                     | true
            file: data                              | true
            file: ldap                              | false
            key: mailwright::aliases                | true
            key: mailwright::aliases.press          | true
            key: mailwright::aliases.pres           | false
            key: mailwright::forwards               | false
            address: press                          | true
            address: Press@onion.example            | true
            address: news                           | false
            file: data, key: mailwright::forwards   | false
            file: data, address: press              | true
            """)
    void a_suppression_says_where(String place, boolean covered) {
        site.write("data/page.yaml", "mailwright::aliases:", "  press: [alice, alice]");
        String out = checkWith("{rule: duplicate-address-same, reason: a list, " + place + "}")
                .out();
        assertThat(out.contains("[duplicate-address-same]")).isEqualTo(!covered);
        assertThat(out.contains("[waiver-unused]")).isEqualTo(!covered);
    }

    @Test
    void an_entry_of_the_directory_is_an_address_too() {
        site.write(
                "ldap/people.ldif",
                "dn: uid=alice,ou=users,dc=onion,dc=example",
                "uid: alice",
                "emailForward: alice(at)riseup.example");
        assertThat(checkWith("{rule: ldap-forward-dropped-by-udldap, reason: known, address: bob}")
                        .out())
                .contains("[ldap-forward-dropped-by-udldap]");
        assertThat(checkWith("{rule: ldap-forward-dropped-by-udldap, reason: known, address: alice}")
                        .out())
                .doesNotContain("[ldap-forward-dropped-by-udldap]", "[waiver-unused]");
    }

    @Test
    void a_comment_suppresses_what_is_on_its_line_or_below() {
        site.write(
                "data/page.yaml",
                "mailwright::aliases:",
                "  # mailwright: ignore[duplicate-address-same, alias-loop] a program makes it",
                "  press: [alice, alice]",
                "  news: [bob, bob]   # mailwright: ignore[duplicate-address-same] so is this",
                "  radio: [bob, bob]");
        String out = site.run("check").out();
        assertThat(out.lines().filter(line -> line.contains("[duplicate-address-same]")))
                .containsExactly(
                        "data/page.yaml:5:16: warning: bob@onion.example is named twice [duplicate-address-same]");
        assertThat(out)
                .contains("data/page.yaml:2:3: warning: the suppression of alias-loop fits no warning [waiver-unused]");
    }

    @Test
    void a_comment_in_mailwright_yaml_counts_as_well() {
        assertThat(checkWith("{rule: alias-loop, reason: old}  # mailwright: ignore[waiver-unused] it comes and goes")
                        .out())
                .contains("[waiver-unused]");
        site.write(
                "mailwright.yaml",
                "# mailwright: ignore[tlsa-missing] not here",
                "directory: {ldif: ldap/people.ldif}");
        assertThat(site.run("check").out())
                .contains("mailwright.yaml:1:1: warning: the suppression of tlsa-missing fits no warning");
    }

    @Test
    void a_comment_does_not_suppress_an_error() {
        site.write(
                "data/page.yaml", "mailwright::aliases: {press: alcie}  # mailwright: ignore[alias-missing-target] ok");
        assertThat(site.run("check").out()).contains("[alias-missing-target]", "[waiver-unused]");
    }

    private Run checkWithSeverity(String severity) {
        site.write("mailwright.yaml", "directory: {ldif: ldap/people.ldif}", "checks: {severity: {" + severity + "}}");
        return site.run("check");
    }

    @Test
    void a_severity_can_be_raised_lowered_and_turned_off() {
        site.write("data/page.yaml", "mailwright::aliases: {press: alcie, news: [bob, bob]}");
        assertThat(checkWithSeverity("").out())
                .contains("error: press@onion.example")
                .contains("warning: bob@");
        Run raised = checkWithSeverity("duplicate-address-same: error, alias-missing-target: info");
        assertThat(raised.status()).isEqualTo(1);
        assertThat(raised.out()).contains("info: press@onion.example").contains("error: bob@onion.example");
        Run off = checkWithSeverity("duplicate-address-same: off, alias-missing-target: 'off', mx-missing: 'off'");
        assertThat(off.status()).isZero();
        assertThat(off.out()).doesNotContain("[duplicate-address-same]", "[alias-missing-target]");
    }

    @Test
    void an_error_behind_which_nothing_right_can_be_written_stays() {
        site.write("data/page.yaml", "mailwright::aliases: {'a b': alice}");
        Run run = checkWithSeverity("address-whitespace: off");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("[address-whitespace]")
                .contains("mailwright.yaml:2:21: warning: address-whitespace is an error here");
    }

    @Test
    void what_the_site_made_an_error_can_be_suppressed_where_it_is_known() {
        site.write("data/page.yaml", "mailwright::aliases: {press: [alice, alice], news: [bob, bob]}");
        site.write(
                "mailwright.yaml",
                "directory: {ldif: ldap/people.ldif}",
                "checks:",
                "  severity: {duplicate-address-same: error}",
                "  ignore: [{rule: duplicate-address-same, address: press, reason: known}]");
        assertThat(site.run("check").out())
                .contains("error: bob@onion.example is named twice")
                .doesNotContain("alice@onion.example is named twice");
    }

    @Test
    void a_lowered_error_lets_compile_write() {
        site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}",
                "mailwright::aliases: {press: press}");
        String out = site.root().resolve("../out").toString();
        assertThat(site.run("compile", "-o", out).status()).isEqualTo(1);
        site.write(
                "mailwright.yaml", "directory: {ldif: ldap/people.ldif}", "checks: {severity: {alias-self: warning}}");
        Run run = site.run("compile", "-o", out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("warning: ").contains("[alias-self]");
    }

    /** Sites on which rules find errors. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::host: {roles: [mx]}",
                "mailwright::host: {roles: [srs]}",
                "mailwright::host: {roles: [mx, lists]}",
                "mailwright::host: {roles: [submission, relay]}",
                "mailwright::aliases: {press: press, a: b, b: a, news: alcie, alice: [alcie]}",
                "mailwright::aliases: {carol: alice}\nmailwright::forwards: {carol: carol@onion.example, a: x@riseup.example}",
                "mailwright::submission: {senders: {press: [nobody]}}"
            })
    void whatever_is_off_compile_ends_in_order(String data) {
        String srs = data.contains("host:")
                ? ""
                : "mailwright::host: {roles: [mx, srs]}\nmailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}\n";
        site.write("data/page.yaml", srs + data);
        String off = Pages.all().stream().map(page -> page.id() + ": off").collect(Collectors.joining(", "));
        for (String checks :
                List.of("{severity: {" + off + "}}", "{sets: []}", "{sets: [], severity: {" + off + "}}")) {
            site.write("mailwright.yaml", "directory: {ldif: ldap/people.ldif}", "checks: " + checks);
            Run run = site.run("compile", "-o", site.root().resolve("../out").toString());
            assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
            assertThat(run.err().contains("error: ")).as(run.err()).isEqualTo(run.status() != 0);
        }
    }
}
