package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.flow.Spf;
import org.mailwright.flow.SpfTerm;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SPF record that includes, or leads to, a name of ours without one (RFC 7208 sections 5.2 and 6.1). */
public final class SpfIncludeMissingSpf implements Rule {
    public static final Kind KIND = Kind.error("spf", "spf-include-missing-spf").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Spf spf = Judged.spf(evidence);
        return Judged.of(evidence).stream()
                .flatMap(judged -> judged.record().reached().stream()
                        .filter(term -> term.is(SpfTerm.Kind.INCLUDE) || term.is(SpfTerm.Kind.REDIRECT))
                        .filter(term -> term.plainTarget(judged.owner())
                                .filter(target -> lacks(evidence, spf, target))
                                .isPresent())
                        .map(term -> Diagnostic.error(
                                        KIND,
                                        judged.location(),
                                        "the SPF record of " + judged.owner() + " has " + term.text()
                                                + ", and there is no SPF record")
                                .advising("delete the term, or publish the record it speaks of")))
                .toList();
    }

    private static boolean lacks(Evidence evidence, Spf spf, String name) {
        return evidence.names().isWhole(name)
                && !spf.names().find(name, RecordType.TXT).is(Resolver.State.UNKNOWN)
                && spf.published(name).isEmpty();
    }
}
