package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people send with a login, and machines through the relay. */
@InOrganisation
class SubmissionTest {
    private static final String SUBMISSION = "203.0.113.31";
    private static final String RELAY = "203.0.113.41";

    private final Organisation organisation;

    SubmissionTest(Organisation organisation) {
        this.organisation = organisation;
    }

    private static Letter as(String user, String password, int port) {
        return Letter.from("198.51.100.99", "laptop.sender.example")
                .via(SUBMISSION)
                .submitted(port, user, password);
    }

    @ParameterizedTest
    @CsvSource({
        // The last part of the client's address: Dovecot makes an address wait that was wrong before.
        "465, 99, alice, throw-awayalice, 235",
        "587, 99, alice, throw-awayalice, 235",
        "587, 99, ALICE@onion.example, throw-awayalice, 235",
        "465, 99, heidi, throw-awayheidi, 235",
        "465, 101, alice, throw-awaybob, 535",
        "587, 102, alice@onion.test, throw-awayalice, 535",
        "465, 103, dave, throw-awaydave, 535",
        "587, 104, dave, throw-awaydave, 535",
        "587, 105, erin, throw-awayerin, 535",
        "465, 106, nobody, throw-awaynobody, 535",
    })
    void a_login_is_for_active_accounts_with_the_right_password(
            int port, String client, String user, String password, int code) {
        Letter letter = Letter.from("198.51.100." + client, "laptop.sender.example")
                .via(SUBMISSION)
                .submitted(port, user, password);
        Said said = organisation.at("outside").send(letter);
        assertThat(said.login().code()).as(said.toString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "alice@onion.example, 250",
        "Alice@Onion.Example, 250",
        "alice@shallot.example, 250",
        "sysadmin@onion.example, 250",
        "security@onion.example, 250",
        "alice@web-01.onion.example, 250",
        "alice@onion.test, 553",
        "bob@onion.example, 553",
        "press@onion.example, 553",
        "alice@sender.example, 553",
        "x@bounces.onion.example, 553",
        "announce@lists.onion.example, 553",
    })
    void people_send_as_themselves_and_as_what_reaches_them(String sender, int code) {
        Said said = organisation
                .at("outside")
                .send(as("alice", "throw-awayalice", 587).envelope(sender, "x@sender.example"));
        assertThat(said.login().code()).isEqualTo(235);
        assertThat(said.recipient().code()).as(said.toString()).isEqualTo(code);
    }

    @Test
    void nobody_sends_without_a_login() {
        for (int port : List.of(465, 587)) {
            Letter letter = as("", "", port).envelope("alice@onion.example", "x@sender.example");
            Letter without = new Letter(
                    letter.bind(),
                    letter.helo(),
                    letter.to(),
                    port,
                    letter.tls(),
                    List.of(),
                    letter.sender(),
                    letter.recipients(),
                    letter.text());
            assertThat(organisation.at("outside").send(without).recipient().code())
                    .isBetween(530, 559);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "alice@onion.example, onion.example, onion.example",
        "alice@shallot.example, shallot.example, shallot.example"
    })
    void what_people_send_passes_everything_at_the_receiver(String sender, String signer, String from) {
        String token = "submitted-" + signer;
        Received message = organisation
                .deliver(
                        "outside",
                        as("alice", "throw-awayalice", 465)
                                .envelope(sender, "x@sender.example")
                                .with(token, "From: Alice <" + sender + ">"),
                        token,
                        1)
                .get(0);
        Verdict verdict = organisation.at("outside").judge(message);
        assertThat(message.sender()).isEqualTo(sender);
        assertThat(message.tls()).isTrue();
        assertThat(verdict.spf()).isEqualTo("pass");
        assertThat(verdict.signedBy()).containsExactly(signer);
        assertThat(verdict.passing()).containsExactly(from);
    }

