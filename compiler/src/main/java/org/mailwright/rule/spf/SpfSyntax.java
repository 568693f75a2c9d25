package org.mailwright.rule.spf;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.SpfKinds;
import org.mailwright.flow.SpfRecord;
import org.mailwright.flow.SpfTerm;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A term of an SPF record that is none (RFC 7208 sections 4.6 and 12), or that is a modifier nobody knows by mistake. */
public final class SpfSyntax implements Rule {
    private static final String MECHANISM = "(?i)(a|mx|ptr|ip4|ip6|exists|include|all)=.*";

    @Override
    public Kind kind() {
        return SpfKinds.SYNTAX;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Diagnostic> findings = new ArrayList<>();
        for (Judged judged : Judged.of(evidence)) {
            for (SpfRecord.Fault fault : judged.record().faults()) {
                if (!fault.macro() && Glue.of(fault.term()).isEmpty()) {
                    findings.add(Diagnostic.error(
                                    SpfKinds.SYNTAX,
                                    judged.location(),
                                    "the SPF record of " + judged.owner() + " has \"" + fault.term() + "\": "
                                            + fault.reason())
                            .advising("mend the term: receivers take one bad term for a permanent error"));
                }
            }
            judged.record().terms().stream()
                    .filter(term -> term.is(SpfTerm.Kind.OTHER) && term.text().matches(MECHANISM))
                    .forEach(term -> findings.add(Diagnostic.warning(
                                    SpfKinds.SYNTAX,
                                    judged.location(),
                                    "the SPF record of " + judged.owner() + " has \"" + term.text()
                                            + "\", a modifier that nobody knows")
                            .advising("write a colon for the equals sign")));
        }
        return findings;
    }
}
