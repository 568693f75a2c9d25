package org.mailwright.artefact.dns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.DnsKinds;
import org.mailwright.dns.MailRecord;
import org.mailwright.dns.OwnerName;
import org.mailwright.dns.RecordType;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.model.ZoneSettings;

/** Every record that the site's mail needs in its own zones, each once, with the inputs it comes from. */
final class MailRecords {
    private final Site site;
    private final NavigableMap<MailRecord, List<Location>> causes = new TreeMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Map<String, Optional<ZoneSettings>> zoneOfOwner = new HashMap<>();

    private MailRecords(Site site) {
        this.site = site;
    }

    static MailRecords of(Site site) {
        MailRecords records = new MailRecords(site);
        MxSets.addTo(records);
        SpfRecords.addTo(records);
        DmarcRecords.addTo(records);
        DkimRecords.addTo(records);
        TlsaRecords.addTo(records);
        SrvRecords.addTo(records);
        AddressRecords.addTo(records);
        TransportSecurity.addTo(records);
        WebName.addTo(records);
        PtrRecords.addTo(records);
        records.dropUnfitAliases();
        return records;
    }

    Site site() {
        return site;
    }

    /** The records in the order of a zone. */
    SortedMap<MailRecord, List<Location>> all() {
        return Collections.unmodifiableSortedMap(causes);
    }

    /** What is wrong with the records themselves. */
    List<Diagnostic> findings() {
        return List.copyOf(findings);
    }

    void report(Diagnostic finding) {
        findings.add(finding);
    }

    /** Adds a record when its owner lies in a zone of ours: other zones are not ours to write. */
    void add(String owner, Location cause, Function<OwnerName, MailRecord> record) {
        if (zoneOf(owner).isEmpty()) {
            return;
        }
        Parsed<OwnerName> name = OwnerName.parse(owner);
        if (name.value().isEmpty()) {
            report(Diagnostic.error(
                            DnsKinds.NAME_LENGTH, cause, "no record can be made for " + owner + ": " + name.reason())
                    .advising("use shorter names"));
            return;
        }
        List<Location> known = causes.computeIfAbsent(record.apply(name.orElseThrow()), absent -> new ArrayList<>());
        if (!known.contains(cause)) {
            known.add(cause);
        }
    }

    /** The zone of ours that holds an owner. */
    Optional<ZoneSettings> zoneOf(String owner) {
        return zoneOfOwner.computeIfAbsent(owner, name -> site.zoneOf(name.toLowerCase(Locale.ROOT)));
    }

    /** The hosts with a role that take new work; all of them when every one is being emptied, since none would lose mail. */
    static List<Host> active(List<Host> hosts) {
        List<Host> active = hosts.stream().filter(host -> !host.isDraining()).toList();
        return active.isEmpty() ? hosts : active;
    }

    List<Host> active(Role role) {
        return active(site.hosts(role));
    }

    /** An alias excludes all else at its name (RFC 1034 section 3.6.2): a server would refuse the whole zone. */
    private void dropUnfitAliases() {
        for (MailRecord record : List.copyOf(causes.keySet())) {
            Optional<MailRecord> other = record.type() == RecordType.CNAME ? beside(record) : Optional.empty();
            if (other.isPresent()) {
                report(Diagnostic.error(
                                DnsKinds.CNAME_OTHER_DATA,
                                cause(record),
                                record.owner() + " would be an alias of " + record.value() + " beside its "
                                        + other.get().type() + " record")
                        .seeing(cause(other.get()), "the other record comes from here")
                        .advising("give one of the two another name"));
                causes.remove(record);
            }
        }
    }

    private Location cause(MailRecord record) {
        return causes.getOrDefault(record, List.of(site.location())).get(0);
    }

    /** Another record at the owner: in the order of a zone they stand together. */
    private Optional<MailRecord> beside(MailRecord record) {
        return Stream.of(Optional.ofNullable(causes.lowerKey(record)), Optional.ofNullable(causes.higherKey(record)))
                .flatMap(Optional::stream)
                .filter(other -> other.owner().equals(record.owner()))
                .findFirst();
    }
}
