package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;
import static org.mailwright.system.Organisation.MX_02;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Posts to the lists of Mailman and what leaves the list host of them (DESIGN section 1). lists.txt says who is a member
 * and what Mailman does with a From that it cannot keep.
 */
@InOrganisation
class ListMailTest {
    private final Organisation organisation;
    private final ListHost lists;

    ListMailTest(Organisation organisation) {
        this.organisation = organisation;
        lists = ListHost.of(organisation);
    }

    private Letter post(String list) {
        return organisation.stranger().envelope("eve@sender.example", list + "@lists.onion.example");
    }

    private Verdict judge(Received copy) {
        return organisation.at("outside").judge(copy);
    }

    private static Received copyFor(String recipient, List<Received> copies) {
        return copies.stream()
                .filter(copy -> copy.recipients().equals(List.of(recipient)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing for " + recipient + " in " + copies));
    }

    @Test
    void a_post_leaves_with_the_envelope_of_the_list_and_the_From_of_its_author_unsigned() {
        String token = "post-as-it-is";
        List<Received> copies = organisation.deliver(
                "outside", post("announce").with(token, "From: Eve <eve@sender.example>"), token, 3);

        Received wendys = copyFor("wendy@mail.example", copies);
        assertThat(wendys.sender()).isEqualTo("announce-bounces+wendy=mail.example@lists.onion.example");
        assertThat(wendys.helo()).isEqualTo("lists-01.onion.example");
        assertThat(wendys.text()).contains("From: Eve <eve@sender.example>", "Subject: [Announce] " + token);
        assertThat(copyFor("eve@sender.example", copies).sender())
                .isEqualTo("announce-bounces+eve=sender.example@lists.onion.example");
        assertThat(judge(wendys).spf()).isEqualTo("pass");
        assertThat(wendys.text()).doesNotContain("DKIM-Signature:");
        // Mailman adds a prefix and a footer: neither DMARC nor the seal of the MX host can hold.
        assertThat(judge(wendys).passing()).isEmpty();
        assertThat(judge(wendys).arc()).isFalse();
    }

    @Test
    void a_member_of_ours_gets_the_copy_through_an_mx_and_an_srs_host() {
        String token = "post-for-alice";
        List<Received> copies =
                organisation.deliver("outside", post("announce").with(token, "From: eve@sender.example"), token, 3);

        Received alices = copyFor("alice@riseup.example", copies);
        assertThat(alices.helo()).matches("srs-0[12]\\.onion\\.example");
        assertThat(alices.sender())
                .matches("SRS0=.{4}=..=lists\\.onion\\.example=announce-bounces\\+alice=onion\\.example"
                        + "@bounces\\.onion\\.example");
        assertThat(judge(alices).spf()).isEqualTo("pass");
        assertThat(judge(alices).signedBy()).isEmpty();
        assertThat(judge(alices).passing()).isEmpty();
    }

    @Test
    void a_From_that_its_domain_protects_becomes_the_lists_and_passes_everywhere() {
        String token = "post-munged";
        List<Received> copies = organisation.deliver(
                "outside", post("onion-talk").with(token, "From: Eve <eve@sender.example>"), token, 3);

        assertThat(copies).hasSize(3).allSatisfy(copy -> {
            assertThat(copy.text()).contains("From: Eve via Onion-talk <onion-talk@lists.onion.example>");
            Verdict verdict = judge(copy);
            assertThat(verdict.spf()).isEqualTo("pass");
            assertThat(verdict.signedBy()).as(verdict.toString()).containsExactly("lists.onion.example");
            assertThat(verdict.passing()).as(verdict.toString()).containsExactly("lists.onion.example");
            assertThat(verdict.marks()).isZero();
        });
        assertThat(copyFor("alice@riseup.example", copies).helo()).startsWith("srs-0");
    }

    @ParameterizedTest
    @CsvSource({
        // Her own signature covers what Mailman changes; it is taken away, not left broken.
        "announce, alice@onion.example, ''",
        "onion-dev, onion-dev@lists.onion.example, lists.onion.example",
    })
    void a_post_of_one_of_us_is_no_longer_signed_by_us(String list, String from, String signer) {
        String token = "post-of-alice-to-" + list;
        Letter letter = Letter.from("198.51.100.99", "laptop.sender.example")
                .via("203.0.113.31")
                .submitted(587, "alice", "throw-awayalice")
                .envelope("alice@onion.example", list + "@lists.onion.example")
                .with(token, "From: Alice <alice@onion.example>");
        Received wendys = copyFor("wendy@mail.example", organisation.deliver("outside", letter, token, 3));

        assertThat(wendys.text()).contains("<" + from + ">").doesNotContain("d=onion.example; s=2026-submit");
        List<String> domains = signer.isEmpty() ? List.of() : List.of(signer);
        assertThat(judge(wendys).signedBy()).containsExactlyElementsOf(domains);
        assertThat(judge(wendys).passing()).containsExactlyElementsOf(domains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil@spam.example", "alice@onion.example", ""})
    void a_forged_member_leaves_neither_signed_nor_aligned(String envelope) {
        // Mailman takes a From for proof that a member posts.
        String token = "forged-post-" + envelope.replaceAll("[^a-z]", "-") + "-end";
        List<Received> copies = organisation.deliver(
                "hostile",
                organisation
                        .forger()
                        .envelope(envelope, "announce@lists.onion.example")
                        .with(token, "From: Alice <alice@onion.example>"),
                token,
                3);

        assertThat(copyFor("wendy@mail.example", copies).helo()).isEqualTo("lists-01.onion.example");
        assertThat(copyFor("alice@riseup.example", copies).helo()).startsWith("srs-0");
        assertThat(copies).allSatisfy(copy -> {
            Verdict verdict = judge(copy);
            assertThat(verdict.spf()).isEqualTo("pass");
            assertThat(verdict.signedBy()).as(verdict.toString()).isEmpty();
            assertThat(verdict.passing()).as(verdict.toString()).isEmpty();
            assertThat(verdict.marks()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "announce-owner, announce@lists.onion.example, evil@spam.example",
        "announce-owner, noreply@lists.onion.example, ''",
        "relays-talk, relays-talk-owner@lists.onion.example, evil@spam.example",
        "relays-talk, relays-talk@lists.onion.example, relays-talk-bounces@lists.onion.example",
        // An alias that leads to a list, and a person.
        "volunteers@onion.example, x@lists.onion.example, evil@spam.example",
        "carol@onion.example, announce@lists.onion.example, evil@spam.example",
    })
    void nobody_outside_writes_to_a_list_as_the_list(String recipient, String from, String envelope) {
        // Mailman would send it on, with the From that the list host signs.
        for (String mx : List.of(MX_01, MX_02)) {
            Said said = organisation
                    .at("hostile")
                    .send(organisation
                            .forger()
                            .via(mx)
                            .envelope(
                                    envelope, recipient.contains("@") ? recipient : recipient + "@lists.onion.example")
                            .with("as-the-list", "From: Announcements <" + from + ">"));
            assertThat(said.verdict().toString())
                    .as(mx)
                    .matches("55[04] 5\\.7\\.1 From: lists\\.onion\\.example is not verified by DMARC");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: alice@onion.example, x@lists.onion.example",
                "From: alice@onion.example\r\nFrom: x@lists.onion.example",
            })
    void nor_with_another_of_our_domains_in_front(String headers) {
        Said said = organisation
                .at("hostile")
                .send(organisation
                        .forger()
                        .envelope("evil@spam.example", "announce-owner@lists.onion.example")
                        .with("behind-another", headers));
        assertThat(said.verdict().toString())
                .matches("55[04] 5\\.7\\.1 From: lists\\.onion\\.example is not verified by DMARC");
    }

    @ParameterizedTest
    @CsvSource({
        // The first MX host has the names in a file, the second asks the list host.
        MX_01 + ", announce, 250",
        MX_02 + ", announce, 250",
        MX_01 + ", announce-bounces+wendy=mail.example, 250",
        MX_02 + ", announce-bounces+wendy=mail.example, 250",
        MX_02 + ", onion-dev-confirm+0123456789abcdef, 250",
        MX_01 + ", nolist, 550 5.1.1",
        MX_02 + ", nolist, 550 5.1.1",
        MX_01 + ", nolist-bounces+wendy=mail.example, 550 5.1.1",
        MX_02 + ", nolist-bounces+wendy=mail.example, 550 5.1.1",
    })
    void an_mx_knows_the_lists(String mx, String name, String answer) {
        Said said = organisation
                .at("outside")
                .send(organisation.stranger().via(mx).envelope("eve@sender.example", name + "@lists.onion.example"));
        assertThat(said.recipient().toString()).startsWith(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"announce", "onion-dev-request", "announce-bounces+alice=mail.example"})
    void mailman_gets_what_is_for_a_list(String name) {
        String token = "list-" + name.replaceAll("[^a-z]", "-");
        Said said = organisation.at("outside").send(post(name).with(token, "From: eve@sender.example"));

        assertThat(said.data().code()).as(said.toString()).isEqualTo(250);
        assertThat(lists.delivered(token))
                .contains(
                        "to=<" + name + "@lists.onion.example>",
                        "relay=127.0.0.1[127.0.0.1]:8024",
                        "dsn=2.",
                        "status=sent");
    }
}
