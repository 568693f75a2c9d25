package org.mailwright.rule.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An alias that leads in a circle, to a name that is not there, or over several others (RFC 1034 section 3.6.2). */
public final class CnameChain implements Rule {
    /** Aliases in a row that are still nothing to speak of. */
    private static final int SHORT = 1;

    public static final Kind KIND = Kind.warning("dns", "cname-chain").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.CNAME))
                .flatMap(record -> fault(evidence.names(), record).stream()
                        .map(fault -> Diagnostic.warning(KIND, record.location(), record.owner() + " " + fault)
                                .advising("let the alias name a host with addresses")))
                .toList();
    }

    private static Optional<String> fault(AuthoritativeData names, ZoneRecord alias) {
        List<String> way = new ArrayList<>(List.of(alias.owner()));
        String name = alias.target();
        while (!way.contains(name)) {
            way.add(name);
            List<ZoneRecord> next = names.at(name, RecordType.CNAME);
            if (next.isEmpty()) {
                boolean dangling = names.isWhole(name) && names.at(name).isEmpty() && !hasWildcard(names, name);
                if (dangling) {
                    return Optional.of("is an alias of " + name + ", which is not there");
                }
                return way.size() - 1 > SHORT + 1
                        ? Optional.of("is an alias over several others: " + String.join(" → ", way))
                        : Optional.empty();
            }
            name = next.get(0).target();
        }
        way.add(name);
        return Optional.of("is an alias in a circle: " + String.join(" → ", way));
    }

    /** True when a wildcard may answer for the name (RFC 4592), or names stand below it. */
    private static boolean hasWildcard(AuthoritativeData names, String name) {
        int dot = name.indexOf('.');
        while (dot >= 0) {
            String above = name.substring(dot + 1);
            if (!names.at("*." + above).isEmpty()) {
                return true;
            }
            dot = name.indexOf('.', dot + 1);
        }
        return false;
    }
}
