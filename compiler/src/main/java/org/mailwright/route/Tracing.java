package org.mailwright.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.EnvelopeAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Target;

/** Follows a message to one address from host to host. */
public final class Tracing {
    /** Of more addresses than this an extension leads round in circles that no address alone is in. */
    private static final int MOST = 1000;

    /** A local part with one of these is no address of the domain to Postfix (allow_untrusted_routing). */
    private static final String ROUTING = "@!%";

    private static final String DOUBLE_BOUNCE = "double-bounce";

    private final Routes routes;
    private final Optional<EnvelopeAddress> sender;
    private final Legs legs = new Legs();
    private final Set<String> arrivals = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<Recipient> open = new ArrayDeque<>();
    private int extended;

    private Tracing(Routes routes, Optional<EnvelopeAddress> sender) {
        this.routes = routes;
        this.sender = sender;
    }

    /** The way of a message from a sender (where it is known) to an address. */
    public static Trace of(Routes routes, EnvelopeAddress address, Optional<EnvelopeAddress> sender) {
        return new Tracing(routes, sender).follow(address);
    }

    private Trace follow(EnvelopeAddress asked) {
        String answer = answer(asked);
        while (!open.isEmpty()) {
            resolve(open.remove());
        }
        if (!legs.srs.isEmpty()) {
            legs.srs.add(rewriting());
            sign();
        }
        return new Trace(asked, answer, legs.list(routes.site()), List.copyOf(arrivals));
    }

    private String answer(EnvelopeAddress asked) {
        if (sender.filter(from -> !from.readable()).isPresent()) {
            return Reply.BAD_SENDER.toString();
        }
        if (!asked.readable()) {
            return Reply.BAD_SYNTAX.toString();
        }
        Optional<DomainName> name = DomainName.parse(asked.domain()).value();
        Optional<Domain> domain = name.flatMap(routes.site()::domain);
        if (name.isEmpty() || domain.isEmpty() && !routes.isReceived(name.get())) {
            return elsewhere(asked);
        }
        Recipient recipient = new Recipient(asked.local(), name.get());
        if (domain.filter(found -> found.is(Domain.Use.NONE)).isPresent()) {
            Legs.note(
                    legs.dns,
                    name.get() + " takes no mail (null MX): senders give up with 556 5.1.10 (RFC 7505)",
                    domain.get().location());
            return Reply.RELAY_DENIED.toString();
        }
        if (domain.filter(found -> found.is(Domain.Use.SERVED) && found.direct())
                .isPresent()) {
            reachDirectly(recipient, domain.get());
            return "answered by the host that serves the domain";
        }
        if (asked.local().chars().anyMatch(c -> ROUTING.indexOf(c) >= 0)) {
            Legs.note(
                    legs.mx,
                    "the local part of " + recipient + " could be a way to another host (@, ! or %)",
                    causeOf(recipient));
            return Reply.RELAY_DENIED.toString();
        }
        Settings.Srs settings = routes.site().settings().srs();
        if (isTurnedBack(recipient, settings)) {
            return bounce(recipient, settings);
        }
        if (asked.local().equalsIgnoreCase(DOUBLE_BOUNCE) && routes.site().isHost(name.get(), Role.MX)) {
            return doubleBounce(recipient);
        }
        open.add(recipient);
        return reply(recipient, domain);
    }

    /** What only a host behind the MX hosts can say, or a table of users that the files do not hold. */
    private String reply(Recipient recipient, Optional<Domain> domain) {
        Standing standing = routes.standing(recipient);
        boolean declared = routes.find(recipient)
                .flatMap(found -> routes.entry(found.address()))
                .isPresent();
        Optional<Domain> served = domain.filter(found -> !declared && found.is(Domain.Use.SERVED));
        if (served.filter(found -> Served.isAtMx(routes.site(), found)).isPresent()) {
            return standing.isAccepted()
                    ? Reply.ACCEPTED + " if it has the mailbox, else " + Reply.NO_MAILBOX
                    : Reply.NO_MAILBOX.toString();
        }
        if (standing.isAccepted()
                && served.filter(found -> found.recipients().verify()).isPresent()) {
            return Reply.ACCEPTED + " if " + hosts(served.get()) + " takes it, else 550 5.1.1";
        }
        return standing.reply().toString();
    }

    private String elsewhere(EnvelopeAddress asked) {
        boolean here = routes.site().hosts(Role.MX).stream()
                .flatMap(host -> host.clientAddresses().stream())
                .anyMatch(address -> asked.domain().equals("[" + (address.isIpv6() ? "ipv6:" : "") + address + "]"));
        String what =
                here ? " is one of the MX hosts itself" : " is no domain of ours, so this is not an address of ours";
        legs.mx.add(new Trace.Step(asked.domain() + what, List.of()));
        return (here ? Reply.NO_MAILBOXES : Reply.RELAY_DENIED).toString();
    }

