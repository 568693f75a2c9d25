package org.mailwright.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.model.AddressExtensions;

/**
 * Where addresses go by the emitted tables of one state: the alias tables of the MX and SRS hosts taken together, the
 * replies to refused recipients, the recipients that exist, and the alias domains.
 */
final class Mailboxes {
    static final String ALIAS = "/etc/postfix/maps/alias";
    static final String REFUSED = "/etc/postfix/maps/disabled";
    static final String RECIPIENTS = "/etc/postfix/maps/recipients";
    static final String ALIAS_DOMAINS = "/etc/postfix/maps/alias_domains";
    static final String MAIN_CF = "/etc/postfix/main.cf";
    /** Of more addresses than this an extension leads round in circles that no address alone is in. */
    private static final int MOST = 1000;

    private static final String KEEPING = "propagate_unmatched_extensions";

    private final Map<String, Set<String>> targets = new HashMap<>();
    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, String> replies = new HashMap<>();
    private final Set<String> recipients = new HashSet<>();
    /** The domain that each alias domain repeats. */
    private final Map<String, String> homes = new TreeMap<>();

    private AddressExtensions extensions = AddressExtensions.NONE;

    private Mailboxes() {}

    /** Reads the tables of these files. */
    static Mailboxes of(Collection<Artefact> artefacts) {
        Mailboxes read = new Mailboxes();
        for (Artefact artefact : artefacts) {
            switch (artefact.place().path()) {
                case ALIAS -> read.each(artefact, entry -> read.addAlias(entry.key(), list(entry.value())));
                case REFUSED ->
                    read.each(artefact, entry -> {
                        // dunno stands for an address that is not refused.
                        if (!entry.value().equals("dunno")) {
                            read.replies.put(entry.key(), entry.value());
                        }
                    });
                case RECIPIENTS -> read.each(artefact, entry -> read.recipients.add(entry.key()));
                case ALIAS_DOMAINS ->
                    read.each(
                            artefact,
                            entry -> AliasPattern.of(entry.key(), entry.value())
                                    .ifPresent(pattern -> read.homes.put(pattern.domain(), pattern.home())));
                case MAIN_CF -> read.readParameters(artefact);
                default -> {}
            }
        }
        read.addBases();
        return read;
    }

    /** The parameters of a host that has an alias table; the list host has a delimiter of its own. */
    private void readParameters(Artefact artefact) {
        Map<String, String> parameters = new HashMap<>();
        Fingerprint.write(artefact.body(), (text, causes) -> {
            String[] sides = text.split(" *= *", 2);
            parameters.put(sides[0], sides.length > 1 ? sides[1].strip() : "");
        });
        if (parameters.containsKey("virtual_alias_maps")) {
            extensions = new AddressExtensions(
                    parameters.getOrDefault("recipient_delimiter", ""),
                    !parameters.getOrDefault(KEEPING, "virtual").isEmpty());
        }
    }

    /** What has a target with an extension goes through the address without it. */
    private void addBases() {
        for (String target : List.copyOf(sources.keySet())) {
            String extension = extension(target);
            if (!extension.isEmpty() && !targets.containsKey(target)) {
                sources.computeIfAbsent(without(target, extension), key -> new ArrayList<>(1))
                        .addAll(sources.getOrDefault(target, List.of()));
            }
        }
    }

    AddressExtensions extensions() {
        return extensions;
    }

    /** The addresses with targets that one of these delimiters is in. */
    Set<String> extending(Set<String> delimiters) {
        Set<String> extending = new HashSet<>();
        sources.forEach((target, from) -> {
            String local = target.substring(0, Math.max(0, target.lastIndexOf('@')));
            if (delimiters.stream().anyMatch(local::contains)) {
                extending.addAll(from);
            }
        });
        return extending;
    }

    private String extension(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : extensions.of(address.substring(0, at));
    }

    private static String without(String address, String extension) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at - extension.length()) + address.substring(at);
    }

    /** The targets of an address, or of the one that it extends. */
    private Set<String> next(String address) {
        Set<String> own = targets.get(address);
        String extension = own == null ? extension(address) : "";
        if (own != null || extension.isEmpty()) {
            return own == null ? Set.of() : own;
        }
        Set<String> next = new TreeSet<>();
        for (String target : targets.getOrDefault(without(address, extension), Set.of())) {
            int at = target.lastIndexOf('@');
            next.add(target.substring(0, at) + extensions.passedOn(extension) + target.substring(at));
        }
        return next;
    }

    private interface Taker {
        void take(EntryText entry);
    }

    private void each(Artefact artefact, Taker taker) {
        Fingerprint.write(artefact.body(), (text, causes) -> {
            EntryText.of(Form.TABLE, text).ifPresent(taker::take);
        });
    }

    private void addAlias(String address, List<String> values) {
        Set<String> known = targets.computeIfAbsent(address, key -> new TreeSet<>());
        for (String target : values) {
            // On an MX host the address itself stands for its targets on the SRS hosts.
            if (!target.equals(address) && known.add(target)) {
                sources.computeIfAbsent(target, key -> new ArrayList<>(1)).add(address);
            }
        }
    }

    /** The addresses of a value of the alias table. */
    static List<String> list(String value) {
        return List.of(value.split("[, ]+"));
    }

    /** Adds every address that goes through one of these. */
    void addSources(Set<String> addresses) {
        Deque<String> open = new ArrayDeque<>(addresses);
        while (!open.isEmpty()) {
            for (String source : sources.getOrDefault(open.pop(), List.of())) {
                if (addresses.add(source)) {
                    open.push(source);
                }
            }
        }
    }

    /** Where mail to an address of ours ends. */
    Destination destination(String address) {
        String home = declared(address);
        if (replies.containsKey(home)) {
            return new Destination(new TreeSet<>(), replies.getOrDefault(home, ""));
        }
        Set<String> passed = passed(home);
        if (passed.size() == 1 && !targets.containsKey(home) && !recipients.contains(home)) {
            return Destination.NONE;
        }
        TreeSet<String> arrivals = new TreeSet<>(passed);
        arrivals.removeIf(known -> targets.containsKey(known) || !next(known).isEmpty());
        return new Destination(arrivals, "");
    }

    /** The address itself, and all that its mail goes to or through. */
    Set<String> passed(String address) {
        Set<String> passed = new HashSet<>(Set.of(address));
        Deque<String> open = new ArrayDeque<>(passed);
        int extended = 0;
        while (!open.isEmpty()) {
            for (String target : next(open.pop())) {
                boolean plain = targets.containsKey(target) || extension(target).isEmpty();
                if (passed.add(target) && (plain || extended++ < MOST)) {
                    open.push(target);
                }
            }
        }
        return passed;
    }

    /** The address, or where nothing declares it its like in the domain that its own repeats. */
    private String declared(String address) {
        int at = address.lastIndexOf('@');
        String home = homes.get(address.substring(at + 1));
        boolean known = targets.containsKey(address) || recipients.contains(address) || replies.containsKey(address);
        return known || home == null || at <= 0 ? address : address.substring(0, at + 1) + home;
    }

    /** In how many alias domains the address exists too, standing for the same. */
    int aliasDomains(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at + 1);
        String domain = address.substring(at + 1);
        return (int) homes.entrySet().stream()
                .filter(known -> known.getValue().equals(domain) && !recipients.contains(local + known.getKey()))
                .count();
    }
}
