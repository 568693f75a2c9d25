package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;
import static org.mailwright.system.Organisation.MX_02;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail for people: in through an MX host, out through an SRS host, and its bounces back (DESIGN section 1). */
@InOrganisation
class ForwardingTest {
    private final Organisation organisation;

    ForwardingTest(Organisation organisation) {
        this.organisation = organisation;
    }

    private Said ask(String host, String recipient) {
        return organisation
                .at("outside")
                .send(organisation.stranger().via(host).envelope("eve@sender.example", recipient));
    }

    @ParameterizedTest
    @CsvSource({MX_01 + ", one", MX_02 + ", two"})
    void an_alias_in_an_alias_domain_reaches_everybody_with_a_rewritten_sender(String mx, String name) {
        String token = "forwarded-" + name;
        List<Received> copies = organisation.deliver(
                "outside",
                organisation
                        .stranger()
                        .via(mx)
                        .envelope("eve@sender.example", "Sysadmin@Onion.Test")
                        .with(token, "From: eve@sender.example"),
                token,
                2);
        assertThat(copies.stream().flatMap(copy -> copy.recipients().stream()))
                .contains("alice@riseup.example", "bob@riseup.example", "bob.birch@mail.example");
        assertThat(copies)
                .allSatisfy(copy -> assertThat(copy.sender())
                        .matches("SRS0=.{4}=..=sender\\.example=eve@bounces\\.onion\\.example"))
                .allSatisfy(copy ->
                        assertThat(organisation.at("outside").judge(copy).spf()).isEqualTo("pass"))
                .allMatch(Received::tls);
    }

