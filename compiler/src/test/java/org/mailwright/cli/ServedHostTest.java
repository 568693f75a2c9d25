package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A domain beside the primary one, as people write it first: what is said of it, and what a trace says of its addresses. */
class ServedHostTest {
    private static final String PRIMARY = "mailwright::domains: {onion.example: {primary: true}, onion.test: {alias_of:"
            + " onion.example}, leek.example: ";

    @TempDir
    private Path scratch;

    private ControlRepository site(String domain, String roles, String alias) {
        return ControlRepository.in(scratch)
                .write(
                        "data/page.yaml",
                        "mailwright::host: {roles: [" + roles + "]}",
                        "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}",
                        PRIMARY + domain + "}",
                        "mailwright::aliases: {postmaster: alice, abuse: alice, root: alice" + alias + "}",
                        "mailwright::forwards: {alice: alice@mail.example}");
    }

    @Test
    void an_mx_host_takes_the_declared_addresses_of_a_domain_and_no_others() {
        ControlRepository site =
                site("{served_by: mx}", "mx, srs", ", info@leek.example: alice, boss@leek.example: b@mail.example");
        Run check = site.run("check");
        assertThat(check.status()).as(check.text()).isZero();
        assertThat(check.text())
                .contains(
                        "data/page.yaml:3:120: warning: box-01.onion.example keeps no mail: of leek.example only declared"
                                + " addresses are taken, and 550 is the answer to all others [served-host-keeps-no-mail]");
        assertThat(site.run("compile", "-o", scratch.resolve("out").toString()).status())
                .isZero();
        assertThat(site.run("trace", "info@leek.example").out())
                .startsWith("info@leek.example: 250 2.1.5 Ok\n")
                .contains("arrives: alice@mail.example\n");
        assertThat(site.run("trace", "boss@leek.example").out()).contains("arrives: b@mail.example\n");
        assertThat(site.run("trace", "postmaster@leek.example").out()).contains("arrives: alice@mail.example\n");
        assertThat(site.run("trace", "nobody@leek.example").out())
                .startsWith("nobody@leek.example: 550 5.1.1 User unknown in relay recipient table\n")
                .doesNotContain("arrives");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {served_by: mx, mx: direct}                   | mx, srs               | 1 | error: box-01.onion.example keeps no mail, so mail for leek.example would be refused there [served-host-keeps-no-mail] | 550 5.1.1
            {served_by: submission}                       | mx, srs, submission   | 0 | warning: box-01.onion.example keeps no mail: of leek.example only | 550 5.1.1
            {served_by: box-01.onion.example}             | mx, srs, relay        | 0 | warning: box-01.onion.example keeps no mail: of leek.example only | 550 5.1.1
            {served_by: [mx, srs], recipients: [info]}    | mx, srs               | 0 | warning: box-01.onion.example keeps no mail: of leek.example only | 550 5.1.1
            {served_by: box-01.onion.example}             | mx, srs, sender       | 0 | No findings of it | 250 2.1.5 Ok if it has the mailbox, else 550 5.1.1 User unknown in local recipient table
            {}                                            | mx, srs               | 1 | error: leek.example must be one of primary, alias_of, served_by or mail: none [domain-class-overlap] |
            {alias_of: leek.example}                      | mx, srs               | 1 | error: the domain leek.example → leek.example is an alias in a circle [domain-alias-cycle] |
            {alias_of: onion.test}                        | mx, srs               | 0 | warning: the domain leek.example → onion.test → onion.example is an alias of an alias | 550 5.1.1
            {mail: none}, sub.leek.example: {alias_of: onion.example} | mx, srs   | 0 | No findings of it | 554 5.7.1 Relay access denied
            {served_by: mx}, leek.test: {alias_of: leek.example} | mx, srs        | 1 | error: leek.test is an alias of leek.example, which is not the primary domain [domain-alias-unserved] | 550 5.1.1
            """)
    void every_other_way_to_write_it_is_answered(
            String domain, String roles, int status, String finding, String answer) {
        ControlRepository site = site(domain, roles, "");
        Run check = site.run("check");
        assertThat(check.status()).as(check.text()).isEqualTo(status);
        if (finding.startsWith("No ")) {
            assertThat(check.text()).doesNotContain("served-host-keeps-no-mail");
        } else {
            assertThat(check.text()).contains(finding);
        }
        if (answer != null && !answer.isEmpty() && status == 0) {
            Run trace = site.run("trace", "nobody@leek.example");
            assertThat(trace.out()).as(trace.text()).startsWith("nobody@leek.example: " + answer);
        }
        if (status == 0 && !roles.endsWith("submission")) {
            Run compile = site.run("compile", "-o", scratch.resolve("out").toString());
            assertThat(compile.status()).as(compile.text()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"srs", "submission", "relay", "client"})
    void a_host_that_only_hands_mail_on_serves_no_domain(String role) {
        List<String> data = new ArrayList<>(List.of("mailwright::host: {roles: [" + role + "]}"));
        ControlRepository site = site("{served_by: two.onion.example}", "mx, srs", "")
                .write("data/two.onion.example.yaml", data.toArray(String[]::new))
                .write(
                        "nodes/two.onion.example.yaml",
                        "networking: {fqdn: two.onion.example, ip: 203.0.113.12}",
                        "os: {release: {major: \"12\"}}")
                .write(
                        "hiera.yaml",
                        "version: 5",
                        "hierarchy: [{name: all, paths: [\"%{facts.networking.fqdn}.yaml\", page.yaml, common.yaml]}]");
        Run check = site.run("check");
        assertThat(check.status()).as(check.text()).isEqualTo(1);
        assertThat(Stream.of(check.text().split("\n")).filter(line -> line.contains("served-host")))
                .containsExactly(
                        "data/page.yaml:3:120: error: two.onion.example keeps no mail, so mail for leek.example would be"
                                + " refused there [served-host-keeps-no-mail]");
    }
}
