package org.mailwright.rule.dmarc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Reports of one organisation that go to another one of ours, which does not say that it takes them (RFC 9990). */
public final class DmarcRuaExternalUnauthorised implements Rule {
    public static final Kind KIND =
            Kind.error("dmarc", "dmarc-rua-external-unauthorised").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Set<String> seen = new HashSet<>();
        return Report.all(evidence)
                .filter(report -> isMissing(evidence.names(), report))
                .filter(report -> seen.add(consent(report)))
                .map(report -> report.policy()
                        .error(
                                KIND,
                                "reports of " + report.policy().domain() + " are not sent to " + report.mailbox() + ": "
                                        + consent(report) + " is missing")
                        .advising("declare the domain under mailwright::domains, or add " + consent(report)
                                + ". TXT \"v=DMARC1\""))
                .toList();
    }

    /** Outside our zones it cannot be known. */
    private static boolean isMissing(AuthoritativeData names, Report report) {
        String from = PolicyRecord.organisation(names, report.policy().domain());
        String to = PolicyRecord.organisation(names, report.mailbox().domain().text());
        String any = "*._report._dmarc." + report.mailbox().domain();
        return !from.equals(to)
                && names.isWhole(consent(report))
                && Stream.of(consent(report), any)
                        .flatMap(name -> names.at(name).stream())
                        .noneMatch(record -> record.is(RecordType.CNAME) || PolicyRecord.is(record.value()));
    }

    private static String consent(Report report) {
        return report.policy().domain() + "._report._dmarc." + report.mailbox().domain();
    }
}
