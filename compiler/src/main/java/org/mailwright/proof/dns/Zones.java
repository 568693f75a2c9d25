package org.mailwright.proof.dns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneFile;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.Site;
import org.mailwright.model.ZoneSettings;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;

/** Our zones as a resolver sees them: the emitted fragments and what is kept by hand. */
final class Zones {
    static final Kind RULE = ProofKinds.ZONE;
    private final Site site;
    private final AuthoritativeData data;
    private final Map<String, EmittedFile> fragments = new HashMap<>();

    private Zones(Site site) {
        this.site = site;
        this.data = AuthoritativeData.of(site.zones());
    }

    static Zones read(Site site, Emitted emitted, Faults faults) {
        Zones zones = new Zones(site);
        for (ZoneSettings zone : site.zones().values()) {
            String path = "zones/" + zone.name().fileName();
            emitted.file(path).ifPresent(fragment -> zones.addFragment(zone, fragment, faults));
            zones.data.addByHand(zone, ZoneFile.read(zone).value());
        }
        return zones;
    }

    private void addFragment(ZoneSettings zone, EmittedFile fragment, Faults faults) {
        String text = String.join("\n", fragment.lines()) + "\n";
        ZoneSettings emitted = new ZoneSettings(
                zone.name(),
                Optional.of(fragment.path()),
                Optional.of(text),
                zone.ttl(),
                zone.dnssec(),
                zone.location());
        Checked<ZoneFile> read = ZoneFile.read(emitted);
        for (Diagnostic fault : read.diagnostics()) {
            faults.add(RULE, fragment, fault.location().line(), fault.message(), List.of());
        }
        read.value().records().forEach(data::add);
        fragments.put(fragment.path(), fragment);
    }

    /** All of it, to be looked up. */
    Resolver resolver() {
        return new Resolver(data);
    }

    /** True when the name lies in a zone of ours. */
    boolean holds(String name) {
        return data.holds(name);
    }

    Stream<ZoneRecord> find(String name, RecordType type) {
        return data.at(name, type).stream();
    }

    /** The file to name in a finding about a name: the fragment that a record stands in, else that of the name's zone. */
    Optional<EmittedFile> fragment(String name) {
        return site.zoneOf(name)
                .flatMap(zone ->
                        Optional.ofNullable(fragments.get("zones/" + zone.name().fileName())));
    }

    /** The line of a record in a fragment; 0 where it stands in a hand-written zone. */
    int line(ZoneRecord record) {
        return fragments.containsKey(record.location().source())
                ? record.location().line()
                : 0;
    }
}
