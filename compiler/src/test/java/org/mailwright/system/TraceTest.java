package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;
import static org.mailwright.system.Organisation.MX_02;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailwright.route.Replies;

/** What {@code trace} says about an address is what happens to it. */
@InOrganisation
class TraceTest {
    private final Organisation organisation;
    private final Addresses addresses;

    TraceTest(Organisation organisation) {
        this.organisation = organisation;
        addresses = organisation.addresses();
    }

    @Test
    void the_mx_hosts_answer_as_the_trace_says() {
        Set<String> everywhere = addresses.everywhere(
                List.of("onion.test", "shallot.example", "web-01.onion.example"),
                List.of("postmaster", "abuse", "info", "nobody", "grace"));
        assertThat(addresses.answeredOtherwise(
                        everywhere,
                        List.of(
                                organisation.stranger().via(MX_01),
                                organisation.stranger().via(MX_02))))
                .isEmpty();
    }

    @Test
    void an_address_of_any_form_is_answered_as_the_trace_says() throws IOException {
        // The client writes ASCII.
        List<String> written = Replies.read().rows().stream()
                .map(Replies.Row::written)
                .filter(text -> text.chars().allMatch(c -> c < 128))
                .toList();
        assertThat(addresses.repliedOtherwise(written, organisation.stranger())).isEmpty();
    }

    @Test
    void mail_arrives_where_the_trace_says() {
        assertThat(addresses.arrivingOtherwise(organisation.stranger(), Set.of("lost@onion.example")))
                .isEmpty();
    }

    @Test
    void mail_arrives_where_the_inputs_say() throws IOException {
        assertThat(addresses.otherwiseThan(Machine.SCRIPTS.resolve("addresses.txt"), organisation.stranger()))
                .isEmpty();
    }
}
