package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host writes to root, and what others write to a domain that is its own MX, reaches people. */
@Tag("slow")
@ExtendWith(RunningOrganisation.class)
class RootMailTest {
    private final Organisation organisation;

    RootMailTest(Organisation organisation) {
        this.organisation = organisation;
    }

    private static Set<String> recipients(List<Received> copies) {
        return copies.stream().flatMap(copy -> copy.recipients().stream()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx-01", "srs-01", "submit-01", "relay-01", "lists-01", "crm-int-01"})
    void what_cron_writes_to_root_reaches_a_person(String host) {
        String token = "cron-on-" + host;
        organisation
                .at(host)
                .run("sh", "-c", "printf 'Subject: %s\n\nthe disk is full\n' " + token + " | sendmail root");
        List<Received> copies = organisation.at("outside").received(token, 2, Organisation.PATIENCE);
        assertThat(recipients(copies)).contains("alice@riseup.example", "bob@riseup.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postmaster@crm.onion.example",
                "abuse@crm.onion.example",
                "Postmaster@CRM.onion.example",
                "postmaster"
            })
    void strangers_reach_people_of_ours_at_a_domain_that_is_its_own_mx(String recipient) {
        String token = "to-the-crms-" + recipient.replaceAll("[^A-Za-z]", "-") + "-end";
        List<Received> copies = organisation.deliver(
                "outside",
                organisation
                        .stranger()
                        .via("203.0.113.61")
                        .envelope("eve@sender.example", recipient)
                        .with(token, "From: eve@sender.example"),
                token,
                2);
        assertThat(recipients(copies)).contains("Hugo.Elm@mail.example", "bob.birch@mail.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody.has.this@crm.onion.example",
                "alice@crm.onion.example",
                "alice@crm-int-01.onion.example",
                "nobody"
            })
    void a_name_that_the_host_does_not_know_is_refused_at_once(String recipient) {
        Said said = organisation
                .at("outside")
                .send(organisation.stranger().via("203.0.113.61").envelope("eve@sender.example", recipient));
        assertThat(said.recipient().code()).as(said.toString()).isBetween(500, 559);
    }
}
