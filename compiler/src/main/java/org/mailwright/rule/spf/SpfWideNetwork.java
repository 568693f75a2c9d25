package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.SpfResult;
import org.mailwright.flow.SpfTerm;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SPF record that lets a network pass that is too wide to be one's own (RFC 7208 section 11.1). */
public final class SpfWideNetwork implements Rule {
    public static final Kind KIND = Kind.warning("spf", "spf-wide-network").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Judged.of(evidence).stream()
                .flatMap(judged -> judged.record().reached().stream()
                        .filter(SpfWideNetwork::isFault)
                        .map(term -> Diagnostic.warning(
                                        KIND,
                                        judged.location(),
                                        "the SPF record of " + judged.owner() + " lets a wide network pass: "
                                                + term.text())
                                .advising("name the hosts, or the network that is wholly yours")))
                .toList();
    }

    private static boolean isFault(SpfTerm term) {
        boolean hosts = term.is(SpfTerm.Kind.A) || term.is(SpfTerm.Kind.MX);
        boolean wide = hosts
                ? isWide(term.ipv4Length(), WIDEST_IPV4) || isWide(term.ipv6Length(), WIDEST_IPV6)
                : term.range()
                        .filter(range -> isWide(range.length(), range.first().isIpv6() ? WIDEST_IPV6 : WIDEST_IPV4))
                        .isPresent();
        return wide && term.match() == SpfResult.PASS;
    }

    /** Everybody is another fault. */
    private static boolean isWide(int length, int widest) {
        return length > 0 && length < widest;
    }

    private static final int WIDEST_IPV4 = 24;
    private static final int WIDEST_IPV6 = 48;
}
