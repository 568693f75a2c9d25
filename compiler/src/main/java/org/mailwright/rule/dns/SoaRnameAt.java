package org.mailwright.rule.dns;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A zone whose responsible person is written with an at sign: a mail address there is a name (RFC 1035 section 8). */
public final class SoaRnameAt implements Rule {
    private static final int RNAME = 1;

    public static final Kind KIND = Kind.error("dns", "soa-rname-at").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.type().equals("SOA"))
                .filter(record -> hostmaster(record).contains("@"))
                .map(record -> Diagnostic.error(
                                KIND,
                                record.location(),
                                "the zone " + record.owner() + " names its hostmaster with an at sign: "
                                        + hostmaster(record))
                        .advising("write a dot in its place: hostmaster." + record.owner() + "."))
                .toList();
    }

    private static String hostmaster(ZoneRecord record) {
        return record.value().split(" ")[RNAME].replace("\\@", "@");
    }
}
