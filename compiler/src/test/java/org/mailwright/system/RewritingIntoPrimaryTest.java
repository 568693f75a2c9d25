package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    private static Organisation organisation;

    @BeforeAll
    static void start() throws IOException {
        organisation = Organisation.start(Organisation.Judgement.REWRITTEN_INTO_PRIMARY);
    }

    @AfterAll
    static void end() throws IOException {
        if (organisation != null) {
            organisation.close();
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
