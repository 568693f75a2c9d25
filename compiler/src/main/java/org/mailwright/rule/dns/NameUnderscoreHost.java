package org.mailwright.rule.dns;

import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A host name with an underscore (RFC 952, RFC 1123 section 2.1): named refuses such zones, receivers such names. */
public final class NameUnderscoreHost implements Rule {
    private static final Set<String> HOSTS = Set.of("A", "AAAA", "MX");
    private static final Set<String> POINTING = Set.of("MX", "SRV", "NS", "PTR");

    public static final Kind KIND = Kind.error("dns", "name-underscore-host").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> !name(record).isEmpty())
                .map(record -> Diagnostic.error(
                                KIND,
                                record.location(),
                                name(record) + " is a host of a record of type " + record.type()
                                        + ", and host names have no underscore")
                        .advising("rename the host: the underscore is for names of services"))
                .toList();
    }

    /** The offending host name of a record, or nothing. */
    private static String name(ZoneRecord record) {
        if (HOSTS.contains(record.type()) && record.owner().contains("_")) {
            return record.owner();
        }
        boolean service = record.type().equals("PTR") && record.owner().contains("._");
        return POINTING.contains(record.type()) && record.target().contains("_") && !service ? record.target() : "";
    }
}
