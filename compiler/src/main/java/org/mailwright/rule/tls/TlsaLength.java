package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TLSA record whose data are too long or too short for their digest: they can equal nothing. */
public final class TlsaLength implements Rule {
    public static final Kind KIND = Kind.error("tls", "tlsa-length").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return TlsaLine.byHand(evidence)
                .filter(line -> line.isKnown() && !line.isWhole())
                .map(line -> Diagnostic.error(
                                KIND,
                                line.record().location(),
                                line.owner() + " has a TLSA record " + line.numbers() + " of "
                                        + line.data().length() + " hex digits, not "
                                        + line.digits().orElse(0))
                        .advising("write the whole digest: 64 digits for type 1, 128 for type 2"))
                .toList();
    }
}
