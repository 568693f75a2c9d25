package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key whose strings do not join to a list of tags: there is nothing between them (RFC 6376 section 3.6.2.2). */
public final class DkimTxtSplit implements Rule {
    public static final Kind KIND = Kind.error("dkim", "dkim-txt-split").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.byHand(evidence).stream()
                .filter(KeyRecord::isSplit)
                .map(key -> finding(key)
                        .advising("write \"v=DKIM1; k=rsa; \" \"p=…\" \"…\": strings are joined with nothing between"))
                .toList();
    }

    /** Quotation marks are no part of a key, but verifiers that skip what is not base64 find it all the same. */
    private Diagnostic finding(KeyRecord key) {
        return key.record().value().indexOf('"') >= 0
                ? key.warning(KIND, key.name() + " has quotation marks in its text")
                : key.error(KIND, key.name() + " has no p=: the tag in front of it swallows it");
    }
}
