package org.mailwright.proof.postfix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where Postfix on one host takes an address: domain classes, transports (trivial-rewrite(8)), virtual aliases (cleanup(8)). */
final class Mta {
    /** The way of mail that leaves for the hosts that its domain's MX records name. */
    static final String DIRECT = "its own MX hosts";

    /** The way of mail that the host keeps. */
    static final String HERE = "its own mailboxes";

    private static final Pattern STATUS = Pattern.compile("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}(\\s|$)");

    private final Parameters parameters;
    private final Tables tables;
    private final Delimiters delimiters;
    private final AddressMaps aliases;
    private final List<LookupTable> transports;
    private final Map<String, List<String>> lists = new HashMap<>();
    private final int mostExpanded;
    private final int deepest;
    private final boolean propagates;

    Mta(Parameters parameters, Tables tables) {
        this.parameters = parameters;
        this.tables = tables;
        this.delimiters = Delimiters.of(parameters);
        this.aliases = maps("virtual_alias_maps");
        this.transports = tables.list(parameters.get("transport_maps"));
        this.mostExpanded = number("virtual_alias_expansion_limit");
        this.deepest = number("virtual_alias_recursion_limit");
        this.propagates = parameters.words("propagate_unmatched_extensions").contains("virtual");
    }

    private int number(String name) {
        String text = parameters.get(name);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    AddressMaps maps(String name) {
        return new AddressMaps(tables.list(parameters.get(name)), this::isLocal, delimiters);
    }

    private boolean isLocal(String domain) {
        return domain.equalsIgnoreCase(parameters.get("myorigin")) || isIn("mydestination", domain);
    }

    /**
     * True when a list of names and tables holds the domain. A parent counts as it stands where
     * parent_domain_matches_subdomains has the list, else only with a dot in front.
     */
    boolean isIn(String list, String domain) {
        boolean parents = parameters.words("parent_domain_matches_subdomains").contains(list);
        List<String> members = lists.computeIfAbsent(list, parameters::words);
        String name = domain;
        while (true) {
            for (String member : members) {
                boolean found = member.indexOf(':') > 0
                        ? tables.table(member).find(name).isPresent()
                        : member.equalsIgnoreCase(name);
                if (found) {
                    return true;
                }
            }
            int dot = name.indexOf('.', 1);
            if (dot < 0) {
                return false;
            }
            name = name.substring(parents ? dot + 1 : dot);
        }
    }

    /**
     * True when mail for the address is for this host or for one behind it (permit_auth_destination). A local part that
     * could be a route to somewhere else never is (allow_untrusted_routing).
     */
    boolean isAuthorised(String address) {
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        boolean routed = address.substring(0, at).chars().anyMatch(c -> "@!%".indexOf(c) >= 0);
        return !(routed && !parameters.isYes("allow_untrusted_routing"))
                && Stream.of("mydestination", "virtual_alias_domains", "virtual_mailbox_domains", "relay_domains")
                        .anyMatch(list -> isIn(list, domain));
    }

    /** The answers of virtual alias maps, a table of their own each. */
    AddressMaps aliases() {
        return aliases;
    }

    /**
     * Where mail goes.
     *
     * @param addresses each address that is left of the recipient, and the way it is sent
     * @param fault why the message is deferred instead; empty if it is not
     * @param by the entries that were used
     */
    record Delivery(SortedMap<String, String> addresses, String fault, List<Hit> by) {}

    /** Follows the virtual aliases as cleanup does, then asks for the way of what is left. */
    Delivery deliver(String recipient) {
        List<String> open = new ArrayList<>(List.of(recipient));
        Set<String> itself = new HashSet<>();
        List<Hit> by = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            if (open.size() > mostExpanded) {
                return new Delivery(new TreeMap<>(), "its expansion has more than " + mostExpanded + " addresses", by);
            }
            for (int depth = 0; !itself.contains(folded(open.get(i))); depth++) {
                // Before the look-up: as many aliases in a row are one too many, though the last leads to a mailbox.
                if (depth >= deepest) {
                    return new Delivery(new TreeMap<>(), "its aliases are nested deeper than " + deepest, by);
                }
                Optional<AddressMaps.Found> found = aliases.find(open.get(i));
                if (found.isEmpty()) {
                    break;
                }
                by.add(found.get().hit());
                String asked = open.get(i);
                List<String> targets = targets(found.get(), asked);
                for (int j = 0; j < targets.size(); j++) {
                    String target = targets.get(j);
                    if (j == 0) {
                        open.set(i, target);
                    } else {
                        open.add(target);
                    }
                    if (target.equalsIgnoreCase(asked)) {
                        itself.add(folded(asked));
                    }
                }
            }
        }
        SortedMap<String, String> ways = new TreeMap<>();
        for (String address : open) {
            Way way = way(address);
            ways.put(address, way.words());
            way.by().ifPresent(by::add);
        }
        return new Delivery(ways, "", by);
    }

