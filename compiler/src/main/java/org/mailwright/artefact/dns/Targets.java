package org.mailwright.artefact.dns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.DnsKinds;
import org.mailwright.diagnostic.kind.MxKinds;
import org.mailwright.dns.MailRecord;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;

/** Names that MX and SRV records point to: each needs an address and must be no alias (RFC 2181 section 10.3, RFC 2782). */
final class Targets {
    private final Collection<Zone> zones;
    private final Map<String, ZoneRecord> aliases = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    private Targets(Collection<Zone> zones) {
        this.zones = zones;
        zones.forEach(zone -> zone.hand()
                .filter(record -> record.is(RecordType.CNAME))
                .forEach(record -> aliases.putIfAbsent(record.owner(), record)));
    }

    static List<Diagnostic> check(Collection<Zone> zones) {
        Targets targets = new Targets(zones);
        zones.forEach(zone -> {
            zone.ours().forEach((record, causes) -> targets.checkOurs(record, causes.get(0)));
            zone.hand().forEach(targets::checkHand);
        });
        return targets.findings;
    }

    private void checkOurs(MailRecord record, Location cause) {
        String target = target(record.value());
        String type = record.type().name();
        if (!points(type) || target.isEmpty() || !done.add(type + " " + target)) {
            return;
        }
        ZoneRecord alias = aliases.get(target);
        if (alias != null) {
            // The alias is the operator's line; our record follows from the host's name.
            findings.add(
                    alias(type, alias.location(), record.owner().text(), target).seeing(cause, "the host"));
            return;
        }
        zoneOf(target)
                .filter(zone -> lacksAddress(zone, target))
                .ifPresent(zone -> findings.add(Diagnostic.error(
                                missing(type),
                                Location.file(zone.settings().file().orElse("")),
                                "the " + type + " target " + target + " has no address in the zone "
                                        + zone.settings().name())
                        .seeing(cause, "the host")
                        .advising("add its A and AAAA records, or set mailwright::dns: {addresses: true}")));
    }

    private void checkHand(ZoneRecord record) {
        String target = record.target();
        if (!points(record.type()) || target.isEmpty()) {
            return;
        }
        ZoneRecord alias = aliases.get(target);
        if (alias != null) {
            findings.add(alias(record.type(), record.location(), record.owner(), target)
                    .seeing(alias.location(), "the alias"));
        } else if (zoneOf(target).filter(zone -> isAbsent(zone, target)).isPresent()) {
            findings.add(Diagnostic.error(
                            missing(record.type()),
                            record.location(),
                            "the " + record.type() + " target " + target + " of " + record.owner() + " has no address")
                    .advising(near(target)
                            .map(name -> "did you mean " + name + "?")
                            .orElse("add its A and AAAA records, or name another host")));
        }
    }

    /** A name without an address, where the text is not another mistake: an address, or a name without its final dot. */
    private boolean isAbsent(Zone zone, String target) {
        String apex = zone.settings().name().text();
        String below = target.equals(apex) ? "" : target.substring(0, target.length() - apex.length() - 1);
        boolean another = below.equals(apex) || below.endsWith("." + apex) || below.matches("[0-9.]+");
        return !another && done.add("hand " + target) && lacksAddress(zone, target);
    }

    private Optional<String> near(String target) {
        return DidYouMean.of(
                target,
                zones.stream()
                        .flatMap(Zone::hand)
                        .filter(record -> record.is(RecordType.A) || record.is(RecordType.AAAA))
                        .map(ZoneRecord::owner)
                        .distinct()
                        .toList());
    }

    private static Kind missing(String type) {
        return type.equals("MX") ? MxKinds.TARGET_MISSING_ADDRESS : DnsKinds.SRV_TARGET_MISSING;
    }

    private static Diagnostic alias(String type, Location location, String owner, String target) {
        return Diagnostic.error(
                        type.equals("MX") ? MxKinds.TARGET_CNAME : DnsKinds.SRV_TARGET_CNAME,
                        location,
                        "the " + type + " target " + target + " of " + owner + " is an alias")
                .advising("give the name addresses of its own, or point to the name behind the alias");
    }

    private static boolean points(String type) {
        return type.equals("MX") || type.equals("SRV");
    }

    /** The last field without its final dot; empty for a null MX. */
    private static String target(String value) {
        String name = value.substring(value.lastIndexOf(' ') + 1);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private Optional<Zone> zoneOf(String name) {
        return zones.stream()
                .filter(zone -> zone.settings().name().contains(name))
                .reduce((a, b) -> b.settings().name().text().length()
                                > a.settings().name().text().length()
                        ? b
                        : a);
    }

    private static boolean lacksAddress(Zone zone, String name) {
        boolean known = zone.file().whole() && zone.settings().file().isPresent();
        return known
                && zone.hand(name).stream().noneMatch(record -> record.is(RecordType.A) || record.is(RecordType.AAAA))
                && zone.ours(name).stream()
                        .noneMatch(record -> record.type() == RecordType.A || record.type() == RecordType.AAAA);
    }
}