    /** Postfix sends its own reports from this name, and throws away what comes back to it. */
    private String doubleBounce(Recipient recipient) {
        Legs.note(
                legs.mx,
                recipient + " is the sender of Postfix's own reports, and what comes to it is thrown away",
                causeOf(recipient));
        boolean alone = routes.site().hosts(Role.MX).size() == 1;
        return Reply.ACCEPTED + (alone ? "" : " at " + recipient.domain() + ", elsewhere " + Reply.UNKNOWN);
    }

    /** The host that is the MX of a domain keeps the mail, or hands it to the MX hosts for people of ours. */
    private void reachDirectly(Recipient asked, Domain domain) {
        Optional<Routes.Found> found = routes.find(asked);
        boolean byMx = domain.servedBy().stream().allMatch(name -> routes.site().isHost(name, Role.MX));
        if (byMx && found.flatMap(known -> routes.entry(known.address())).isPresent()) {
            open.add(asked);
            return;
        }
        Optional<Entry> entry = found.flatMap(known -> routes.resolvedWhereServed(known.address()));
        if (entry.isEmpty()) {
            arriveAt(asked, domain);
            return;
        }
        List<Recipient> next = routes.inside(entry.get(), found.get());
        step(legs.direct, asked, next, entry.get(), routes.inside(entry.get()));
        open.addAll(next);
        legs.directHosts = domain.servedBy();
    }

    /** With {@code accept: all} PostSRSd is asked in every domain that the MX hosts take mail for. */
    private boolean isTurnedBack(Recipient asked, Settings.Srs settings) {
        boolean received = routes.site()
                .domain(asked.domain())
                .filter(domain -> settings.acceptAll() && domain.isOurs())
                .isPresent();
        return SrsAddress.is(asked.local()) && (asked.domain().equals(settings.rewriteTo()) || received);
    }

    /** PostSRSd turns it back; what comes out leaves through the SRS hosts, or is an address of ours again. */
    private String bounce(Recipient asked, Settings.Srs settings) {
        if (sender.isPresent() && !settings.acceptAll()) {
            Legs.note(
                    legs.mx,
                    asked + " takes bounces only: the sender " + sender.get() + " is not empty",
                    settings.location());
            return Reply.NO_BOUNCE.toString();
        }
        Optional<Address> original = SrsAddress.original(asked.local());
        if (original.isEmpty()) {
            Legs.note(
                    legs.mx,
                    asked + " is turned back into the forwarder's address by PostSRSd, if its hash is ours",
                    settings.location());
            return Reply.ACCEPTED + ifOurs();
        }
        Legs.note(
                legs.mx,
                asked + " → " + original.get() + ": the sender of a forwarded message, if the hash is ours",
                settings.location());
        if (routes.isOutside(original.get())) {
            leave(original.get(), settings.location());
        } else {
            open.add(Recipient.of(original.get()));
        }
        return Reply.ACCEPTED + ifOurs();
    }

    private static String ifOurs() {
        return " if the hash is ours, else " + Reply.UNKNOWN;
    }

    private void resolve(Recipient asked) {
        Optional<Routes.Found> found = routes.find(asked);
        Standing standing = routes.standing(asked);
        if (found.isEmpty()) {
            if (standing.isAccepted()) {
                arriveAt(asked, routes.site().domain(asked.domain()).orElseThrow());
            } else {
                Legs.note(legs.mx, asked + " is unknown", standing.location());
            }
            return;
        }
        Recipient named = routes.named(asked, found.get());
        if (!seen.add(asked.folded()) || !asked.equals(named) && !seen.add(named.folded())) {
            return;
        }
        if (!found.get().extension().isEmpty() && ++extended > MOST) {
            Legs.note(legs.mx, asked + " leads back to itself, so mail is deferred", causeOf(asked));
            open.clear();
            return;
        }
        Address canonical = found.get().address();
        if (!asked.domain().equals(named.domain())) {
            Legs.note(legs.mx, asked + " → " + named + ": alias domain", causeOf(asked));
        } else if (!found.get().extension().isEmpty() || !asked.local().equals(canonical.local())) {
            Legs.note(legs.mx, asked + " is found as " + canonical, causeOf(asked));
        }
        Optional<Entry> entry = routes.entry(canonical);
        if (standing.answer() == Standing.Answer.DISABLED) {
            Legs.note(legs.mx, canonical + " is refused: " + standing.text(), standing.location());
        } else if (standing.answer() == Standing.Answer.DEFERRED) {
            Legs.note(legs.mx, canonical + " is deferred until its entry is mended", standing.location());
        } else if (entry.isPresent()) {
            expand(named, found.get(), entry.get());
        } else if (standing.isAccepted()) {
            arriveAt(named, routes.site().domain(canonical.domain()).orElseThrow());
        } else {
            unknown(canonical, standing);
        }
    }

