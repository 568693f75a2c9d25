package org.mailwright.rule.tls;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.artefact.dns.TlsEndpoint;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.ZoneSettings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** TLSA records that resolvers keep for more than a day: as long a new key must wait (RFC 7671 section 8.4). */
public final class TlsaTtl implements Rule {
    private static final long DAY = 86_400;
    /** What is longer is ttl-range's. */
    private static final long WEEK = 604_800;

    public static final Kind KIND = Kind.warning("tls", "tlsa-ttl").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Stream<Diagnostic> hand = TlsaLine.byHand(evidence)
                .filter(line -> line.record().ttl() > DAY && line.record().ttl() <= WEEK)
                .map(line -> finding(
                        line.record().location(), line.owner(), line.record().ttl()));
        return Stream.concat(hand, ours(evidence)).toList();
    }

    /** A zone's own TTL is that of the records we make. */
    private Stream<Diagnostic> ours(Evidence evidence) {
        List<ZoneSettings> slow = evidence.site().zones().values().stream()
                .filter(zone -> zone.ttl() > DAY)
                .toList();
        Set<ZoneSettings> keyed = slow.isEmpty()
                ? Set.of()
                : TlsEndpoint.of(evidence.site()).stream()
                        .filter(endpoint -> !endpoint.host().certificates().isEmpty())
                        .flatMap(endpoint -> evidence.names().zoneOf(endpoint.owner()).stream())
                        .collect(Collectors.toSet());
        return slow.stream()
                .filter(zone -> zone.dnssec() && keyed.contains(zone))
                .map(zone -> finding(zone.location(), zone.name().text(), zone.ttl()));
    }

    private Diagnostic finding(Location location, String name, long ttl) {
        return Diagnostic.warning(
                        KIND, location, "resolvers keep the TLSA records of " + name + " for " + ttl + " seconds")
                .advising("use 3600: a key must have been published for twice the time before it is used");
    }
}
