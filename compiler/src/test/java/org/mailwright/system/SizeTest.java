package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first host takes, the last one takes too: a message grows by headers, and what is too large is refused at once. */
@Tag("slow")
@ExtendWith(RunningOrganisation.class)
class SizeTest {
    private static final int LIMIT = 10_240_000;
    private static final int MARGIN = 262_144;

    private final Organisation organisation;

    SizeTest(Organisation organisation) {
        this.organisation = organisation;
    }

    private Letter stranger(String token, String recipient) {
        return organisation
                .stranger()
                .via(MX_01)
                .envelope("eve@sender.example", recipient)
                .with(token, "From: eve@sender.example");
    }

    /** Sends the largest of these messages that is taken: the limit holds for the queue file, envelope and trace included. */
    private void sendLargest(String from, Letter letter, int limit) {
        for (int size = limit; size > limit - 8192; size -= 512) {
            Said said = organisation.at(from).send(letter.sized(size));
            if (Organisation.isGreylisted(said)) {
                organisation.at("mx-01").script("later.sh");
                said = organisation.at(from).send(letter.sized(size));
            }
            if (said.data().code() == 250) {
                return;
            }
            assertThat(said.data().toString()).as(said.toString()).startsWith("552 5.3.4");
        }
        throw new AssertionError("no message of about " + limit + " octets is taken");
    }

    @Test
    void the_largest_message_that_an_mx_host_takes_is_forwarded() {
        String token = "as-large-as-it-gets";
        sendLargest("outside", stranger(token, "bella@onion.example"), LIMIT);
        Received copy = arrived(token);
        assertThat(copy.sender()).startsWith("SRS0=");
        assertThat(copy.text().length()).isGreaterThan(LIMIT - 8192);
    }

    private Received arrived(String token) {
        List<Received> copies = organisation.at("outside").received(token, 1, Organisation.PATIENCE);
        assertThat(copies).as(token).hasSize(1);
        return copies.get(0);
    }

    @Test
    void the_list_host_takes_what_an_mx_host_took() {
        sendLargest("outside", stranger("large-post", "announce@lists.onion.example"), LIMIT);
        assertThat(organisation
                        .at("mx-01")
                        .logged("to=<announce@lists.onion.example>, relay=lists-01", Organisation.PATIENCE))
                .hasValueSatisfying(line -> assertThat(line).contains("status=sent"));
    }

    @ParameterizedTest
    @CsvSource({"submit-01, 203.0.113.31", "relay-01, 203.0.113.41"})
    void the_largest_message_that_we_may_hand_in_reaches_people_of_ours(String host, String address) {
        String token = "large-from-" + host;
        boolean submission = host.equals("submit-01");
        Letter letter = submission
                ? Letter.from("198.51.100.105", "laptop.sender.example")
                        .via(address)
                        .submitted(587, "alice", "throw-awayalice")
                        .envelope("alice@onion.example", "bella@onion.example")
                        .with(token, "From: alice@onion.example")
                : Letter.from("203.0.113.71", "web-01.onion.example")
                        .via(address)
                        .envelope("root@web-01.onion.example", "bella@onion.example")
                        .with(token, "From: root@web-01.onion.example");
        sendLargest(submission ? "outside" : "web-01", letter, LIMIT - MARGIN);
        assertThat(arrived(token).sender()).startsWith("SRS0=");
    }
}
