package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.SpfTerm;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Terms of an SPF record that nobody comes to: behind {@code all}, or {@code redirect} beside it. */
public final class SpfTermsAfterAll implements Rule {
    public static final Kind KIND = Kind.warning("spf", "spf-terms-after-all").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Judged.of(evidence).stream()
                .flatMap(judged -> judged.record().unreached().stream()
                        .filter(SpfTermsAfterAll::isFault)
                        .map(term -> Diagnostic.warning(
                                        KIND,
                                        judged.location(),
                                        "the SPF record of " + judged.owner() + " has " + term.text()
                                                + ", which is never read because of its all")
                                .advising("move the term in front of all, or delete it")))
                .toList();
    }

    private static boolean isFault(SpfTerm term) {
        return !term.is(SpfTerm.Kind.EXP);
    }
}
