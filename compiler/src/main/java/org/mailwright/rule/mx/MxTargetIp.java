package org.mailwright.rule.mx;

import java.util.List;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written MX record with an address where a host name belongs (RFC 1035 section 3.3.9). */
public final class MxTargetIp implements Rule {
    /** In front, because without a final dot the origin follows it. */
    private static final Pattern ADDRESS = Pattern.compile("^[0-9]{1,3}(\\.[0-9]{1,3}){3}(\\.|$)");

    public static final Kind KIND = Kind.error("mx", "mx-target-ip").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX)
                        && ADDRESS.matcher(record.target()).find())
                .map(record -> Diagnostic.error(
                                KIND,
                                record.location(),
                                "the MX of " + record.owner() + " names an address, which resolves as the host name "
                                        + record.target())
                        .advising("name the host that has the address"))
                .toList();
    }
}
