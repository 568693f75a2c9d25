package org.mailwright.proof.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.dns.ZoneFile;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.Site;
import org.mailwright.model.ZoneSettings;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;

/** Our zones as a resolver sees them: the emitted fragments and what is kept by hand. */
final class Zones {
    static final String RULE = "proof-zone";
    private final Site site;
    private final Map<String, List<ZoneRecord>> records = new HashMap<>();
    private final Map<String, EmittedFile> fragments = new HashMap<>();
    /** Node names by the dozen have the same record. */
    private final Map<String, List<SpfTerm>> terms = new HashMap<>();

    private final Map<String, Boolean> held = new HashMap<>();

    private Zones(Site site) {
        this.site = site;
    }

    static Zones read(Site site, Emitted emitted, Faults faults) {
        Zones zones = new Zones(site);
        for (ZoneSettings zone : site.zones().values()) {
            String path = "zones/" + zone.name().fileName();
            emitted.file(path).ifPresent(fragment -> zones.addFragment(zone, fragment, faults));
            ZoneFile.read(zone).value().records().forEach(zones::add);
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
        read.value().records().forEach(this::add);
        fragments.put(fragment.path(), fragment);
    }

    private void add(ZoneRecord record) {
        records.computeIfAbsent(record.owner(), owner -> new ArrayList<>()).add(record);
    }

    /** True when what is not here does not exist: the name lies in a zone of ours whose hand-written part is known too. */
    boolean holds(String name) {
        return held.computeIfAbsent(name, key -> site.zoneOf(key).isPresent());
    }

    Stream<ZoneRecord> find(String name, String type) {
        return records.getOrDefault(name, List.of()).stream()
                .filter(record -> record.type().equals(type));
    }

    /** The SPF records of a name (RFC 7208 section 4.5). */
    List<ZoneRecord> spf(String name) {
        return find(name, "TXT").filter(record -> isSpf(record.value())).toList();
    }

    List<SpfTerm> terms(String record) {
        return terms.computeIfAbsent(record, SpfTerm::parse);
    }

    private static boolean isSpf(String text) {
        return text.equalsIgnoreCase("v=spf1") || text.regionMatches(true, 0, "v=spf1 ", 0, 7);
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
