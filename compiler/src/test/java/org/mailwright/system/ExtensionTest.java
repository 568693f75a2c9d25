package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses with an extension, on their way over an MX and an SRS host (recipient_delimiter, mailwright::extensions). */
@InOrganisation
class ExtensionTest {
    private final Organisation organisation;

    ExtensionTest(Organisation organisation) {
        this.organisation = organisation;
    }

    /** What stands behind the names of people elsewhere. */
    private static SortedMap<String, Set<String>> arrivals(String news, String two, String none) {
        return new TreeMap<>(Map.of(
                "Judy+News@onion.example", Set.of("judy" + news + "@riseup.example"),
                "judy+lists@onion.test", Set.of("kenji@riseup.example"),
                "press+News@onion.test", Set.of("judy" + news + "@riseup.example", "kenji" + news + "@riseup.example"),
                "info+News@shallot.example",
                        Set.of("kenji" + news + "@riseup.example", "mail" + news + "@lucia.example"),
                "bella+a+b@web-01.onion.example", Set.of("bella" + two + "@mail.example"),
                "bella+@onion.example", Set.of("bella" + none + "@mail.example")));
    }

    @Test
    void an_extension_leaves_with_the_forward() {
        assertThat(organisation
                        .addresses()
                        .arrivingOtherwise(organisation.stranger(), "kept", arrivals("+News", "+a+b", "+")))
                .isEmpty();
    }

    @Test
    void an_extension_stays_here_where_the_site_drops_it() {
        organisation.dropping(addresses -> {
            assertThat(addresses.arrivingOtherwise(organisation.stranger(), "dropped", arrivals("", "", "")))
                    .isEmpty();
            bounce("dropped");
        });
    }

    @Test
    void a_bounce_goes_back_to_a_sender_with_an_extension() {
        bounce("kept");
    }

    private void bounce(String label) {
        String token = "extended-sender-" + label;
        Received forwarded = organisation
                .deliver(
                        "outside",
                        organisation
                                .stranger()
                                .envelope("eve+lists=x@sender.example", "bella+b@onion.example")
                                .with(token + "-out", "From: eve@sender.example"),
                        token + "-out",
                        1)
                .get(0);
        assertThat(forwarded.sender()).matches("SRS0=.{4}=..=sender\\.example=eve\\+lists=x@bounces\\.onion\\.example");
        Received bounce = organisation
                .deliver(
                        "outside",
                        Letter.from("198.51.100.25", "mx.outside.example")
                                .via(MX_01)
                                .envelope("", forwarded.sender())
                                .with(token + "-back", "From: mailer-daemon@mx.outside.example"),
                        token + "-back",
                        1)
                .get(0);
        assertThat(bounce.recipients()).containsExactly("eve+lists=x@sender.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grace+x@onion.example", "speakers+x@onion.test"})
    void a_refusal_is_that_of_the_address_alone(String recipient) {
        Said said = organisation.at("outside").send(organisation.stranger().envelope("eve@sender.example", recipient));
        assertThat(said.recipient().toString()).startsWith("550 5.7.1").contains("Grace is at sea");
    }

    @ParameterizedTest
    @CsvSource({
        "alice+anything@onion.example, 250",
        "Alice+Any+Thing@shallot.example, 250",
        "sysadmin+x@onion.example, 250",
        "bob+alice@onion.example, 553",
        "judy+lists@onion.example, 553",
        "alice+x@onion.test, 553",
    })
    void people_send_with_any_extension_of_what_is_theirs(String sender, int code) {
        Letter letter = Letter.from("198.51.100.99", "laptop.sender.example")
                .via("203.0.113.31")
                .submitted(587, "alice", "throw-awayalice")
                .envelope(sender, "x@sender.example");
        Said said = organisation.at("outside").send(letter);
        assertThat(said.recipient().code()).as(said.toString()).isEqualTo(code);
    }

    @Test
    void a_request_to_a_list_is_not_an_extension() {
        List<String> recipients = List.of(
                "announce-request@lists.onion.example",
                "announce-bounces+wendy=mail.example@lists.onion.example",
                "onion-dev+x@lists.onion.example");
        recipients.forEach(recipient -> {
            Said said =
                    organisation.at("outside").send(organisation.stranger().envelope("eve@sender.example", recipient));
            assertThat(said.recipient().code()).as(said.toString()).isEqualTo(250);
            assertThat(organisation.addresses().trace(recipient).arrivals())
                    .containsExactly(recipient + " at lists-01.onion.example");
        });
    }
}
