package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
