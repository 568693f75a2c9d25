package org.mailwright.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;

/** The SPF records of our zones, each read once: node names by the thousand have the same one. */
final class SpfRecords {
    private final Resolver names;
    private final Map<String, SpfRecord> read = new HashMap<>();

    SpfRecords(Resolver names) {
        this.names = names;
    }

    Resolver names() {
        return names;
    }

    /** The SPF records at a name (RFC 7208 section 4.5); its other text does not count. */
    Resolver.Answer at(String name) {
        Resolver.Answer text = names.find(name, RecordType.TXT);
        if (!text.is(Resolver.State.FOUND)) {
            return text;
        }
        List<ZoneRecord> records = text.records().stream()
                .filter(record -> SpfRecord.is(record.value()))
                .toList();
        return new Resolver.Answer(Resolver.State.FOUND, records);
    }

    SpfRecord read(String text) {
        return read.computeIfAbsent(text, SpfRecord::of);
    }
}
