package org.mailwright.artefact.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.route.Routes;

class RelaySendersTest {

    @Test
    void clients_may_use_what_spf_lists_the_relay_for_and_nothing_else() throws IOException {
        Site site = Sites.onion();
        Host relay = site.hosts(Role.RELAY).get(0);
        List<String> table = lines(site, relay);
        assertThat(table)
                .contains("<> permit", "onion.example permit", "garlic.example permit")
                .doesNotContain(
                        "onion.test permit",
                        // Served by a machine that mail of strangers comes through: it is no client of the relay.
                        "shop.onion.example permit",
                        "parked.example permit",
                        "lists.onion.example permit",
                        "crm.onion.example permit",
                        "bounces.onion.example permit");
        List<String> spf = EnvelopeDomains.holders(site).entrySet().stream()
                .filter(held -> held.getValue().contains(relay))
                .map(held -> held.getKey() + " permit")
                .toList();
        assertThat(table.subList(2, table.size())).containsExactlyElementsOf(spf);
    }

    @Test
    void what_the_relay_sends_for_is_in_its_table() throws IOException {
        Host relay =
                Sites.sending(Sites.host("relay-01", 41, Role.RELAY), List.of(DomainName.of("news.test")), List.of());
        assertThat(lines(Sites.with(Sites.onion(), relay), relay)).contains("news.test permit");
    }

    private static List<String> lines(Site site, Host relay) throws IOException {
        List<String> lines = new ArrayList<>();
        RelaySenders.of(Routes.of(site), relay).body().write((text, causes) -> lines.add(text));
        return lines;
    }
}
