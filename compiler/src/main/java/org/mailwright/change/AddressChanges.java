package org.mailwright.change;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;

/**
 * What the changed entries of all hosts mean for each address. It is had from the emitted tables of both states, so that a
 * compiled tree and a machine can be compared with as well as inputs.
 */
final class AddressChanges {
    private static final String SENDERS = "/etc/postfix/maps/sender_login";
    private static final Set<String> ROUTES = Set.of(Mailboxes.ALIAS, Mailboxes.REFUSED, Mailboxes.RECIPIENTS);

    private final String primary;
    /** The addresses whose own entries change. */
    private final SortedMap<String, Touched> touched = new TreeMap<>();

    /** True when parameters change, so that the same entries may lead elsewhere. */
    private boolean configured;

    private final SortedMap<String, EntryChange> domains = new TreeMap<>();
    private final SortedMap<String, EntryChange> passwords = new TreeMap<>();
    private final SortedMap<String, EntryChange> senders = new TreeMap<>();

    private AddressChanges(String primary) {
        this.primary = primary;
    }

    /**
     * The changes by address.
     *
     * @param primary the domain that accounts have their addresses in
     */
    static List<AddressChange> of(
            List<FileChange> files, Collection<Artefact> earlier, Collection<Artefact> later, String primary) {
        AddressChanges changes = new AddressChanges(primary);
        for (FileChange file : files) {
            changes.configured |= file.place().path().equals(Mailboxes.MAIN_CF);
            file.entries().forEach(entry -> changes.sort(file, entry));
        }
        return changes.all(earlier, later);
    }

    private void sort(FileChange file, EntryChange entry) {
        String path = file.place().path();
        if (ROUTES.contains(path)) {
            touched.computeIfAbsent(entry.key(), key -> new Touched()).add(entry);
        } else if (path.equals(Mailboxes.ALIAS_DOMAINS)) {
            AliasPattern.of(entry.key(), entry.later().or(entry::earlier).orElse(""))
                    .ifPresent(pattern -> domains.put("@" + pattern.domain(), entry));
        } else if (file.form() == Form.PASSWD) {
            passwords.put(entry.key() + "@" + primary, entry);
        } else if (path.equals(SENDERS)) {
            senders.put(entry.key(), entry);
        }
    }

    private List<AddressChange> all(Collection<Artefact> earlier, Collection<Artefact> later) {
        SortedMap<String, AddressChange> changes = new TreeMap<>();
        if (!touched.isEmpty() || configured) {
            Mailboxes before = Mailboxes.of(earlier);
            Mailboxes after = Mailboxes.of(later);
            SortedSet<String> candidates = new TreeSet<>(touched.keySet());
            if (!before.extensions().equals(after.extensions())) {
                Set<String> delimiters = new HashSet<>(List.of(
                        before.extensions().delimiter(), after.extensions().delimiter()));
                delimiters.removeIf(String::isEmpty);
                candidates.addAll(before.extending(delimiters));
                candidates.addAll(after.extending(delimiters));
            }
            before.addSources(candidates);
            after.addSources(candidates);
            candidates.addAll(passwords.keySet());
            candidates.addAll(senders.keySet());
            for (String address : candidates) {
                changes.put(address, moved(address, before, after));
            }
        }
        domains.forEach((address, entry) -> changes.put(address, ofDomain(address, entry)));
        TreeSet<String> others = new TreeSet<>(passwords.keySet());
        others.addAll(senders.keySet());
        others.forEach(address -> changes.putIfAbsent(address, nothing(address)));
        return changes.values().stream()
                .map(this::withAccess)
                .filter(change -> change.isMoved()
                        || change.password().isPresent()
                        || !change.earlierLogins().equals(change.laterLogins()))
                .toList();
    }

    private static AddressChange nothing(String address) {
        return new AddressChange(
                address,
                Destination.NONE,
                Destination.NONE,
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                List.of(),
                List.of(),
                List.of(),
                0);
    }

    private AddressChange moved(String address, Mailboxes before, Mailboxes after) {
        Destination earlier = before.destination(address);
        Destination later = after.destination(address);
        if (earlier.equals(later)) {
            return nothing(address);
        }
        Set<String> passed = new HashSet<>(before.passed(address));
        passed.addAll(after.passed(address));
        passed.retainAll(touched.keySet());
        Touched causes = new Touched();
        SortedSet<String> through = new TreeSet<>(passed);
        // Its own entry before what stands behind it.
        Optional.ofNullable(touched.get(address)).ifPresent(causes::add);
        through.forEach(known -> causes.add(touched.getOrDefault(known, new Touched())));
        return new AddressChange(
                address,
                earlier,
                later,
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                touched.containsKey(address) ? List.of() : List.copyOf(through),
                causes.earlier(),
                causes.later(),
                after.aliasDomains(address));
    }

    private static AddressChange ofDomain(String address, EntryChange entry) {
        return new AddressChange(
                address,
                home(entry.key(), entry.earlier()),
                home(entry.key(), entry.later()),
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                List.of(),
                entry.earlierCauses(),
                entry.laterCauses(),
                0);
    }

    private static Destination home(String key, Optional<String> value) {
        return value.flatMap(found -> AliasPattern.of(key, found))
                .map(pattern -> new Destination(new TreeSet<>(Set.of("@" + pattern.home())), ""))
                .orElse(Destination.NONE);
    }

    /** The same with what changes for those who log in and send. */
    private AddressChange withAccess(AddressChange change) {
        Optional<EntryChange> password = Optional.ofNullable(passwords.get(change.address()));
        Optional<EntryChange> sender = Optional.ofNullable(senders.get(change.address()));
        if (password.isEmpty() && sender.isEmpty()) {
            return change;
        }
        Touched causes = new Touched();
        change.earlierCauses().forEach(causes::addEarlier);
        change.laterCauses().forEach(causes::addLater);
        password.ifPresent(causes::add);
        // Whoever an alias reaches may send as it: what moves the one gives the other.
        sender.filter(entry -> !change.isMoved()).ifPresent(causes::add);
        return new AddressChange(
                change.address(),
                change.earlier(),
                change.later(),
                password.map(EntryChange::kind),
                logins(sender.flatMap(EntryChange::earlier)),
                logins(sender.flatMap(EntryChange::later)),
                change.through(),
                causes.earlier(),
                causes.later(),
                change.aliasDomains());
    }

    private static SortedSet<String> logins(Optional<String> value) {
        return value.map(found -> new TreeSet<>(List.of(found.split(",")))).orElseGet(TreeSet::new);
    }
}
