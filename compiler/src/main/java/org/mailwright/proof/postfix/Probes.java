package org.mailwright.proof.postfix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    Probes(Routes routes) {
        this.routes = routes;
        this.site = routes.site();
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

    /** The same local parts in alias domains: all of them in the first, of which some are the rest, a sample in each of the
     * others. */
    void inAliasDomains(Judge judge, Judge rest) {
        List<Domain> domains = site.domains(Domain.Use.ALIAS).toList();
        for (int i = 0; i < domains.size(); i++) {
            DomainName home = domains.get(i).aliasOf().orElseThrow();
            DomainName name = domains.get(i).name();
            int most = i == 0 ? MOST : FORMS_OF_A_DOMAIN;
            int step = routes.entries().size() / most + 1;
            int number = i;
            for (Address address : routes.entries().keySet()) {
                boolean chosen = number++ % step == 0;
                if ((chosen || i == 0) && address.domain().equals(home)) {
                    (chosen ? judge : rest).judge(address.at(name));
                }
            }
        }
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
        return Stream.of("192.88.99.77", "203.0.113.254", "192.0.2.254", "198.51.100.254", "192.31.196.7")
                .map(IpAddress::of)
                .filter(address -> !isKnown(address))
                .findFirst()
                .orElseGet(() -> IpAddress.of("2001:db8:ffff:ffff::77"));
    }

    private boolean isKnown(IpAddress address) {
        Stream<Network> declared = Stream.concat(
                site.settings().relay().clients().stream(),
                site.hosts().values().stream()
                        .flatMap(host -> Stream.concat(host.addresses().stream(), host.sendsFrom().stream()))
                        .map(Network::of));
        return declared.anyMatch(network -> network.covers(address));
    }

    /** An extension to hang on addresses, where the site has a delimiter. */
    Optional<String> extension() {
        String delimiter = site.settings().extensions().delimiter();
        return delimiter.isEmpty() ? Optional.empty() : Optional.of(delimiter + "no.such.extension");
    }
}
