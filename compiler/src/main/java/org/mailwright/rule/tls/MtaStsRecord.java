package org.mailwright.rule.tls;

import java.util.List;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written MTA-STS record that senders pass over, and with it the policy (RFC 8461 section 3.1). */
public final class MtaStsRecord implements Rule {
    private static final PolicyRecords RECORDS = new PolicyRecords(
            "_mta-sts.", Pattern.compile("v=STSv1[ \\t]*;[ \\t]*id=[A-Za-z0-9]{1,32}[ \\t]*(;.*)?"), "MTA-STS");

    public static final Kind KIND = Kind.error("tls", "mta-sts-record").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return RECORDS.check(
                evidence,
                (record, fault) -> Diagnostic.error(KIND, record.location(), fault)
                        .advising(
                                "write one record v=STSv1; id=20261115 with at most 32 letters and digits as the id"));
    }
}
