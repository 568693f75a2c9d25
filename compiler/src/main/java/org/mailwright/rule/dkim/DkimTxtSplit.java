package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key whose strings do not join to a list of tags: there is nothing between them (RFC 6376 section 3.6.2.2). */
public final class DkimTxtSplit implements Rule {
    @Override
    public String id() {
        return "dkim-txt-split";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.byHand(evidence).stream()
                .filter(KeyRecord::isSplit)
                .map(key -> key.error(id(), key.name() + fault(key))
                        .advising("write \"v=DKIM1; k=rsa; \" \"p=…\" \"…\": strings are joined with nothing between"))
                .toList();
    }

    private static String fault(KeyRecord key) {
        return key.record().value().indexOf('"') >= 0
                ? " has quotation marks in its text"
                : " has no p=: the tag in front of it swallows it";
    }
}
