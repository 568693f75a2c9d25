package org.mailwright.rule.dmarc;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Reports that go to an address of ours that does not take them. */
public final class DmarcRuaUndeliverable implements Rule {
    public static final Kind KIND =
            Kind.error("dmarc", "dmarc-rua-undeliverable").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Report.inside(evidence).stream()
                .filter(report -> !evidence.routes().standing(report.mailbox()).isAccepted())
                .map(report -> report.policy()
                        .error(
                                KIND,
                                "reports of " + report.policy().domain() + " go to " + report.mailbox()
                                        + ", which takes no mail")
                        .advising("declare the address under mailwright::aliases or mailwright::forwards"))
                .toList();
    }
}
