package org.mailwright.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
import org.mailwright.model.Settings;
import org.mailwright.model.Target;

/** Who may use an alias as a sender: those named for it, else the accounts it reaches through aliases only. */
public final class Senders {
    /** An alias that reaches more people than this is a list: nobody sends as it without being named. */
    private static final int MOST = 10;

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

    /** The owners of every alias that has some, by address. */
    public static SortedMap<Address, Owners> ofAliases(Routes routes) {
        SortedMap<Address, Owners> owners = new TreeMap<>();
        routes.entries().forEach((address, entry) -> {
            if (entry.kind() == Entry.Kind.ALIAS) {
                named(routes, address).or(() -> reached(routes, address, entry)).ifPresent(found -> {
                    if (!found.uids().isEmpty()) {
                        owners.put(address, found);
                    }
                });
            }
        });
        return owners;
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

    private static Optional<Owners> reached(Routes routes, Address alias, Entry entry) {
        SortedSet<String> uids = new TreeSet<>();
        List<Location> causes = new ArrayList<>(List.of(entry.location()));
        Set<Address> seen = new HashSet<>(Set.of(alias));
        Deque<Entry> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            for (Target target : open.pop().targets()) {
                Address next = routes.canonical(target.address());
                Optional<Entry> found = routes.entry(next);
                if (seen.add(next) && found.isPresent() && found.get().kind() == Entry.Kind.ALIAS) {
                    open.push(found.get());
                } else {
                    active(routes, next).ifPresent(account -> uids.add(account.uid()));
                }
            }
        }
        return uids.size() > MOST ? Optional.empty() : Optional.of(new Owners(uids, causes));
    }

    private static Optional<Account> active(Routes routes, Address address) {
        return address.domain().equals(routes.site().primary())
                ? Optional.ofNullable(routes.site().accounts().get(address.local()))
                        .filter(account -> account.state() == Account.State.ACTIVE)
                : Optional.empty();
    }
}
