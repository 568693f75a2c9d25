package org.mailwright.proof.postfix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Target;
import org.mailwright.proof.EmittedFile;
import org.mailwright.route.Entry;
import org.mailwright.route.Recipient;
import org.mailwright.route.Routes;
import org.mailwright.route.Standing;

/**
 * Every known address and some unknown ones at RCPT and beyond: on an MX host the answer and the way of what is accepted,
 * on an SRS host the outside targets. Of more than {@link Probes#MOST} declared addresses that many are followed; of the rest
 * each entry is compared.
 */
final class RoutingProof {
    private static final Kind RECIPIENT = ProofKinds.RECIPIENT;
    private static final Kind ROUTE = ProofKinds.ROUTE;
    private static final String MAPS = "/etc/postfix/maps/";
    private static final int MOST_NAMES = 4;
    /** Extensions are tried on so many addresses. */
    private static final int FEW = 50;

    private final Instance postfix;
    private final Instance.Port port;
    private final Routes routes;
    private final Host host;
    private final Probes probes;
    private final Expected expected;
    private final Smtpd.Session session;

    private RoutingProof(Instance postfix, Instance.Port port) {
        this.postfix = postfix;
        this.port = port;
        this.routes = postfix.routes();
        this.host = postfix.host();
        this.probes = new Probes(routes);
        this.expected = new Expected(routes, host);
        IpAddress client = host.is(Role.MX)
                ? probes.stranger()
                : routes.site().hosts(Role.MX).stream()
                        .flatMap(mx -> mx.sendingAddresses().stream())
                        .findFirst()
                        .orElseGet(probes::stranger);
        this.session = new Smtpd.Session(client, "", Probes.OUTSIDE);
    }

    static void of(Instance postfix, Instance.Port port) {
        RoutingProof proof = new RoutingProof(postfix, port);
        if (proof.host.is(Role.MX)) {
            proof.mx();
        } else if (proof.host.is(Role.SRS)
                && !proof.routes.site().hosts(Role.MX).isEmpty()) {
            proof.srs();
        }
        if (proof.host.is(Role.SRS)) {
            proof.rewriting();
        }
    }

    private void mx() {
        probes.declared(this::judge, this::compare);
        probes.inAliasDomains(this::judge, this::compareForm);
        probes.others(this::judge);
        probes.extension().ifPresent(this::extensions);
        outside(Probes.OUTSIDE, expected.outside());
    }

    /** What is turned back from an SRS address leaves as everything does. */
    private void outside(String address, String way) {
        Mta.Delivery delivery = port.delivery().deliver(address);
        SortedMap<String, String> ways = new TreeMap<>();
        ways.put(address, way);
        if (!delivery.addresses().equals(ways)) {
            String message = host.name() + " sends mail that leaves to " + words(delivery) + ", not to " + way;
            Optional<Hit> by = delivery.by().stream().findFirst();
            if (by.isPresent()) {
                fault(ROUTE, by, "transport", message, List.of(host.location()));
            } else {
                inMainCf(ROUTE, "relayhost", message, host.location());
            }
        }
    }

    private void judge(Address address) {
        if (isServedHere(address)) {
            return;
        }
        Standing standing = routes.standing(address);
        String recipient = address.toString();
        Answer answer = port.smtpd().rcpt(session, recipient);
        boolean asked = asks(address);
        boolean right = switch (standing.answer()) {
            case ACCEPTED -> answer.isAccepted() && answer.asks() == asked;
            case DISABLED, DEFERRED -> answer.reply().equals(standing.reply().toString());
            case UNKNOWN -> answer.isRefused();
        };
        if (!right) {
            Optional<Hit> by =
                    answer.by().or(() -> answer.isAccepted() ? port.smtpd().knownBy(recipient) : Optional.empty());
            fault(
                    RECIPIENT,
                    by,
                    table(address, standing, answer),
                    host.name() + " answers " + answer.words() + " to " + address + ", which " + words(standing, asked),
                    expected.causes(address));
        } else if (standing.isAccepted()) {
            follow(recipient, address, expected.ways(Recipient.of(address)));
        }
    }

