package org.mailwright.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.Target;

/**
 * Who may use an alias as a sender: those named for it, else the accounts it reaches through aliases only. Nobody without
 * being named sends from a domain that our people's mail does not leave from.
 */
public final class Senders {
    /** An alias that reaches more people than this is a list: nobody sends as it without being named. */
    private static final int MOST = 10;
    /** An alias over more aliases than this is a list too: nobody knows any more who is behind it. */
    private static final int MOST_ALIASES = 100;

    private Senders() {}

    /** The logins that own a sender address, and why. */
    public record Owners(SortedSet<String> uids, List<Location> causes) {
        /** An account owns its own address. */
        public static Owners of(Account account) {
            return new Owners(new TreeSet<>(Set.of(account.uid())), List.of(account.location()));
        }

        /** Both. */
        public Owners and(Owners other) {
            SortedSet<String> all = new TreeSet<>(uids);
            all.addAll(other.uids);
            List<Location> places = new ArrayList<>(causes);
            other.causes.stream().filter(place -> !places.contains(place)).forEach(places::add);
            return new Owners(all, places);
        }
    }

    /** True when people send from the domain: the primary one, and alias domains within it or declared to send. */
    public static boolean isSending(Site site, Domain domain) {
        return domain.is(Domain.Use.PRIMARY)
                || domain.is(Domain.Use.ALIAS)
                        && (domain.sends() || domain.name().isWithin(site.primary()));
    }

    /** The owners of every alias that has some, by address. */
    static SortedMap<Address, Owners> ofAliases(Routes routes) {
        SortedMap<Address, Owners> owners = new TreeMap<>();
        routes.entries().forEach((address, entry) -> {
            Optional<Owners> found = named(routes, address).or(() -> reached(routes, entry));
            found.filter(some -> !some.uids().isEmpty()).ifPresent(some -> owners.put(address, some));
        });
        return Collections.unmodifiableSortedMap(owners);
    }

    private static Optional<Owners> named(Routes routes, Address address) {
        List<Settings.Submission.Uid> named =
                routes.site().settings().submission().senders().get(address);
        if (named == null) {
            return Optional.empty();
        }
        SortedSet<String> uids = new TreeSet<>();
        named.stream().map(Settings.Submission.Uid::uid).forEach(uids::add);
        List<Location> causes =
                named.stream().map(Settings.Submission.Uid::location).distinct().toList();
        return Optional.of(new Owners(uids, causes));
    }

    private static Optional<Owners> reached(Routes routes, Entry alias) {
        Site site = routes.site();
        boolean sending = site.domain(alias.address().domain())
                .filter(domain -> isSending(site, domain))
                .isPresent();
        if (alias.kind() != Entry.Kind.ALIAS || !sending) {
            return Optional.empty();
        }
        SortedSet<String> uids = new TreeSet<>();
        Set<Address> seen = new HashSet<>(Set.of(alias.address()));
        Deque<Entry> open = new ArrayDeque<>(List.of(alias));
        while (!open.isEmpty() && uids.size() <= MOST && seen.size() <= MOST_ALIASES) {
            for (Target target : open.pop().targets()) {
                Address next = routes.canonical(target.address());
                Optional<Entry> found = routes.entry(next).filter(entry -> entry.kind() == Entry.Kind.ALIAS);
                if (found.isEmpty()) {
                    active(routes, next).ifPresent(account -> uids.add(account.uid()));
                } else if (seen.add(next)) {
                    open.push(found.get());
                }
            }
        }
        return open.isEmpty() && uids.size() <= MOST
                ? Optional.of(new Owners(uids, List.of(alias.location())))
                : Optional.empty();
    }

    private static Optional<Account> active(Routes routes, Address address) {
        return address.domain().equals(routes.site().primary())
                ? Optional.ofNullable(routes.site().accounts().get(address.local()))
                        .filter(account -> account.state() == Account.State.ACTIVE)
                : Optional.empty();
    }
}
