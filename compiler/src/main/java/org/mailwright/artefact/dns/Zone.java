package org.mailwright.artefact.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.MailRecord;
import org.mailwright.dns.ZoneFile;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.ZoneSettings;

/** A zone with what is kept by hand in it and what we add. */
final class Zone {
    private final ZoneSettings settings;
    private final ZoneFile file;
    private final SortedMap<MailRecord, List<Location>> ours;
    private final Sameness sameness;
    private final Map<String, List<MailRecord>> oursByOwner = new HashMap<>();
    private final Map<String, List<ZoneRecord>> handByOwner = new HashMap<>();

    Zone(ZoneSettings settings, ZoneFile file, SortedMap<MailRecord, List<Location>> ours, Sameness sameness) {
        this.sameness = sameness;
        this.settings = settings;
        this.file = file;
        this.ours = ours;
        ours.keySet()
                .forEach(record -> oursByOwner
                        .computeIfAbsent(record.owner().text(), absent -> new ArrayList<>())
                        .add(record));
        hand().forEach(record -> handByOwner
                .computeIfAbsent(record.owner(), absent -> new ArrayList<>())
                .add(record));
    }

    ZoneSettings settings() {
        return settings;
    }

    ZoneFile file() {
        return file;
    }

    /** Our records and the inputs they come from, in the order of the zone. */
    SortedMap<MailRecord, List<Location>> ours() {
        return ours;
    }

    List<MailRecord> ours(String owner) {
        return oursByOwner.getOrDefault(owner, List.of());
    }

    /** The hand-written records within the zone, in the order of the file. */
    Stream<ZoneRecord> hand() {
        return file.records().stream().filter(record -> settings.name().contains(record.owner()));
    }

    List<ZoneRecord> hand(String owner) {
        return handByOwner.getOrDefault(owner, List.of());
    }

    /** Where a record of ours comes from. */
    Location cause(MailRecord record) {
        return ours.getOrDefault(record, List.of(settings.location())).get(0);
    }

    /** The time to live of a record of ours: one RRset has one (RFC 2181 section 5.2), and by hand it may have begun. */
    long ttl(MailRecord record) {
        return hand(record.owner().text()).stream()
                .filter(hand -> hand.is(record.type()))
                .map(ZoneRecord::ttl)
                .findFirst()
                .orElse((long) settings.ttl());
    }

    /** True when the record is in the hand-written zone already. */
    boolean stands(MailRecord record) {
        return hand(record.owner().text()).stream().anyMatch(hand -> sameness.test(record, hand));
    }

    /** True when a hand-written record says what one of ours says. */
    boolean agrees(ZoneRecord hand) {
        return ours(hand.owner()).stream().anyMatch(record -> sameness.test(record, hand));
    }
}