    /** The table in which an entry is missing. */
    private String table(Address address, Standing standing, Answer answer) {
        if (standing.answer() == Standing.Answer.DISABLED || standing.answer() == Standing.Answer.DEFERRED) {
            return "disabled";
        }
        if (answer.reply().endsWith(Smtpd.RELAY_DENIED)) {
            return "relay_domains";
        }
        boolean alias = routes.site()
                .domain(address.domain())
                .filter(domain -> domain.is(Domain.Use.ALIAS))
                .isPresent();
        if (alias) {
            return "alias_domains";
        }
        boolean nowhere = port.delivery().way(address.toString()).isError();
        boolean inside = routes.entry(address)
                .filter(entry -> routes.outside(entry).isEmpty())
                .isPresent();
        return nowhere ? inside ? "alias" : "transport" : "recipients";
    }

    /** One step only: the recipient is known or not, and its entry names the targets that it should. */
    private void compare(Address address) {
        if (isServedHere(address)) {
            return;
        }
        boolean accepted = routes.standing(address).isAccepted();
        Set<String> wanted = accepted ? targets(address) : Set.of();
        String recipient = address.toString();
        if (accepted != port.smtpd().knownBy(recipient).isPresent() || !wanted.equals(found(recipient))) {
            judge(address);
            follow(recipient, address, accepted ? expected.ways(Recipient.of(address)) : new TreeMap<>());
        }
    }

    private void compareForm(Address address) {
        boolean accepted = routes.standing(address).isAccepted();
        if (accepted != port.smtpd().knownBy(address.toString()).isPresent()) {
            judge(address);
        }
    }

    private Set<String> targets(Address address) {
        Entry entry = routes.entry(address).orElseThrow();
        Set<String> targets = new HashSet<>();
        routes.inside(entry)
                .forEach(target ->
                        targets.add(routes.canonicalTarget(target.address()).toString()));
        List<Target> outside = routes.outside(entry);
        if (Routes.isWhole(host)) {
            outside.forEach(target -> targets.add(target.address().toString()));
        } else if (!outside.isEmpty() && !targets.isEmpty()) {
            targets.add(address.toString());
        }
        return targets;
    }

    private Set<String> found(String recipient) {
        return port.delivery()
                .aliases()
                .find(recipient)
                .map(found -> Set.copyOf(Words.of(found.hit().value())))
                .orElse(Set.of());
    }

    /** Served domains that the host itself delivers: its own tables say who is there. */
    private boolean isServedHere(Address address) {
        return routes.site()
                .domain(address.domain())
                .filter(domain -> domain.servedBy().contains(host.name()))
                .isPresent();
    }

    private boolean asks(Address address) {
        return routes.entry(routes.canonical(address)).isEmpty()
                && routes.site()
                        .domain(address.domain())
                        .filter(domain -> domain.is(Domain.Use.SERVED)
                                && domain.recipients().verify())
                        .isPresent();
    }

    private static String words(Standing standing, boolean asked) {
        return switch (standing.answer()) {
            case ACCEPTED -> asked ? "the serving host is to be asked about" : "reaches someone";
            case DISABLED -> "is disabled: " + standing.reply();
            case DEFERRED -> "is to be deferred: " + standing.reply();
            case UNKNOWN -> "nobody has";
        };
    }

    private void follow(String recipient, Address address, SortedMap<String, String> ways) {
        Mta.Delivery delivery = port.delivery().deliver(recipient);
        if (delivery.addresses().equals(ways)) {
            return;
        }
        boolean elsewhere = delivery.addresses().keySet().equals(ways.keySet());
        String table = elsewhere ? "transport" : "alias";
        Optional<Hit> by = delivery.by().stream()
                .filter(hit -> elsewhere == hit.file().path().endsWith(MAPS + "transport"))
                .findFirst();
        fault(
                ROUTE,
                by,
                table,
                host.name() + " sends mail for " + address + " to " + words(delivery) + ", not to " + words(ways),
                expected.causes(address));
    }

    /** An extension that nobody declared stays with the address or is dropped, as the site has it. */
    private void extensions(String extension) {
        int[] left = {FEW};
        probes.declared(
                address -> {
                    boolean plain = routes.withoutExtension(address).equals(address)
                            && address.local().length() + extension.length() <= Address.LONGEST_LOCAL;
                    if (plain && left[0] > 0) {
                        left[0]--;
                        Address extended = new Address(address.local() + extension, address.domain());
                        // Where it leads to nobody or back to itself is extension-lost's to say.
                        if (!expected.ways(Recipient.of(extended)).containsValue("")) {
                            judge(extended);
                        }
                    }
                },
                address -> {});
    }

