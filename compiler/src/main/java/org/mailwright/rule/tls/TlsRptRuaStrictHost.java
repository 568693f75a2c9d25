package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Reports that TLS to our MX hosts fails are sent to our MX hosts (RFC 8460 section 3). */
public final class TlsRptRuaStrictHost implements Rule {
    public static final Kind KIND =
            Kind.info("tls", "tls-rpt-rua-strict-host").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Settings.TlsRpt reports = evidence.site().settings().tlsRpt();
        boolean elsewhere = reports.rua().stream().anyMatch(uri -> !isOurs(evidence, uri));
        return elsewhere
                ? List.of()
                : reports.rua().stream()
                        .limit(1)
                        .map(uri -> Diagnostic.info(
                                        KIND,
                                        reports.location(),
                                        "TLS reports to " + uri + " come through the hosts they are about")
                                .advising("add an address of another organisation, or an https URI"))
                        .toList();
    }

    private static boolean isOurs(Evidence evidence, String uri) {
        return uri.startsWith("mailto:")
                && DomainName.parse(uri.substring(uri.lastIndexOf('@') + 1))
                        .value()
                        .flatMap(evidence.site()::domain)
                        .filter(Domain::isOurs)
                        .isPresent();
    }
}
