package org.mailwright.source.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.kind.DnsKinds;
import org.mailwright.hiera.Value;
import org.mailwright.model.ZoneName;
import org.mailwright.model.ZoneSettings;

/** {@code zones} of mailwright.yaml: the zones we write records for, and their hand-written files. */
final class ZonesKey {
    private static final int TTL = 3600;

    private static final Syntax<ZoneName> NAME = new Syntax<>(
            DnsKinds.ZONE_NAME_SYNTAX,
            "the zone",
            ZoneName::parse,
            "write its name without a final dot, e.g. onion.example or 113.0.203.in-addr.arpa");

    private ZonesKey() {}

    static SortedMap<ZoneName, ZoneSettings> read(Reading reading, Optional<Value> zones) throws IOException {
        SortedMap<ZoneName, ZoneSettings> found = new TreeMap<>();
        for (Value.Mapping.Entry entry : Reading.entries(zones)) {
            Optional<ZoneName> name = reading.parsed(entry.key(), NAME);
            Optional<Value> zone = Optional.of(entry.value());
            Optional<Value> file = Reading.get(zone, "file");
            Optional<String> text = reading.file(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
            name.ifPresent(known -> found.put(
                    known,
                    new ZoneSettings(
                            known,
                            text.flatMap(any -> Reading.text(file)),
                            text,
                            Reading.whole(Reading.get(zone, "ttl"), TTL),
                            Reading.isTrue(Reading.get(zone, "dnssec")),
                            entry.key().location())));
        }
        return found;
    }
}
