package org.mailwright.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.IpAddress;

/** Judges clients by the SPF records of our zones, as receivers do (RFC 7208). */
public final class Spf {
    private final SpfRecords records;
    /** A record without look-ups gives an address the same result at every name. */
    private final Map<Judged, SpfResult> plain = new HashMap<>();

    private record Judged(String record, IpAddress client) {}

    /** Judges by what these names hold. */
    public Spf(Resolver names) {
        this.records = new SpfRecords(names);
    }

    /** The names it asks for. */
    public Resolver names() {
        return records.names();
    }

    /** The SPF records at a name; more than one is a permanent error. */
    public List<ZoneRecord> published(String name) {
        return records.at(name).records();
    }

    /** A record, read once. */
    public SpfRecord read(ZoneRecord record) {
        return records.read(record.value());
    }

    /** The result of check_host(). */
    public SpfResult check(SpfSession session) {
        List<ZoneRecord> published = published(session.domain());
        if (published.size() == 1 && records.read(published.get(0).value()).isPlain()) {
            return plain.computeIfAbsent(
                    new Judged(published.get(0).value(), session.client()),
                    absent -> new SpfEvaluation(records, session).check());
        }
        return new SpfEvaluation(records, session).check();
    }

    /** The result for whoever sends from a domain. */
    public SpfResult check(IpAddress client, String domain) {
        return check(SpfSession.of(client, domain));
    }
}
