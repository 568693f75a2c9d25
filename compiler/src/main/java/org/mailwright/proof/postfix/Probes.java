package org.mailwright.proof.postfix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.model.Site;
import org.mailwright.route.ListAddresses;
import org.mailwright.route.Routes;

/** The addresses that every host is asked about. */
final class Probes {
    /** Nobody has this name; nothing in it looks like an extension. */
    static final String NOBODY = "nobody.has.this.name";

    static final String OUTSIDE = "someone@elsewhere.test";

    /**
     * Of more declared addresses than this, so many, evenly spread, are followed to their end on each host; of the others the
     * entries alone are compared, which finds what is missing, too much or exchanged.
     */
    static final int MOST = 10_000;

    private static final int FORMS_OF_A_DOMAIN = 8;
    private final Routes routes;
    private final Site site;
    private final IpAddress stranger;

    Probes(Routes routes) {
        this.routes = routes;
        this.site = routes.site();
        this.stranger = stranger(site);
    }

    /** Takes one address after the other: a million of them are no list. */
    @FunctionalInterface
    interface Judge {
        void judge(Address address);
    }

    /** What is declared, in the domains that the MX hosts take mail for: a part to be followed, and the rest. */
    void declared(Judge judge, Judge rest) {
        int step = routes.entries().size() / MOST + 1;
        int number = 0;
        for (Address address : routes.entries().keySet()) {
            if (routes.isReceived(address.domain())) {
                (number++ % step == 0 ? judge : rest).judge(address);
            }
        }
    }

    /**
     * The same local parts in alias domains: all of them in the first, of which some are the rest; in each of the others a
     * few, evenly spread.
     */
    void inAliasDomains(Judge judge, Judge rest) {
        List<Domain> domains = site.domains(Domain.Use.ALIAS).toList();
        if (domains.isEmpty()) {
            return;
        }
        int step = routes.entries().size() / MOST + 1;
        int number = 0;
        for (Address address : routes.entries().keySet()) {
            boolean chosen = number++ % step == 0;
            if (isIn(domains.get(0), address)) {
                (chosen ? judge : rest).judge(address.at(domains.get(0).name()));
            }
        }
        List<List<Address>> forms = forms(domains);
        for (int i = 1; i < domains.size(); i++) {
            for (Address address : forms.get(i)) {
                judge.judge(address.at(domains.get(i).name()));
            }
        }
    }

    /** What is asked in each domain: every so many addresses, counted from another one for each domain. */
    private List<List<Address>> forms(List<Domain> domains) {
        int step = routes.entries().size() / FORMS_OF_A_DOMAIN + 1;
        Map<Integer, List<Integer>> starts = new HashMap<>();
        List<List<Address>> forms = new ArrayList<>();
        for (int i = 0; i < domains.size(); i++) {
            starts.computeIfAbsent(Math.floorMod(-i, step), start -> new ArrayList<>())
                    .add(i);
            forms.add(new ArrayList<>());
        }
        int number = 0;
        for (Address address : routes.entries().keySet()) {
            for (int i : starts.getOrDefault(number++ % step, List.of())) {
                if (isIn(domains.get(i), address)) {
                    forms.get(i).add(address);
                }
            }
        }
        return forms;
    }

    private static boolean isIn(Domain domain, Address address) {
        return address.domain().equals(domain.aliasOf().orElseThrow());
    }

    /** Names of lists, and names that nobody has, in each domain and below it. */
    void others(Judge judge) {
        for (Domain domain : site.domains().values()) {
            if (domain.isOurs() || domain.is(Domain.Use.NONE)) {
                judge.judge(new Address(NOBODY, domain.name()));
                addresses(domain).forEach(judge::judge);
            }
        }
        DomainName below = DomainName.of("no-node." + site.primary());
        if (!site.isOwn(below)) {
            Stream.of(NOBODY, "postmaster").forEach(local -> judge.judge(new Address(local, below)));
        }
    }

    private static Stream<Address> addresses(Domain domain) {
        List<String> locals = new ArrayList<>();
        for (String list : domain.recipients().names()) {
            ListAddresses.of(list).forEach(locals::add);
            ListAddresses.tokenSuffixes().forEach(suffix -> locals.add(list + suffix + "+4f1c=mail.test"));
            locals.add(list + "-" + NOBODY);
        }
        return locals.stream().map(local -> new Address(local, domain.name()));
    }

    /** An address on the internet that is no host or client of ours. */
    IpAddress stranger() {
        return stranger;
    }

    private static IpAddress stranger(Site site) {
        Set<IpAddress> ours = site.hosts().values().stream()
                .flatMap(host -> host.clientAddresses().stream())
                .collect(Collectors.toSet());
        List<Network> clients = site.settings().relay().clients();
        return Stream.of("192.88.99.77", "203.0.113.254", "192.0.2.254", "198.51.100.254", "192.31.196.7")
                .map(IpAddress::of)
                .filter(address ->
                        !ours.contains(address) && clients.stream().noneMatch(network -> network.covers(address)))
                .findFirst()
                .orElseGet(() -> IpAddress.of("2001:db8:ffff:ffff::77"));
    }

    /** An extension to hang on addresses, where the site has a delimiter. */
    Optional<String> extension() {
        String delimiter = site.settings().extensions().delimiter();
        return delimiter.isEmpty() ? Optional.empty() : Optional.of(delimiter + "no.such.extension");
    }
}