    /** An SRS host that is not MX knows the addresses with outside targets, and where these are. */
    private void srs() {
        boolean takesOther = host.is(Role.RELAY);
        int step = routes.entries().size() / Probes.MOST + 1;
        int number = 0;
        for (Entry entry : routes.entries().values()) {
            if (number++ % step == 0
                    || !outside(entry).equals(found(entry.address().toString()))) {
                forward(entry, takesOther);
            }
        }
        outside(Probes.OUTSIDE, Mta.DIRECT);
    }

    private Set<String> outside(Entry entry) {
        return routes.standing(entry.address()).isAccepted()
                ? routes.outside(entry).stream()
                        .map(target -> target.address().toString())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private void forward(Entry entry, boolean takesOther) {
        String recipient = entry.address().toString();
        List<Target> outside = routes.standing(entry.address()).isAccepted() ? routes.outside(entry) : List.of();
        if (outside.isEmpty()) {
            boolean known = !takesOther
                    && port.delivery().aliases().find(recipient).isPresent()
                    && port.smtpd().rcpt(session, recipient).isAccepted();
            if (known) {
                fault(
                        ROUTE,
                        port.delivery().aliases().find(recipient).map(AddressMaps.Found::hit),
                        "alias",
                        host.name() + " forwards mail for " + recipient + ", which has no target outside",
                        expected.causes(entry.address()));
            }
            return;
        }
        Answer answer = port.smtpd().rcpt(session, recipient);
        if (!answer.isAccepted()) {
            fault(
                    RECIPIENT,
                    answer.by(),
                    "alias",
                    host.name() + " answers " + answer.words() + " to " + recipient + " from an MX host",
                    expected.causes(entry.address()));
            return;
        }
        SortedMap<String, String> ways = new TreeMap<>();
        outside.forEach(target -> ways.put(target.address().toString(), Mta.DIRECT));
        follow(recipient, entry.address(), ways);
    }

    /** Without a rewritten sender our forwards fail SPF, and a forgery of our own keeps an envelope of ours. */
    private void rewriting() {
        Parameters cleanup = port.cleanup();
        boolean rewrites = cleanup.words("sender_canonical_maps").contains("tcp:" + Tables.SRS_ENCODER)
                && cleanup.words("sender_canonical_classes").equals(List.of("envelope_sender"));
        if (!rewrites) {
            inMainCf(
                    ROUTE,
                    "sender_canonical_maps",
                    host.name() + " does not rewrite the envelope senders of what it forwards",
                    routes.site().settings().srs().location());
        }
    }

    /** A fault of a parameter, or of its absence. */
    private void inMainCf(Kind kind, String parameter, String message, Location cause) {
        Parameters cleanup = port.cleanup();
        postfix.faults().add(kind, cleanup.file(), cleanup.line(parameter), message, List.of(cause));
    }

    private void fault(Kind kind, Optional<Hit> by, String table, String message, List<Location> causes) {
        EmittedFile file = by.map(Hit::file).orElseGet(() -> postfix.tables().fileOr(MAPS + table));
        postfix.faults().add(kind, file, by.map(Hit::line).orElse(0), message, causes);
    }

    private static String words(Mta.Delivery delivery) {
        return delivery.fault().isEmpty() ? words(delivery.addresses()) : "nobody for now, since " + delivery.fault();
    }

    /** {@code alice@onion.example and bob@onion.example by way of srs.onion.example}. */
    private static String words(SortedMap<String, String> ways) {
        SortedMap<String, List<String>> byWay = new TreeMap<>();
        ways.forEach((address, way) ->
                byWay.computeIfAbsent(way, key -> new ArrayList<>()).add(address));
        return byWay.isEmpty()
                ? "nobody"
                : byWay.entrySet().stream()
                        .map(way -> names(way.getValue()) + " by way of " + way.getKey())
                        .collect(Collectors.joining("; "));
    }

    private static String names(List<String> addresses) {
        return addresses.size() <= MOST_NAMES
                ? String.join(", ", addresses)
                : String.join(", ", addresses.subList(0, MOST_NAMES)) + " and " + (addresses.size() - MOST_NAMES)
                        + " more";
    }
}