    private static String folded(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** The addresses of an entry; one that begins with a domain is the one asked for, moved to it. */
    private List<String> targets(AddressMaps.Found found, String asked) {
        String plain =
                asked.substring(0, asked.lastIndexOf('@') - found.extension().length());
        List<String> targets = new ArrayList<>();
        for (String word : Words.of(found.hit().value())) {
            boolean moved = targets.isEmpty() && word.startsWith("@");
            targets.add(extended(moved ? plain + word : word, found.extension()));
        }
        return targets;
    }

    /** A bare name is in $myorigin; an extension that no entry had goes over to the targets. */
    private String extended(String target, String extension) {
        int at = target.lastIndexOf('@');
        String local = at < 0 ? target : target.substring(0, at);
        String domain = at < 0 ? parameters.get("myorigin") : target.substring(at + 1);
        return local + (propagates ? extension : "") + "@" + domain;
    }

    /**
     * A transport and next hop in words, and the transport table's entry if one decided.
     *
     * @param refusal what smtpd says instead of accepting mail that would go there; empty if it does not mind
     */
    record Way(String words, String refusal, Optional<Hit> by) {
        boolean isError() {
            return !refusal.isEmpty();
        }
    }

    /** A reason with a status code of its own keeps that. */
    private static String refusal(String code, String status, String reason) {
        return code + " " + (STATUS.matcher(reason).lookingAt() ? reason : status + " " + reason);
    }

    Way way(String address) {
        String domain = folded(address.substring(address.lastIndexOf('@') + 1));
        boolean here = isIn("mydestination", domain);
        boolean relayed = isIn("relay_domains", domain);
        String standard = here
                ? parameters.get("local_transport")
                : relayed ? parameters.get("relay_transport") : parameters.get("default_transport");
        String relayhost = here ? "" : parameters.get("relayhost");
        Optional<Hit> hit = transport(address, domain);
        String value = hit.map(Hit::value).orElse("");
        int colon = value.indexOf(':');
        String service = colon < 0 ? value : value.substring(0, colon);
        String hop = colon < 0 ? "" : value.substring(colon + 1);
        if (service.isEmpty()) {
            int standardColon = standard.indexOf(':');
            service = standardColon < 0 ? standard : standard.substring(0, standardColon);
            hop = hop.isEmpty() && standardColon >= 0 ? standard.substring(standardColon + 1) : hop;
            hop = hop.isEmpty() ? relayhost : hop;
        }
        return switch (service) {
            case "error" -> new Way("nobody (error: " + hop + ")", refusal("550", "5.1.1", hop), hit);
            case "retry" -> new Way("nobody (retry: " + hop + ")", refusal("450", "4.1.1", hop), hit);
            case "discard" -> new Way("nobody (discard: " + hop + ")", "", hit);
            case "local", "virtual" -> new Way(HERE, "", hit);
            case "smtp", "relay" -> new Way(hop.isEmpty() ? DIRECT : hosts(hop), "", hit);
            default -> new Way(service + ":" + hop, "", hit);
        };
    }

    private static String hosts(String hop) {
        return Words.of(hop).stream().sorted().collect(Collectors.joining(", "));
    }

    /** transport(5): the address, the address without extension, the domain, its parents, everything. */
    private Optional<Hit> transport(String address, String domain) {
        if (transports.isEmpty()) {
            return Optional.empty();
        }
        Optional<Hit> full = AddressMaps.find(transports, address, false);
        if (full.isPresent()) {
            return full;
        }
        int at = address.lastIndexOf('@');
        String extension = delimiters.extension(address.substring(0, at));
        if (!extension.isEmpty()) {
            Optional<Hit> bare =
                    AddressMaps.find(transports, address.substring(0, at - extension.length()) + "@" + domain, true);
            if (bare.isPresent()) {
                return bare;
            }
        }
        Optional<Hit> hit = AddressMaps.find(transports, domain, true);
        boolean parents = parameters.words("parent_domain_matches_subdomains").contains("transport_maps");
        for (int dot = domain.indexOf('.'); hit.isEmpty() && dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            hit = AddressMaps.find(transports, domain.substring(parents ? dot + 1 : dot), true);
        }
        return hit.isPresent() ? hit : AddressMaps.find(transports, "*", true);
    }
}
