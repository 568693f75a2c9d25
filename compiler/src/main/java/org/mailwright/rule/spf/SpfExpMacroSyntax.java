package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.SpfRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A macro of an SPF record that is none (RFC 7208 section 7.1). */
public final class SpfExpMacroSyntax implements Rule {
    public static final Kind KIND = Kind.error("spf", "spf-exp-macro-syntax").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Judged.of(evidence).stream()
                .flatMap(judged -> judged.record().faults().stream()
                        .filter(SpfRecord.Fault::macro)
                        .map(fault -> Diagnostic.error(
                                        KIND,
                                        judged.location(),
                                        "the SPF record of " + judged.owner() + " has \"" + fault.term() + "\": "
                                                + fault.reason())
                                .advising("write %{i}, %{d} and the like, and %% for a percent sign")))
                .toList();
    }
}
