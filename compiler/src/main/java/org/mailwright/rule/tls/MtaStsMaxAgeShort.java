package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An MTA-STS policy that enforces and that senders forget within days (RFC 8461 section 3.2). */
public final class MtaStsMaxAgeShort implements Rule {
    private static final int WEEK = 604_800;

    public static final Kind KIND =
            Kind.warning("tls", "mta-sts-max-age-short").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Settings.MtaSts policy = evidence.site().settings().mtaSts();
        return policy.mode() == Settings.MtaSts.Mode.ENFORCE && policy.maxAge() < WEEK
                ? List.of(Diagnostic.warning(
                                KIND,
                                policy.location(),
                                "senders forget the MTA-STS policy after " + policy.maxAge() + " seconds")
                        .advising("say a week or more: max_age: 604800"))
                : List.of();
    }
}
