package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.SpfTerm;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SPF record with {@code ptr}, which RFC 7208 section 5.5 tells not to publish. */
public final class SpfPtr implements Rule {
    public static final Kind KIND = Kind.warning("spf", "spf-ptr").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Judged.of(evidence).stream()
                .flatMap(judged -> judged.record().reached().stream()
                        .filter(SpfPtr::isFault)
                        .map(term -> Diagnostic.warning(
                                        KIND,
                                        judged.location(),
                                        "the SPF record of " + judged.owner() + " has " + term.text()
                                                + ", which receivers are slow to follow or ignore")
                                .advising("name the hosts by ip4 and ip6, or by a")))
                .toList();
    }

    private static boolean isFault(SpfTerm term) {
        return term.is(SpfTerm.Kind.PTR);
    }
}
