package org.mailwright.dns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.model.ZoneName;
import org.mailwright.model.ZoneSettings;

/**
 * What the name servers of our zones answer (RFC 9499 section 7): the records made from the inputs and those kept by hand.
 * Names are in lower case without final dot. A record from the inputs has the first of them as its location.
 */
public final class AuthoritativeData {
    private final Map<ZoneName, ZoneSettings> zones;
    private final Map<ZoneName, Boolean> whole = new HashMap<>();
    /** Of each name a record is there once; it may have tens of thousands. */
    private final Map<String, Set<ZoneRecord>> byOwner = new LinkedHashMap<>();

    private final List<ZoneRecord> byHand = new ArrayList<>();
    private final Map<String, Boolean> held = new HashMap<>();

    private AuthoritativeData(Map<ZoneName, ZoneSettings> zones) {
        this.zones = zones;
    }

    /** The zones without a record in them. */
    public static AuthoritativeData of(Map<ZoneName, ZoneSettings> zones) {
        return new AuthoritativeData(zones);
    }

    /** Adds a record that is made from the inputs. */
    public void add(ZoneRecord record) {
        byOwner.computeIfAbsent(record.owner(), absent -> new LinkedHashSet<>()).add(record);
    }

    /** Adds what is kept by hand in a zone. */
    public void addByHand(ZoneSettings zone, ZoneFile file) {
        whole.put(zone.name(), zone.text().isPresent() && file.whole());
        file.records().forEach(record -> {
            add(record);
            byHand.add(record);
        });
    }

    /** All records, in the order they were added. */
    public Stream<ZoneRecord> all() {
        return byOwner.values().stream().flatMap(Set::stream);
    }

    /** The records kept by hand, in the order of their files. */
    public List<ZoneRecord> byHand() {
        return Collections.unmodifiableList(byHand);
    }

    /** The records of a name, of every type. */
    public List<ZoneRecord> at(String name) {
        return List.copyOf(byOwner.getOrDefault(name, Set.of()));
    }

    /** The records of a name and type; an alias is not followed. */
    public List<ZoneRecord> at(String name, RecordType type) {
        return byOwner.getOrDefault(name, Set.of()).stream()
                .filter(record -> record.is(type))
                .toList();
    }

    /** The zone of ours that a name lies in: the one with the longest apex. */
    public Optional<ZoneSettings> zoneOf(String name) {
        return zones.values().stream()
                .filter(zone -> zone.name().contains(name))
                .reduce((a, b) -> b.name().text().length() > a.name().text().length() ? b : a);
    }

    /** True for a name in a zone of ours that is not delegated away (RFC 1034 section 4.2.1). */
    public boolean holds(String name) {
        return held.computeIfAbsent(name, this::isOurs);
    }

    /** True when what is not here does not exist: the name is held, and the zone's whole hand-written part is known. */
    public boolean isWhole(String name) {
        return holds(name)
                && zoneOf(name)
                        .filter(zone -> whole.getOrDefault(zone.name(), false))
                        .isPresent();
    }

    private boolean isOurs(String name) {
        Optional<ZoneSettings> zone = zoneOf(name);
        if (zone.isEmpty()) {
            return false;
        }
        String apex = zone.get().name().text();
        for (String above = name; !above.equals(apex); above = above.substring(above.indexOf('.') + 1)) {
            if (byOwner.getOrDefault(above, Set.of()).stream()
                    .anyMatch(record -> record.type().equals("NS"))) {
                return false;
            }
        }
        return true;
    }
}
