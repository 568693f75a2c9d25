package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.flow.SpfTerm;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SPF record whose meaning hangs on the message, so that nobody can tell it beforehand (RFC 7208 section 7). */
public final class SpfMacro implements Rule {
    public static final Kind KIND = Kind.info("spf", "spf-macro").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Judged.of(evidence).stream()
                .flatMap(judged -> judged.record().reached().stream()
                        .filter(SpfMacro::isFault)
                        .map(term -> Diagnostic.info(
                                        KIND,
                                        judged.location(),
                                        "the SPF record of " + judged.owner() + " has " + term.text()
                                                + ", which cannot be judged without the message")
                                .advising("name the hosts by ip4 and ip6, which receivers need no look-up for")))
                .toList();
    }

    private static boolean isFault(SpfTerm term) {
        return term.hasMacros();
    }
}
