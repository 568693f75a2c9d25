package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.RuleSet;

/** An MTA-STS policy that enforces and that senders forget within days (RFC 8461 section 3.2). */
public final class MtaStsMaxAgeShort implements Rule {
    private static final int WEEK = 604_800;

    @Override
    public String id() {
        return "mta-sts-max-age-short";
    }

    @Override
    public RuleSet set() {
        return RuleSet.STRICT;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Settings.MtaSts policy = evidence.site().settings().mtaSts();
        return policy.mode() == Settings.MtaSts.Mode.ENFORCE && policy.maxAge() < WEEK
                ? List.of(Diagnostic.warning(
                                id(),
                                policy.location(),
                                "senders forget the MTA-STS policy after " + policy.maxAge() + " seconds")
                        .advising("say a week or more: max_age: 604800"))
                : List.of();
    }
}
