package org.mailwright.artefact.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.Notice;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.MailRecord;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneFile;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.Site;
import org.mailwright.model.ZoneName;
import org.mailwright.model.ZoneSettings;
import org.mailwright.route.Routes;

/**
 * The mail records of every zone of ours, forward and reverse, as master files to be {@code $INCLUDE}d (RFC 1035 section
 * 5). A record that stands in the hand-written zone already is left out: a second one would only differ in its TTL.
 */
public final class ZoneFragments {
    /** The directory of a compiled tree that holds the parts of zones. */
    public static final String DIRECTORY = "zones/";

    private final Site site;
    private final List<Zone> zones = new ArrayList<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    private ZoneFragments(Site site) {
        this.site = site;
        MailRecords records = MailRecords.of(site);
        findings.addAll(records.findings());
        Map<ZoneName, SortedMap<MailRecord, List<Location>>> byZone = byZone(records);
        Sameness sameness = new Sameness(() -> together(site, zones));
        for (ZoneSettings settings : site.zones().values()) {
            Checked<ZoneFile> file = ZoneFile.read(settings);
            findings.addAll(file.diagnostics());
            zones.add(new Zone(settings, file.value(), inside(byZone, settings), sameness));
        }
    }

    /** The records and the hand-written zones of a site, each read once. */
    public static ZoneFragments of(Site site) {
        return new ZoneFragments(site);
    }

    /** One file for each zone, by name. */
    public static List<Artefact> of(Routes routes) {
        return of(routes.site()).files();
    }

    /** As {@link #published()}. */
    public static AuthoritativeData published(Site site) {
        return of(site).published();
    }

    /** As {@link #conflicts()}. */
    public static List<Diagnostic> conflicts(Site site) {
        return of(site).conflicts();
    }

    /** One file for each zone, by name. */
    public List<Artefact> files() {
        return zones.stream().map(zone -> file(zone.settings(), zone)).toList();
    }

    /** What the name servers of our zones will answer: our records and those kept by hand; faults are not reported again. */
    public AuthoritativeData published() {
        AuthoritativeData data = AuthoritativeData.of(site.zones());
        for (Zone zone : zones) {
            data.addByHand(zone.settings(), zone.file());
            zone.ours().keySet().stream()
                    .filter(record -> !zone.stands(record))
                    .forEach(record -> data.add(published(zone, record)));
        }
        return data;
    }

    /**
     * What is wrong with our records, with the hand-written zones, and between the two: faults of syntax, and every
     * hand-written record that contradicts ours.
     */
    public List<Diagnostic> conflicts() {
        List<Diagnostic> all = new ArrayList<>(findings);
        zones.forEach(zone -> all.addAll(Conflicts.of(site, zone)));
        all.addAll(Targets.check(zones));
        return all.stream().sorted().toList();
    }

    private static Artefact file(ZoneSettings settings, Zone zone) {
        return Artefact.shared(DIRECTORY + settings.name().fileName(), Form.ZONE, lines -> {
            lines.line(Notice.SEMICOLON, settings.location());
            for (Map.Entry<MailRecord, List<Location>> record : zone.ours().entrySet()) {
                if (!zone.stands(record.getKey())) {
                    // onion.example. 3600 IN MX 10 mx-01.onion.example.
                    lines.line(record.getKey().line(zone.ttl(record.getKey())), record.getValue());
                }
            }
        });
    }

    /** All names, ours and those by hand, the ones that stand twice too. */
    private static Resolver together(Site site, List<Zone> zones) {
        AuthoritativeData data = AuthoritativeData.of(site.zones());
        for (Zone zone : zones) {
            data.addByHand(zone.settings(), zone.file());
            zone.ours().keySet().forEach(record -> data.add(published(zone, record)));
        }
        return new Resolver(data);
    }

    private static ZoneRecord published(Zone zone, MailRecord record) {
        return new ZoneRecord(
                record.owner().text(), record.type().name(), record.value(), zone.ttl(record), zone.cause(record));
    }

    private static Map<ZoneName, SortedMap<MailRecord, List<Location>>> byZone(MailRecords records) {
        Map<ZoneName, SortedMap<MailRecord, List<Location>>> zones = new TreeMap<>();
        records.all()
                .forEach((record, causes) -> records.zoneOf(record.owner().text())
                        .ifPresent(zone -> zones.computeIfAbsent(zone.name(), absent -> new TreeMap<>())
                                .put(record, causes)));
        return zones;
    }

    private static SortedMap<MailRecord, List<Location>> inside(
            Map<ZoneName, SortedMap<MailRecord, List<Location>>> zones, ZoneSettings zone) {
        return zones.getOrDefault(zone.name(), new TreeMap<>());
    }
}
