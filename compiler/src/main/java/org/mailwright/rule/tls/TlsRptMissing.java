package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** TLS to us is asked for by MTA-STS or DANE, and nobody hears when it fails (RFC 8460 section 1). */
public final class TlsRptMissing implements Rule {
    public static final Kind KIND = Kind.info("tls", "tls-rpt-missing").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
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
                                KIND,
                                policy.location(),
                                "senders are told to use TLS with " + site.primary()
                                        + ", and not where to report that it fails")
                        .advising("set mailwright::tls_rpt: {rua: [\"mailto:tlsrpt@reports.example\"]}"))
                : List.of();
    }
}
