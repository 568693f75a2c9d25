package org.mailwright.rule.dmarc;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.model.RoleNames;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Reports that go to a person, or to an address that people write to: hundreds of files a day. */
public final class DmarcRuaPersonal implements Rule {
    public static final Kind KIND = Kind.warning("dmarc", "dmarc-rua-personal").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Report.inside(evidence).stream()
                .filter(report -> evidence.routes().standing(report.mailbox()).isAccepted())
                .filter(report -> isRead(evidence, report.mailbox()))
                .map(report -> report.policy()
                        .warning(
                                KIND,
                                "the DMARC reports of " + report.policy().domain() + " go to " + report.mailbox()
                                        + ", which people read")
                        .advising("give reports an address of their own, e.g. dmarc-reports@"
                                + report.mailbox().domain()))
                .toList();
    }

    private static boolean isRead(Evidence evidence, Address mailbox) {
        Address canonical = evidence.routes().canonical(mailbox);
        boolean person = canonical.domain().equals(evidence.site().primary())
                && evidence.site().accounts().containsKey(canonical.local());
        return person || RoleNames.READ.contains(canonical.local());
    }
}
