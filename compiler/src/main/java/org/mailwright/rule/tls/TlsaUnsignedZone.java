package org.mailwright.rule.tls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.ZoneSettings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** TLSA records kept by hand in a zone that is not signed: clients must pass them over (RFC 7672 section 2.2). */
public final class TlsaUnsignedZone implements Rule {
    public static final Kind KIND = Kind.warning("tls", "tlsa-unsigned-zone").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<ZoneSettings, List<TlsaLine>> unsigned = new LinkedHashMap<>();
        TlsaLine.byHand(evidence)
                .forEach(line -> evidence.names()
                        .zoneOf(line.owner())
                        .filter(zone -> !zone.dnssec())
                        .ifPresent(zone -> unsigned.computeIfAbsent(zone, absent -> new ArrayList<>())
                                .add(line)));
        return unsigned.entrySet().stream()
                .map(zone -> Diagnostic.warning(
                                KIND,
                                zone.getValue().get(0).record().location(),
                                "nobody believes the TLSA records of "
                                        + zone.getKey().name() + ", of which there are "
                                        + zone.getValue().size() + ": the zone is not signed")
                        .seeing(zone.getKey().location(), "the zone")
                        .advising("say dnssec: true where the zone is signed, else delete the records"))
                .toList();
    }
}
