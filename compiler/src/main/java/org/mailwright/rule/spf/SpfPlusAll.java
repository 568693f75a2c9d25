package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.SpfResult;
import org.mailwright.flow.SpfTerm;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SPF record that lets everybody pass (RFC 7208 section 5.1). */
public final class SpfPlusAll implements Rule {
    public static final Kind KIND = Kind.error("spf", "spf-plus-all").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Judged.of(evidence).stream()
                .flatMap(judged -> judged.record().reached().stream()
                        .filter(SpfPlusAll::isFault)
                        .map(term -> Diagnostic.error(
                                        KIND,
                                        judged.location(),
                                        "the SPF record of " + judged.owner() + " lets everybody pass: " + term.text())
                                .advising("write -all or ~all, and name the networks that send")))
                .toList();
    }

    private static boolean isFault(SpfTerm term) {
        boolean hosts = term.is(SpfTerm.Kind.A) || term.is(SpfTerm.Kind.MX);
        boolean all = term.is(SpfTerm.Kind.ALL)
                || term.range().filter(range -> range.length() == 0).isPresent()
                || hosts && Math.min(term.ipv4Length(), term.ipv6Length()) == 0;
        return all && term.match() == SpfResult.PASS;
    }
}
