package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.RuleSet;

/** TLS to us is asked for by MTA-STS or DANE, and nobody hears when it fails (RFC 8460 section 1). */
public final class TlsRptMissing implements Rule {
    @Override
    public String id() {
        return "tls-rpt-missing";
    }

    @Override
    public RuleSet set() {
        return RuleSet.STRICT;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Site site = evidence.site();
        AuthoritativeData names = evidence.names();
        Settings.MtaSts policy = site.settings().mtaSts();
        boolean asked = policy.mode() != Settings.MtaSts.Mode.NONE
                || names.all().anyMatch(record -> record.is(RecordType.TLSA));
        boolean missing = site.settings().tlsRpt().rua().isEmpty()
                && names.isWhole(site.primary().text())
                && names.at("_smtp._tls." + site.primary()).isEmpty();
        return asked && missing
                ? List.of(Diagnostic.info(
                                id(),
                                policy.location(),
                                "senders are told to use TLS with " + site.primary()
                                        + ", and not where to report that it fails")
                        .advising("set mailwright::tls_rpt: {rua: [\"mailto:tlsrpt@reports.example\"]}"))
                : List.of();
    }
}
