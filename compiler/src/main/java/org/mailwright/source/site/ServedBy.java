package org.mailwright.source.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.RoutingKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Value;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;

/** {@code served_by} of a domain: the hosts that keep its mail. */
final class ServedBy {
    private final Reading reading;
    private final SortedMap<DomainName, Host> hosts;
    private final DomainName domain;
    private final boolean direct;

    ServedBy(Reading reading, SortedMap<DomainName, Host> hosts, DomainName domain, boolean direct) {
        this.reading = reading;
        this.hosts = hosts;
        this.domain = domain;
        this.direct = direct;
    }

    /** Hosts by name, or all that have a role; less those whose files keep no mail. */
    List<DomainName> read(Optional<Value> value) {
        List<DomainName> names = named(value).stream().distinct().toList();
        List<Host> without = names.stream()
                .flatMap(name -> Optional.ofNullable(hosts.get(name)).stream())
                .filter(host -> !keepsMail(host))
                .toList();
        List<DomainName> keeping = names.stream()
                .filter(name -> without.stream().noneMatch(host -> host.name().equals(name)))
                .toList();
        if (!without.isEmpty()) {
            keepsNone(value.orElseThrow().location(), without, keeping);
        }
        return keeping;
    }

    /** A host without a role has no files of ours: what takes its mail is not known here. */
    private static boolean keepsMail(Host host) {
        return host.roles().isEmpty() || host.is(Role.SENDER) || host.is(Role.LISTS);
    }

    private void keepsNone(Location at, List<Host> without, List<DomainName> keeping) {
        String names = without.stream().map(host -> host.name().text()).collect(Collectors.joining(" and "));
        String keep = without.size() == 1 ? " keeps no mail" : " keep no mail";
        if (direct || without.stream().anyMatch(host -> !host.is(Role.MX))) {
            reading.error(
                    RoutingKinds.SERVED_HOST_KEEPS_NO_MAIL,
                    at,
                    names + keep + ", so mail for " + domain + " would be refused there",
                    "name the host that keeps it, or give this one the role sender (its own mailboxes) or lists (Mailman)");
        } else if (keeping.isEmpty()) {
            reading.report(Diagnostic.warning(
                            RoutingKinds.SERVED_HOST_KEEPS_NO_MAIL,
                            at,
                            names + keep + ": of " + domain
                                    + " only declared addresses are taken, and 550 is the answer to all others")
                    .advising("to have it so, declare each address, e.g. info@" + domain
                            + ": alice, and ignore this finding; else name the host that keeps the domain's mail, or write"
                            + " alias_of if it repeats the addresses of another domain"));
        } else {
            reading.report(Diagnostic.warning(
                            RoutingKinds.SERVED_HOST_KEEPS_NO_MAIL,
                            at,
                            names + keep + ": mail for " + domain + " goes to "
                                    + keeping.stream().map(DomainName::text).collect(Collectors.joining(" and "))
                                    + " alone")
                    .advising("name these alone"));
        }
    }

    private List<DomainName> named(Optional<Value> value) {
        List<DomainName> names = new ArrayList<>();
        for (Value item : Reading.items(value)) {
            String word = Reading.text(Optional.of(item)).orElse("");
            Parsed<DomainName> name = DomainName.parse(word);
            if (name.value().isPresent() && !hosts.containsKey(name.orElseThrow())) {
                notInInventory(item, word);
            } else {
                List<DomainName> found = hostsOf(reading, hosts, item);
                names.addAll(found);
                if (found.isEmpty() && isRole(word)) {
                    nobodyServes(item, word);
                }
            }
        }
        return names;
    }

    private void notInInventory(Value item, String word) {
        String near = DidYouMean.of(
                        word, hosts.keySet().stream().map(DomainName::text).toList())
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse("name a host that is there, or add its facts to the inventory");
        reading.error(
                RoutingKinds.RELAY_HOST_NOT_IN_INVENTORY,
                item.location(),
                "mail for " + domain + " is to go to " + word + ", which is no host of the inventory",
                near);
    }

    private void nobodyServes(Value item, String word) {
        String message = "no host has the role " + word + ", so ";
        String remedy = "give a host that role, or remove the domain";
        if (direct) {
            reading.report(Diagnostic.warning(
                            RoutingKinds.DOMAIN_SERVED_NO_MX, item.location(), message + domain + " has no MX")
                    .advising(remedy));
        } else {
            reading.error(
                    RoutingKinds.RELAY_HOST_NOT_IN_INVENTORY,
                    item.location(),
                    message + "mail for " + domain + " has nowhere to go",
                    remedy);
        }
    }

    private static boolean isRole(String word) {
        return Stream.of(Role.values()).anyMatch(role -> role.word().equals(word));
    }

    /** The hosts that a role or a host name stands for; neither is an error. */
    static List<DomainName> hostsOf(Reading reading, SortedMap<DomainName, Host> hosts, Value item) {
        String word = Reading.text(Optional.of(item)).orElse("");
        for (Role role : Role.values()) {
            if (role.word().equals(word)) {
                return hosts.values().stream()
                        .filter(host -> host.is(role))
                        .map(Host::name)
                        .toList();
            }
        }
        Parsed<DomainName> name = DomainName.parse(word);
        if (name.value().isPresent() && hosts.containsKey(name.orElseThrow())) {
            return List.of(name.orElseThrow());
        }
        reading.error(
                SiteKinds.HOST_UNKNOWN_ROLE,
                item.location(),
                "\"" + word + "\" is neither a role nor a host of the inventory",
                DidYouMean.remedy(
                        word,
                        Stream.concat(
                                        Stream.of(Role.values()).map(Role::word),
                                        hosts.keySet().stream().map(DomainName::text))
                                .toList(),
                        "write a role (mx, srs, submission, relay, lists, sender) or a host's full name"));
        return List.of();
    }
}