    private Location causeOf(Recipient recipient) {
        return routes.site()
                .domain(recipient.domain())
                .map(Domain::location)
                .orElse(routes.site().settings().srs().location());
    }

    /** Why nobody has the address: often somebody had it. */
    private void unknown(Address address, Standing standing) {
        Account account = routes.site().accounts().get(address.local());
        if (account == null || !address.domain().equals(routes.site().primary())) {
            Legs.note(legs.mx, address + " is unknown", standing.location());
        } else {
            boolean retired = account.state() == Account.State.RETIRED;
            String why = retired ? "the account is retired" : "the account has no forward";
            Legs.note(legs.mx, address + " is unknown: " + why, account.location());
        }
    }

    private void expand(Recipient address, Routes.Found found, Entry entry) {
        List<Target> inside = routes.inside(entry);
        if (!inside.isEmpty()) {
            List<Recipient> next = routes.inside(entry, found);
            step(legs.mx, address, next, entry, inside);
            open.addAll(next);
        }
        List<Target> outside = routes.outside(entry);
        if (!outside.isEmpty()) {
            boolean whole = routes.site().hosts(Role.MX).stream().allMatch(Routes::isWhole);
            if (!whole) {
                Legs.note(
                        legs.mx,
                        address + " is handed to "
                                + routes.site().settings().srs().hosts(),
                        routes.site().settings().srs().location());
            }
            List<Recipient> next = routes.outside(entry, found);
            step(legs.srs, address, next, entry, outside);
            next.forEach(target -> arrivals.add(target.toString()));
        }
        entry.targets().stream()
                .filter(target -> !inside.contains(target) && !outside.contains(target))
                .forEach(target ->
                        Legs.note(legs.mx, target.address() + " is left out: it reaches nobody", target.location()));
    }

    private static void step(
            List<Trace.Step> steps, Recipient address, List<Recipient> next, Entry entry, List<Target> targets) {
        List<Location> causes = new ArrayList<>(List.of(entry.location()));
        targets.forEach(target -> causes.add(target.location()));
        String names = next.stream().map(Recipient::toString).collect(Collectors.joining(", "));
        steps.add(new Trace.Step(address + " → " + names + ": " + entry.kind().words(), causes));
    }

    private void leave(Address outside, Location cause) {
        legs.srs.add(new Trace.Step(outside + " is sent to its own MX hosts", List.of(cause)));
        arrivals.add(outside.toString());
    }

    private void arriveAt(Recipient address, Domain domain) {
        String why = domain.direct() ? "is the MX of " + domain.name() + " itself" : "serves " + domain.name();
        if (!domain.direct()) {
            Legs.note(legs.mx, address + " is handed to " + hosts(domain), domain.location());
        }
        for (DomainName host : domain.servedBy()) {
            legs.serving
                    .computeIfAbsent(host, key -> new ArrayList<>())
                    .add(new Trace.Step(address + ": " + host + " " + why, List.of(domain.location())));
            arrivals.add(address + " at " + host);
        }
    }

    private Trace.Step rewriting() {
        Settings.Srs settings = routes.site().settings().srs();
        String what = sender.map(
                        from -> from + " → SRS0=…=…=" + from.domain() + "=" + from.local() + "@" + settings.rewriteTo())
                .orElse("every sender but the empty one → …@" + settings.rewriteTo());
        return new Trace.Step("envelope sender: " + what, List.of(settings.location()));
    }

    private static String hosts(Domain domain) {
        return domain.servedBy().stream().map(DomainName::text).collect(Collectors.joining(", "));
    }

    /** The SRS hosts sign what an MX host marked: a From of ours that it could verify. */
    private void sign() {
        Set<DomainName> hosts = Set.copyOf(Legs.names(routes.site(), Role.SRS));
        for (DkimKey key : routes.site().dkimKeys()) {
            if (key.use() == DkimKey.Use.DKIM && key.signers().stream().anyMatch(hosts::contains)) {
                Legs.note(
                        legs.srs,
                        "a verified From of " + key.domain() + " is signed: selector " + key.selector(),
                        key.location());
            }
        }
    }
}