    /** Forwarded mail leaves with these names in its envelope or HELO: a From there would be aligned with it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "465 | From: alice@bounces.onion.example",
                "587 | From: Alice <alice@srs-01.onion.example>",
                "587 | from : Alice <alice@(here) SRS-02.Onion.Example.>",
                "465 | From: alice@onion.example,# x@bounces.onion.example",
                "465 | From: x@srs.onion.example",
            })
    void a_from_that_nobody_writes_from_is_refused(int port, String header) {
        Said said = organisation
                .at("outside")
                .send(as("alice", "throw-awayalice", port)
                        .envelope("alice@onion.example", "x@sender.example")
                        .with("never-written-from", header.split("#")));
        assertThat(said.login().code()).isEqualTo(235);
        assertThat(said.data().toString()).matches("550 5\\.7\\.1 nobody writes from [a-z0-9-]+\\.onion\\.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-node.onion.example",
                "lists.onion.example",
                "bounces.onion.example.sender.example",
                "my-bounces.onion.example"
            })
    void a_from_that_is_not_peoples_is_not_signed(String from) {
        String token = "not-peoples-" + from;
        Received message = organisation
                .deliver(
                        "outside",
                        as("alice", "throw-awayalice", 465)
                                .envelope("alice@onion.example", "x@sender.example")
                                .with(token, "From: alice@" + from),
                        token,
                        1)
                .get(0);
        Verdict verdict = organisation.at("outside").judge(message);
        assertThat(verdict.signedBy()).as(message.text()).isEmpty();
        assertThat(verdict.passing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Mailwright-From: onion.example", "X-Other: nothing"})
    void mail_between_people_of_ours_arrives_signed_with_an_aligned_signature(String header) {
        String token = "between-us-" + header.charAt(2);
        Received message = organisation
                .deliver(
                        "outside",
                        as("alice", "throw-awayalice", 587)
                                .envelope("alice@onion.example", "carol@onion.test")
                                .with(token, header, "From: alice@onion.example"),
                        token,
                        1)
                .get(0);
        Verdict verdict = organisation.at("outside").judge(message);
        assertThat(message.recipients()).containsExactly("carol@riseup.example");
        assertThat(message.sender()).matches("SRS0=.+=onion\\.example=alice@bounces\\.onion\\.example");
        assertThat(verdict.signedBy()).as(message.text()).containsExactly("onion.example");
        assertThat(verdict.passing()).containsExactly("onion.example");
        assertThat(verdict.marks()).isZero();
    }

    @Test
    void an_unknown_recipient_of_ours_comes_back_to_the_person() {
        String token = "comes-back";
        Received report = organisation
                .deliver(
                        "outside",
                        as("alice", "throw-awayalice", 587)
                                .envelope("alice@onion.example", "nobody@onion.example")
                                .with(token, "From: alice@onion.example"),
                        token,
                        1)
                .get(0);
        assertThat(report.sender()).isEmpty();
        assertThat(report.recipients()).containsExactly("alice@riseup.example");
    }

    @Test
    void a_machine_without_a_role_sends_through_the_relay() {
        String token = "from-a-machine";
        Received message = organisation
                .deliver(
                        "web-01",
                        Letter.from("203.0.113.71", "web-01.onion.example")
                                .via(RELAY)
                                .envelope("root@web-01.onion.example", "x@sender.example")
                                .with(token, "From: root@web-01.onion.example"),
                        token,
                        1)
                .get(0);
        Verdict verdict = organisation.at("outside").judge(message);
        assertThat(verdict.spf()).isEqualTo("pass");
        assertThat(verdict.signedBy()).containsExactly("onion.example");
        assertThat(verdict.passing()).containsExactly("web-01.onion.example");
    }

    @Test
    void a_machine_reaches_people_of_ours() {
        String token = "a-machine-to-us";
        Received message = organisation
                .deliver(
                        "web-01",
                        Letter.from("203.0.113.71", "web-01.onion.example")
                                .via(RELAY)
                                .envelope("root@web-01.onion.example", "cron@onion.example")
                                .with(token, "From: root@web-01.onion.example"),
                        token,
                        1)
                .get(0);
        assertThat(organisation.at("outside").judge(message).passing()).containsExactly("web-01.onion.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eve@sender.example", "x@onion.test", "SRS0=AAAA=BB=sender.example=eve@bounces.onion.example"})
    void the_relay_takes_senders_of_ours_only(String sender) {
        Said said = organisation
                .at("web-01")
                .send(Letter.from("203.0.113.71", "web-01.onion.example")
                        .via(RELAY)
                        .envelope(sender, "x@sender.example"));
        assertThat(said.recipient().code()).as(said.toString()).isBetween(550, 559);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root@bounces.onion.example", "Cron <root@srs-01.onion.example>"})
    void the_relay_refuses_a_from_that_nobody_writes_from(String from) {
        Said said = organisation
                .at("web-01")
                .send(Letter.from("203.0.113.71", "web-01.onion.example")
                        .via(RELAY)
                        .envelope("root@web-01.onion.example", "x@sender.example")
                        .with("never-written-from", "From: " + from));
        assertThat(said.data().toString()).startsWith("550 5.7.1 nobody writes from ");
    }
}