    @ParameterizedTest
    @ValueSource(strings = {MX_01, MX_02})
    void a_bounce_to_a_rewritten_sender_goes_back_to_the_sender(String mx) {
        String token = "bounced-" + mx;
        Received forwarded = organisation
                .deliver(
                        "outside",
                        organisation
                                .stranger()
                                .envelope("reporter@sender.example", "bella@onion.example")
                                .with(token + "-out", "From: reporter@sender.example"),
                        token + "-out",
                        1)
                .get(0);
        Received bounce = organisation
                .deliver(
                        "outside",
                        Letter.from("198.51.100.25", "mx.outside.example")
                                .via(mx)
                                .envelope("", forwarded.sender())
                                .with(token + "-back", "From: mailer-daemon@mx.outside.example"),
                        token + "-back",
                        1)
                .get(0);
        assertThat(bounce.recipients()).containsExactly("reporter@sender.example");
        assertThat(bounce.sender()).isEmpty();
        assertThat(bounce.helo()).matches("srs-0[12]\\.onion\\.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {MX_01, MX_02})
    void nobody_can_send_through_us_to_the_address_in_a_rewritten_sender(String mx) {
        String token = "seen-" + mx;
        String rewritten = organisation
                .deliver(
                        "outside",
                        organisation
                                .stranger()
                                .envelope("victim@sender.example", "bella@onion.example")
                                .with(token, "From: victim@sender.example"),
                        token,
                        1)
                .get(0)
                .sender();
        Letter letter = organisation.stranger().via(mx);
        assertThat(asked(letter.envelope("", rewritten)).code()).isEqualTo(250);
        assertThat(asked(letter.envelope("eve@sender.example", rewritten)).toString())
                .startsWith("550 5.7.1 <eve@sender.example>: Sender address rejected: only bounces are taken");
        for (String domain : List.of(
                "onion.example", "onion.test", "shallot.example", "web-01.onion.example", "lists.onion.example")) {
            String moved = rewritten.replace("bounces.onion.example", domain);
            assertThat(asked(letter.envelope("", moved)).toString()).as(moved).startsWith("550 5.1.1");
            assertThat(asked(letter.envelope("eve@sender.example", moved)).toString())
                    .as(moved)
                    .startsWith("550 5.1.1");
        }
    }

    private Said.Reply asked(Letter letter) {
        return organisation.at("outside").send(letter).recipient();
    }

    @Test
    void a_refusal_elsewhere_bounces_through_our_hosts_to_the_sender() {
        // The forward of this address answers 550 to the SRS host.
        String token = "refused-elsewhere";
        Received report = organisation
                .deliver(
                        "outside",
                        organisation
                                .stranger()
                                .envelope("reporter@sender.example", "lost@onion.example")
                                .with(token, "From: reporter@sender.example"),
                        token,
                        1)
                .get(0);
        assertThat(report.recipients()).containsExactly("reporter@sender.example");
        assertThat(report.sender()).isEmpty();
        assertThat(report.text()).contains("refused@riseup.example", "550 5.1.1 nobody here");
        assertThat(organisation.at("outside").judge(report).passing())
                .as("the From of a report of ours")
                .allMatch(domain -> domain.endsWith("onion.example"));
    }

    @ParameterizedTest
    @CsvSource({
        // Who answers, for whom, what: 550 at RCPT, never a bounce afterwards.
        MX_01 + ", nobody@onion.example, 550 5.1.1",
        MX_02 + ", nobody@onion.example, 550 5.1.1",
        MX_01 + ", nobody@onion.test, 550 5.1.1",
        MX_02 + ", nobody@web-01.onion.example, 550 5.1.1",
        MX_01 + ", nolist@lists.onion.example, 550 5.1.1",
        MX_01 + ", x@bounces.onion.example, 550 5.1.1",
        MX_01 + ", SRS0=AAAA=BB=sender.example=eve@bounces.onion.example, 550 5.7.1",
        MX_01 + ", frank@onion.example, 550 5.1.1",
        MX_01 + ", grace@onion.example, 550 5.7.1 <grace@onion.example>: Recipient address rejected: Grace is at sea",
        MX_02 + ", grace@onion.test, 550 5.7.1 <grace@onion.test>: Recipient address rejected: Grace is at sea",
        MX_02 + ", speakers@onion.example, 550 5.7.1",
        MX_01 + ", nadir@onion.example, 450 4.2.1",
        MX_02 + ", nadir@onion.test, 450 4.2.1",
        MX_01 + ", someone@outside.example, 554 5.7.1",
        MX_01 + ", someone%outside.example@onion.example, 5",
        MX_01 + ", outside.example!someone@onion.example, 5",
        MX_01 + ", x@parked.example, 554 5.7.1",
        MX_01 + ", x@srs.onion.example, 554 5.7.1",
        MX_01 + ", alice@[203.0.113.11], 5",
        // The hosts behind take nothing from outside.
        "203.0.113.21, alice@onion.example, 554 5.7.1",
        "198.51.100.22, alice@onion.example, 554 5.7.1",
        "203.0.113.31, alice@onion.example, 0 [Errno 111] Connection refused",
        "203.0.113.41, alice@onion.example, 554 5.7.1",
        "203.0.113.51, announce@lists.onion.example, 554 5.7.1",
    })
    void what_is_not_ours_to_take_is_refused_at_once(String host, String recipient, String answer) {
        assertThat(ask(host, recipient).recipient().toString()).startsWith(answer);
    }

    @Test
    void an_alias_reaches_people_and_the_host_that_serves_another_domain() {
        String token = "for-the-crm";
        List<Received> copies = organisation.deliver(
                "outside",
                organisation
                        .stranger()
                        .envelope("eve@sender.example", "giving@onion.test")
                        .with(token, "From: eve@sender.example"),
                token,
                2);
        assertThat(copies).hasSizeGreaterThanOrEqualTo(2);
        organisation
                .at("crm-int-01")
                .run("timeout", "20", "sh", "-c", "until grep -q " + token + " /var/lib/crm/mail; do sleep 0.2; done");
    }

    @Test
    void postmaster_is_everywhere() {
        for (String domain : List.of(
                "onion.example",
                "onion.test",
                "bounces.onion.example",
                "lists.onion.example",
                "srs-01.onion.example")) {
            assertThat(ask(MX_01, "postmaster@" + domain).recipient().code())
                    .as(domain)
                    .isEqualTo(250);
        }
        assertThat(ask(MX_01, "postmaster").recipient().code()).isEqualTo(250);
    }
}
