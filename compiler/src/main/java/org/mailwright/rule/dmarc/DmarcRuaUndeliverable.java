package org.mailwright.rule.dmarc;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Reports that go to an address of ours that does not take them. */
public final class DmarcRuaUndeliverable implements Rule {
    @Override
    public String id() {
        return "dmarc-rua-undeliverable";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Report.inside(evidence).stream()
                .filter(report -> !evidence.routes().standing(report.mailbox()).isAccepted())
                .map(report -> report.policy()
                        .error(
                                id(),
                                "reports of " + report.policy().domain() + " go to " + report.mailbox()
                                        + ", which takes no mail")
                        .advising("declare the address under mailwright::aliases or mailwright::forwards"))
                .toList();
    }
}
