package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Mail of our own that comes through an MX host to carol, who is elsewhere, by each way that a forger tries too. */
record OwnMail(Organisation organisation) {
    private static final String CAROL = "carol@onion.example";

    /** What every way ends with: valid, for the domain of its author. */
    void isVerifiedAndSigned() {
        ListHost.of(organisation);
        passes(
                "own-of-vendor",
                "onion.example",
                "outside",
                organisation
                        .vendor()
                        .envelope("press@onion.example", CAROL)
                        .with("own-of-vendor", "From: press@onion.example"));
        passes("own-of-alice", "onion.example", "outside", alice(CAROL, "own-of-alice"));
        passes(
                "own-of-web",
                "web-01.onion.example",
                "web-01",
                Letter.from("203.0.113.71", "web-01.onion.example")
                        .via("203.0.113.41")
                        .envelope("root@web-01.onion.example", CAROL)
                        .with("own-of-web", "From: root@web-01.onion.example"));
        written("crm-int-01", "info@crm.onion.example", "crm.onion.example");
        written("lists-01", "root@lists-01.onion.example", "lists-01.onion.example");
        // Her own signature is still valid behind an alias of the CRM.
        passes("alice-by-crm", "onion.example", "outside", alice("friends@crm.onion.example", "alice-by-crm"));
    }

    /** A post of one of us is distributed to all of us: no MX host refuses what the list host brings. */
    void isDistributedByLists() {
        ListHost.of(organisation);
        String token = "own-post";
        List<Received> copies =
                organisation.deliver("outside", alice("relays-talk@lists.onion.example", token), token, 2);
        assertThat(copies)
                .extracting(copy -> copy.recipients().get(0))
                .contains("wendy@mail.example", "alice@riseup.example");
    }

    private static Letter alice(String recipient, String token) {
        return Letter.from("198.51.100.99", "laptop.sender.example")
                .via("203.0.113.31")
                .submitted(587, "alice", "throw-awayalice")
                .envelope("alice@onion.example", recipient)
                .with(token, "From: Alice <alice@onion.example>");
    }

    private void passes(String token, String from, String machine, Letter letter) {
        judge(token, from, organisation.deliver(machine, letter, token, 1).get(0));
    }

    /** A program on a host writes. */
    private void written(String machine, String sender, String from) {
        String token = "own-of-" + machine;
        organisation
                .at(machine)
                .run(
                        "sh",
                        "-c",
                        "printf 'From: %s\\nTo: " + CAROL
                                + "\\nSubject: %s\\n\\nGood morning, %s.\\n' \"$1\" \"$2\" \"$2\""
                                + " | /usr/sbin/sendmail -f \"$1\" " + CAROL,
                        "sh",
                        sender,
                        token);
        List<Received> messages = organisation.at("outside").received(token, 1, Organisation.PATIENCE);
        assertThat(messages).as(token).hasSize(1);
        judge(token, from, messages.get(0));
    }

    private void judge(String token, String from, Received message) {
        Verdict verdict = organisation.at("outside").judge(message);
        assertThat(verdict.signedBy()).as(token + ": " + message.text()).isNotEmpty();
        assertThat(verdict.passing()).as(token + ": " + verdict).containsExactly(from);
        assertThat(verdict.marks()).isZero();
    }
}
