package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Alias;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.model.Target;
import org.mailwright.route.Routes;

class ProbesTest {
    private static final int ALIASES = 400;

    private static Routes routes() {
        Site site = Sites.onion();
        Location place = Location.file("data/common/mail.yaml", 20, 3);
        SortedMap<Address, Alias> aliases = new TreeMap<>(site.aliases());
        for (int i = 0; i < ALIASES; i++) {
            Address address = Address.of(String.format(Locale.ROOT, "alias%05d@onion.example", i));
            aliases.put(
                    address, new Alias(address, List.of(new Target(Address.of("alice@onion.example"), place)), place));
        }
        return Routes.of(new Site(
                site.primary(),
                site.domains(),
                site.hosts(),
                aliases,
                site.forwards(),
                site.accounts(),
                site.dkimKeys(),
                site.zones(),
                site.settings(),
                site.location()));
    }

    /** Every address in the first alias domain; in each of the others about eight, of its own home, from another start on. */
    @Test
    void each_alias_domain_is_asked_for_some_addresses_of_its_home() {
        Routes routes = routes();
        List<Address> entries = List.copyOf(routes.entries().keySet());
        List<Domain> domains = routes.site().domains(Domain.Use.ALIAS).toList();
        int step = entries.size() / 8 + 1;
        List<Address> expected = new ArrayList<>();
        for (int i = 0; i < domains.size(); i++) {
            DomainName home = domains.get(i).aliasOf().orElseThrow();
            for (int place = 0; place < entries.size(); place++) {
                Address address = entries.get(place);
                if ((i == 0 || (place + i) % step == 0) && address.domain().equals(home)) {
                    expected.add(address.at(domains.get(i).name()));
                }
            }
        }
        List<Address> judged = new ArrayList<>();

        new Probes(routes).inAliasDomains(judged::add, judged::add);

        assertThat(domains).hasSizeGreaterThan(2);
        assertThat(judged).isEqualTo(expected);
        for (Domain domain : domains.subList(1, domains.size())) {
            assertThat(judged.stream().filter(address -> address.domain().equals(domain.name())))
                    .as(domain.name().text())
                    .hasSizeLessThanOrEqualTo(9);
        }
    }
}
