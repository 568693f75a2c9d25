package org.mailwright.route;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Alias;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Forward;
import org.mailwright.model.Site;
import org.mailwright.model.Target;

/** Collects what is declared for each address: an alias before a forward, Hiera before the directory. */
final class Entries {
    private static final List<String> EVERYWHERE = List.of("postmaster", "abuse");

    private Entries() {}

    static SortedMap<Address, Entry> of(Site site) {
        SortedMap<Address, Entry> entries = new TreeMap<>();
        site.accounts().values().forEach(account -> addDisabled(entries, site, account));
        site.forwards().values().forEach(forward -> addForward(entries, forward));
        site.aliases().values().forEach(alias -> entries.put(alias.address(), ofAlias(alias)));
        EVERYWHERE.forEach(local -> addFallbacks(entries, site, local));
        addRoots(entries, site);
        return entries;
    }

    private static Entry ofAlias(Alias alias) {
        return new Entry(alias.address(), Entry.Kind.ALIAS, alias.targets(), false, Optional.empty(), alias.location());
    }

    /** An account with mailDisableMessage is known, and refused, whether it has a forward or not. */
    private static void addDisabled(SortedMap<Address, Entry> entries, Site site, Account account) {
        if (account.disableMessage().isPresent() && account.state() != Account.State.RETIRED) {
            Address address = new Address(account.uid(), site.primary());
            entries.put(
                    address,
                    new Entry(
                            address,
                            Entry.Kind.ACCOUNT,
                            List.of(),
                            false,
                            account.disableMessage(),
                            account.location()));
        }
    }

    private static void addForward(SortedMap<Address, Entry> entries, Forward forward) {
        boolean hiera = forward.origin() == Forward.Origin.HIERA;
        Entry entry = new Entry(
                forward.address(),
                hiera ? Entry.Kind.FORWARD : Entry.Kind.ACCOUNT,
                forward.targets(),
                forward.damaged(),
                Optional.empty(),
                forward.location());
        if (hiera) {
            entries.put(forward.address(), entry);
        } else {
            entries.putIfAbsent(forward.address(), entry);
        }
    }

    /**
     * RFC 5321 section 4.5.1 (postmaster) and RFC 2142 (abuse), in every domain whose mail comes to the MX hosts or to a host
     * that has our files.
     */
    private static void addFallbacks(SortedMap<Address, Entry> entries, Site site, String local) {
        Address home = new Address(local, site.primary());
        if (!entries.containsKey(home)) {
            return;
        }
        site.domains(Domain.Use.SERVED)
                .filter(domain ->
                        isResolved(site, domain) && !domain.recipients().names().contains(local))
                .forEach(domain -> addFallback(entries, home, domain.name(), domain.location()));
        if (site.domain(site.settings().srs().rewriteTo()).isEmpty()) {
            addFallback(
                    entries,
                    home,
                    site.settings().srs().rewriteTo(),
                    site.settings().srs().location());
        }
    }

    /** What cron and the daemons of a host write to root, where the host's name is a served domain and no alias domain. */
    private static void addRoots(SortedMap<Address, Entry> entries, Site site) {
        Address home = new Address("root", site.primary());
        if (!entries.containsKey(home)) {
            return;
        }
        site.domains(Domain.Use.SERVED)
                .filter(domain -> site.hosts().containsKey(domain.name()) && isResolved(site, domain))
                .filter(domain -> !domain.recipients().names().contains(home.local()))
                .forEach(domain -> addFallback(entries, home, domain.name(), domain.location()));
    }

    /** True where the MX hosts resolve the addresses of a served domain, or each host that serves it does. */
    private static boolean isResolved(Site site, Domain domain) {
        return domain.isOurs() || Routes.isResolvedWhereServed(site, domain);
    }

    private static void addFallback(
            SortedMap<Address, Entry> entries, Address home, DomainName domain, Location location) {
        Target target =
                new Target(home, Objects.requireNonNull(entries.get(home)).location());
        Address address = home.at(domain);
        entries.putIfAbsent(
                address, new Entry(address, Entry.Kind.FALLBACK, List.of(target), false, Optional.empty(), location));
    }
}
