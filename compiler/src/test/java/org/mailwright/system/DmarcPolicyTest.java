package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A From of others that fails DMARC: refused under p=reject where a copy would leave, marked as spam elsewhere. */
@InOrganisation
class DmarcPolicyTest {
    private static final String REFUSED =
            "554 5.7.1 From: sender.example fails DMARC, and sender.example asks to reject it (p=reject)";

    private final Organisation organisation;

    DmarcPolicyTest(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Somebody who claims to be Eve, whose domain says p=reject. */
    private Letter forged(String token, String... recipients) {
        return organisation.forger().envelope("evil@spam.example", recipients).with(token, "From: eve@sender.example");
    }

    private Said said(String machine, Letter letter) {
        Said said = organisation.at(machine).send(letter);
        if (Organisation.isGreylisted(said)) {
            organisation.atAddress(letter.to()).script("later.sh");
            said = organisation.at(machine).send(letter);
        }
        return said;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carol@onion.example",
                "Carol@Onion.Test",
                "carol+lists@onion.example",
                "press@onion.example",
                "judy+lists@onion.test",
                "postmaster@lists.onion.example",
                "announce@lists.onion.example carol@onion.example",
            })
    void what_the_next_host_would_refuse_is_refused(String recipients) {
        for (String mx : List.of(MX_01, Organisation.MX_02)) {
            Said said = said(
                    "hostile", forged("under-reject", recipients.split(" ")).via(mx));
            assertThat(said.recipient().code()).isEqualTo(250);
            assertThat(said.data().toString()).isEqualTo(REFUSED);
        }
    }

    @Test
    void a_list_gets_it_with_the_spam_header() {
        ListHost.of(organisation);
        String token = "reject-to-a-list";
        List<Received> copies =
                organisation.deliver("hostile", forged(token, "announce@lists.onion.example"), token, 3);
        // A member of ours gets his by way of an MX host, which drops the header that comes in.
        assertThat(copies)
                .filteredOn(copy -> copy.recipients().equals(List.of("wendy@mail.example")))
                .singleElement()
                .satisfies(copy -> assertThat(copy.text()).contains("X-Spam: Yes"));
    }

    @Test
    void an_alias_of_a_list_is_a_list() {
        ListHost lists = ListHost.of(organisation);
        String token = "reject-to-an-alias";
        assertThat(said("hostile", forged(token, "volunteers@onion.example"))
                        .data()
                        .code())
                .isEqualTo(250);
        assertThat(lists.delivered(token)).contains("status=sent");
    }

    @Test
    void under_quarantine_it_is_marked_and_forwarded() {
        String token = "under-quarantine";
        Received copy = organisation
                .deliver(
                        "hostile",
                        organisation
                                .forger()
                                .envelope("evil@spam.example", "carol@onion.example")
                                .with(token, "From: eve@cautious.example"),
                        token,
                        1)
                .get(0);
        assertThat(copy.text()).contains("X-Spam: Yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lame.example", "halflame.example"})
    void a_DNS_failure_refuses_nothing(String domain) {
        String token = "from-" + domain;
        Received copy = organisation
                .deliver(
                        "hostile",
                        organisation
                                .forger()
                                .envelope("eve@" + domain, "carol@onion.example")
                                .with(token, "From: eve@" + domain),
                        token,
                        1)
                .get(0);
        assertThat(copy.text()).doesNotContain("X-Spam: Yes");
    }

    @Test
    void an_allowed_network_may_pass_it_on() {
        String token = "from-an-allowed-network";
        organisation.deliver(
                "outside",
                organisation
                        .vendor()
                        .envelope("list@vendor.example", "carol@onion.example")
                        .with(token, "From: eve@sender.example"),
                token,
                1);
    }

    @Test
    void our_own_host_may_pass_it_on() {
        String token = "from-a-host-of-ours";
        organisation.deliver(
                "relay-01",
                Letter.from("203.0.113.41", "relay-01.onion.example")
                        .via(MX_01)
                        .envelope("root@web-01.onion.example", "carol@onion.example")
                        .with(token, "From: eve@sender.example"),
                token,
                1);
    }

    @Test
    void what_passes_is_forwarded_unmarked() {
        String token = "eve-herself";
        Received copy = organisation
                .deliver(
                        "outside",
                        organisation
                                .stranger()
                                .envelope("eve@sender.example", "carol@onion.example")
                                .with(token, "From: eve@sender.example"),
                        token,
                        1)
                .get(0);
        assertThat(copy.text()).doesNotContain("X-Spam: Yes");
    }
}
