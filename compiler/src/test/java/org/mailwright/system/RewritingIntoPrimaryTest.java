package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The organisation with {@code rewrite_to} on the primary domain: what is forwarded leaves with an envelope that is aligned
 * with people's From, so an unverified one must not come in by any way.
 */
@Tag("slow")
class RewritingIntoPrimaryTest {
    private static @Nullable Organisation running;

    private final Organisation organisation = Objects.requireNonNull(running);

    @BeforeAll
    static void start() throws IOException {
        running = Organisation.start(Organisation.Judgement.REWRITTEN_INTO_PRIMARY);
    }

    @AfterAll
    static void end() throws IOException {
        if (running != null) {
            running.close();
        }
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

    /** A From of ours that only its signature proves comes in from a private address too, and without it does not. */
    @Test
    void a_signature_counts_from_a_private_address() {
        organisation.at("crm-int-01").run("ip", "address", "add", "10.9.9.61/24", "dev", "eth0");
        organisation.at("mx-01").run("ip", "address", "add", "10.9.9.11/24", "dev", "eth0");
        String token = "from-a-private-address";
        Letter alice = Letter.from("198.51.100.99", "laptop.sender.example")
                .via("203.0.113.31")
                .submitted(587, "alice", "throw-awayalice")
                .envelope("alice@onion.example", "erin@mail.example")
                .with(token, "From: Alice <alice@onion.example>");
        Received signed = organisation.deliver("outside", alice, token, 1).get(0);
        Letter inside = Letter.from("10.9.9.61", "crm-int-01.onion.example").via("10.9.9.11");
        Letter handedOn =
                inside.envelope("alice@onion.example", "carol@onion.example").content(signed.text());
        Said said = organisation.at("crm-int-01").send(handedOn);
        if (Organisation.isGreylisted(said)) {
            organisation.at("mx-01").script("later.sh");
            said = organisation.at("crm-int-01").send(handedOn);
        }
        assertThat(said.data().code()).as(said.toString()).isEqualTo(250);
        assertThat(organisation.at("outside").received(token, 2, Organisation.PATIENCE))
                .hasSize(2);
        Said forged = organisation
                .at("crm-int-01")
                .send(inside.envelope("alice@onion.example", "carol@onion.example")
                        .with(token, "From: Alice <alice@onion.example>"));
        assertThat(forged.data().toString()).matches("55[04] 5\\.7\\.1 .*");
    }

    @Test
    void forwarded_mail_has_the_primary_domain_in_its_envelope() {
        String token = "rewritten-into-primary";
        Received message = organisation
                .deliver(
                        "outside",
                        organisation
                                .stranger()
                                .envelope("eve@sender.example", "carol@onion.example")
                                .with(token, "From: eve@sender.example"),
                        token,
                        1)
                .get(0);
        assertThat(message.sender()).matches("SRS0=.*@onion\\.example");
    }
}
