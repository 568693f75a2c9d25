package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled files of a whole organisation, running: mail goes through it as DESIGN says it does. */
@Tag("slow")
class MailSystemTest {
    private static final String MX_01 = "203.0.113.11";
    private static final String MX_02 = "198.51.100.12";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Organisation organisation;

    @BeforeAll
    static void start() throws IOException {
        organisation = Organisation.start();
    }

    @AfterAll
    static void end() throws IOException {
        if (organisation != null) {
            organisation.close();
        }
    }

    /** An honest sender elsewhere. */
    private static Letter stranger() {
        return Letter.from("198.51.100.99", "mail.sender.example")
                .via(MX_01)
                .envelope("eve@sender.example", "alice@onion.example");
    }

    private static Said send(Letter letter) {
        return organisation.at("outside").send(letter);
    }

    private static Received arrived(String token) {
        List<Received> messages = organisation.at("outside").received(token, 1, PATIENCE);
        assertThat(messages).as("what arrived of %s", token).hasSize(1);
        return messages.get(0);
    }

    @Test
    void mail_to_an_alias_in_an_alias_domain_arrives_outside_with_a_rewritten_sender() {
        Said said = send(stranger()
                .envelope("eve@sender.example", "Root@Onion.Test")
                .with("forwarded-alias", "From: eve@sender.example"));
        assertThat(said.data().code()).as(said.toString()).isEqualTo(250);
        List<Received> messages = organisation.at("outside").received("forwarded-alias", 1, PATIENCE);
        assertThat(messages).isNotEmpty();
        assertThat(messages.get(0).sender()).matches("SRS0=.+=sender\\.example=eve@bounces\\.onion\\.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {MX_01, MX_02})
    void a_recipient_that_nobody_has_is_refused_at_once(String mx) {
        assertThat(send(stranger().via(mx).envelope("eve@sender.example", "nobody@onion.test"))
                        .recipient()
                        .toString())
                .startsWith("550 5.1.1");
    }
}
