package org.mailwright.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;

class EnvelopeDomainsTest {
    private static final Site SITE = Sites.onion();

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "nothing", textBlock = """
                    mx-01     | nothing
                    web-01    | nothing
                    srs-01    | bounces.onion.example srs-01.onion.example
                    lists-01  | lists-01.onion.example lists.onion.example
                    crm-01    | crm-01.onion.example crm.onion.example
                    """, delimiter = '|')
    void a_host_uses_the_domains_of_its_roles_and_its_own_name(String label, String expected) {
        assertThat(domains(SITE, label))
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void submission_hosts_use_the_primary_domain_and_the_alias_domains_that_send() {
        assertThat(domains(SITE, "submit-01"))
                .contains("onion.example", "garlic.example", "web-01.onion.example", "mx-01.onion.example")
                .doesNotContain(
                        "onion.test",
                        "lists.onion.example",
                        "crm.onion.example",
                        "shop.onion.example",
                        "parked.example");
    }

    @Test
    void the_relay_sends_for_people_and_machines_and_for_no_host_that_takes_mail() {
        assertThat(domains(SITE, "relay-01"))
                .contains("onion.example", "garlic.example", "web-01.onion.example")
                .doesNotContain(
                        "shop.onion.example",
                        "lists.onion.example",
                        "crm.onion.example",
                        "onion.test",
                        "bounces.onion.example");
    }

    @Test
    void declared_relay_senders_replace_the_derived_ones() {
        Settings.Relay relay = new Settings.Relay(
                Optional.empty(), List.of(), List.of(DomainName.of("shop.onion.example")), SITE.location());
        Site site = Sites.with(SITE, Sites.with(SITE.settings(), relay));
        assertThat(domains(site, "relay-01")).containsExactly("relay-01.onion.example", "shop.onion.example");
    }

    @Test
    void a_relay_that_is_also_srs_does_not_lend_its_clients_the_rewritten_domain() {
        Host both = Sites.host("relay-01", 41, Role.RELAY, Role.SRS);
        Site site = Sites.with(SITE, both);
        assertThat(EnvelopeDomains.of(site, both)).contains(DomainName.of("bounces.onion.example"));
        assertThat(EnvelopeDomains.ofClients(site, both)).doesNotContain(DomainName.of("bounces.onion.example"));
    }

    @Test
    void what_a_host_sends_for_is_added() {
        Host crm = Sites.sending(
                Sites.host("crm-01", 61, Role.SENDER), List.of(DomainName.of("news.onion.example")), List.of());
        assertThat(domains(Sites.with(SITE, crm), "crm-01")).contains("news.onion.example", "crm.onion.example");
    }

    @ParameterizedTest
    @CsvSource({"MX,false", "CLIENT,false", "SRS,true", "SUBMISSION,true", "RELAY,true", "LISTS,true", "SENDER,true"})
    void mx_and_client_hosts_never_send_to_the_internet(Role role, boolean direct) {
        assertThat(EnvelopeDomains.sendsDirectly(Sites.host("any", 99, role))).isEqualTo(direct);
        assertThat(EnvelopeDomains.sendsDirectly(Sites.host("any", 99, Role.MX, role)))
                .isEqualTo(direct);
    }

    @Test
    void a_draining_host_still_sends_and_an_mx_host_holds_no_name() {
        Host emptied = Sites.draining(Sites.host("srs-02", 22, Role.SRS));
        Site site = Sites.with(SITE, emptied);
        assertThat(EnvelopeDomains.holders(site).get(DomainName.of("bounces.onion.example")))
                .extracting(Host::name)
                .containsExactly(DomainName.of("srs-01.onion.example"), DomainName.of("srs-02.onion.example"));
        assertThat(EnvelopeDomains.holders(site).values().stream().flatMap(List::stream))
                .noneMatch(host -> host.addresses().contains(IpAddress.of("203.0.113.11")));
    }

    private static List<String> domains(Site site, String label) {
        Host host = site.hosts().get(Sites.ONION.child(label));
        return EnvelopeDomains.of(site, host).stream().map(DomainName::text).toList();
    }
}
