package org.mailwright.rule.dns;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A time to live under a minute, which no cache helps with, or over a week, which outlives any correction. */
public final class TtlRange implements Rule {
    private static final long MINUTE = 60;
    private static final long WEEK = 604_800;

    public static final Kind KIND = Kind.warning("dns", "ttl-range").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Set<String> seen = new HashSet<>();
        return evidence.names().byHand().stream()
                .filter(record -> record.ttl() < MINUTE || record.ttl() > WEEK)
                .filter(record -> seen.add(record.location().source() + " " + record.owner() + " " + record.type()))
                .map(record -> Diagnostic.warning(
                                KIND,
                                record.location(),
                                record.owner() + " " + record.type() + " has a TTL of " + record.ttl() + " seconds")
                        .advising("choose a TTL from a minute to a week"))
                .toList();
    }
}
