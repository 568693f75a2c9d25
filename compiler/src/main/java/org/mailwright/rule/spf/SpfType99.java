package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A record of the type SPF (99), which nobody asks for any more (RFC 7208 section 3.1). */
public final class SpfType99 implements Rule {
    public static final Kind KIND = Kind.warning("spf", "spf-type99").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.type().equals("SPF"))
                .map(record -> Diagnostic.warning(
                                KIND,
                                record.location(),
                                record.owner() + " has a record of the type SPF, which receivers do not ask for")
                        .advising("delete the line: SPF records are of the type TXT"))
                .toList();
    }
}
