package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;
import static org.mailwright.system.Organisation.MX_02;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A From of ours leaves signed or aligned only where an MX host verified it (DESIGN section 1, "The forged From"). */
@InOrganisation
class ForgedFromTest {
    private final Organisation organisation;

    ForgedFromTest(Organisation organisation) {
        this.organisation = organisation;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foreign envelope     | evil@spam.example         | From: alice@onion.example",
                "own envelope         | alice@onion.example       | From: alice@onion.example",
                "empty envelope       | ''                        | From: alice@onion.example",
                "envelope of bounces  | x@bounces.onion.example   | From: alice@onion.example",
                "envelope of a host   | x@srs-01.onion.example    | From: alice@onion.example",
                "two From             | evil@spam.example         | From: evil@spam.example#From: alice@onion.example",
                "two From, ours first | evil@spam.example         | From: alice@onion.example#From: evil@spam.example",
                "two addresses        | evil@spam.example         | From: alice@onion.example, evil@spam.example",
                "a mark               | evil@spam.example         | From: alice@onion.example#X-Mailwright-From: onion.example",
                "a mark, other case   | ''                        | x-mailwright-from: onion.example#From: alice@onion.example",
                "a mark with a space  | evil@spam.example         | X-Mailwright-From : onion.example#From: alice@onion.example",
                "a mark for another   | evil@spam.example         | X-Mailwright-From: onion.example#From: evil@spam.example",
                "an alias domain      | evil@spam.example         | From: alice@onion.test",
                "one that sends       | evil@spam.example         | From: info@shallot.example",
                "a node               | root@web-01.onion.example | From: root@web-01.onion.example",
                "a verdict            | evil@spam.example         | Authentication-Results: mx-01.onion.example; dmarc=pass header.from=onion.example#From: alice@onion.example",
            })
    void a_forgery_leaves_neither_signed_nor_aligned(String what, String envelope, String headers) {
        String token = "forged-" + what.replaceAll("[^a-zA-Z]+", "-");
        Received message = organisation
                .deliver(
                        "hostile",
                        organisation
                                .forger()
                                .envelope(envelope, "carol@onion.example")
                                .with(token, headers.split("#")),
                        token,
                        1)
                .get(0);
        Verdict verdict = organisation.at("outside").judge(message);
        assertThat(verdict.signedBy()).as(verdict.toString()).isEmpty();
        assertThat(verdict.passing())
                .as(verdict.toString())
                .noneMatch(domain -> domain.endsWith("onion.example")
                        || domain.endsWith("onion.test")
                        || domain.endsWith("shallot.example"));
        assertThat(verdict.marks()).as(verdict.toString()).isZero();
    }

    @Test
    void no_forgery_leaves_signed_or_aligned_by_any_way_through_any_host() {
        ListHost.of(organisation);
        assertThat(ForgedTable.otherwise(organisation)).isEmpty();
    }

    @Test
    void what_is_ours_is_verified_and_signed() {
        new OwnMail(organisation).isVerifiedAndSigned();
    }

    @Test
    void what_one_of_us_posts_is_distributed() {
        new OwnMail(organisation).isDistributedByLists();
    }

    /** Who may write as anybody of ours may not write as a domain that other hosts serve. */
    @ParameterizedTest
    @CsvSource({"info@crm.onion.example, ''", "alice@shallot.example, shallot.example"})
    void a_submission_host_is_believed_about_people_only(String from, String passing) {
        String token = "submitted-as-" + from.replaceAll("[^a-z]", "-");
        Received message = organisation
                .deliver(
                        "outside",
                        Letter.from("198.51.100.99", "laptop.sender.example")
                                .via("203.0.113.31")
                                .submitted(587, "alice", "throw-awayalice")
                                .envelope("alice@onion.example", "carol@onion.example")
                                .with(token, "From: " + from),
                        token,
                        1)
                .get(0);
        Verdict verdict = organisation.at("outside").judge(message);
        assertThat(verdict.passing())
                .as(message.text())
                .containsExactlyElementsOf(passing.isEmpty() ? List.of() : List.of(passing));
    }

    @Test
    void a_submission_host_may_not_write_as_a_list() {
        Said said = organisation
                .at("submit-01")
                .send(Letter.from("203.0.113.31", "submit-01.onion.example")
                        .via(MX_01)
                        .envelope("alice@onion.example", "announce-owner@lists.onion.example")
                        .with("as-a-list", "From: announce@lists.onion.example"));
        assertThat(said.data().toString()).matches("55[04] 5\\.7\\.1 .*");
    }

    /** A relay host takes nothing from a host that mail of strangers comes through. */
    @ParameterizedTest
    @CsvSource({"crm-int-01, 203.0.113.61", "lists-01, 203.0.113.51", "mx-01, 203.0.113.11", "srs-01, 203.0.113.21"})
    void a_relay_host_takes_no_mail_of_strangers(String machine, String address) {
        Said said = organisation
                .at(machine)
                .send(Letter.from(address, machine + ".onion.example")
                        .via("203.0.113.41")
                        .envelope("alice@onion.example", "erin@mail.example"));
        assertThat(said.recipient().toString()).startsWith("554 5.7.1");
    }

    @ParameterizedTest
    @CsvSource({
        MX_01 + ", From: x@bounces.onion.example",
        MX_02 + ", From: x@bounces.onion.example",
        MX_01 + ", From: mailer-daemon@srs-01.onion.example",
        // A list would hand it on, and the list host is believed about its own name.
        MX_01 + ", From: root@lists-01.onion.example",
        MX_02 + ", From: \"alice@onion.example\" <x@Bounces.Onion.Example>",
    })
    void a_name_that_no_stranger_writes_from_is_refused(String mx, String header) {
        Said said = organisation
                .at("hostile")
                .send(organisation
                        .forger()
                        .via(mx)
                        .envelope("evil@spam.example", "carol@onion.example")
                        .with("never-written-from", header));
        assertThat(said.data().toString()).matches("55[04] 5\\.7\\.1 .*");
    }

    /** Its people may write as anybody of ours; an SRS host's own name is in that host's bounces only. */
    @ParameterizedTest
    @ValueSource(
            strings = {"From: mailer-daemon@srs-01.onion.example", "From: mailer-daemon@((x)y)srs-01.onion.example"})
    void a_submission_host_may_not_write_as_an_srs_host(String header) {
        Said said = organisation
                .at("submit-01")
                .send(Letter.from("203.0.113.31", "submit-01.onion.example")
                        .via(MX_01)
                        .envelope("alice@onion.example", "carol@onion.example")
                        .with("as-an-srs-host", header));
        assertThat(said.data().toString()).matches("55[04] 5\\.7\\.1 .*");
    }

    @Test
    void what_passes_dmarc_is_marked_by_the_mx_and_signed_by_the_srs_host() {
        String token = "vendor-writes";
        Received message = organisation
                .deliver(
                        "outside",
                        organisation
                                .vendor()
                                .envelope("press@onion.example", "carol@onion.example")
                                .with(token, "From: Press <press@onion.example>"),
                        token,
                        1)
                .get(0);
        Verdict verdict = organisation.at("outside").judge(message);
        assertThat(verdict.signedBy()).as(message.text()).containsExactly("onion.example");
        assertThat(verdict.passing()).containsExactly("onion.example");
        assertThat(verdict.marks()).isZero();
        assertThat(message.text()).contains("ARC-Seal:");
        assertThat(verdict.arc()).as(message.text()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil@spam.example", "alice@onion.example", ""})
    void a_strict_mx_refuses_what_it_cannot_verify(String envelope) {
        Said said = organisation
                .at("hostile")
                .send(organisation
                        .forger()
                        .via(MX_02)
                        .envelope(envelope, "carol@onion.example")
                        .with("strict", "From: alice@onion.example"));
        assertThat(said.data().toString()).matches("55[04] 5\\.7\\.1 .*");
    }

    @Test
    void a_strict_mx_takes_what_passes_dmarc() {
        String token = "vendor-and-strict";
        Received message = organisation
                .deliver(
                        "outside",
                        organisation
                                .vendor()
                                .via(MX_02)
                                .envelope("press@onion.example", "carol@onion.example")
                                .with(token, "From: press@onion.example"),
                        token,
                        1)
                .get(0);
        assertThat(organisation.at("outside").judge(message).passing()).containsExactly("onion.example");
    }
}
