package org.mailwright.rule.spf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.dns.Resolver;
import org.mailwright.flow.DmarcPolicies;
import org.mailwright.flow.SpfResult;
import org.mailwright.flow.SpfTerm;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A domain that neither SPF nor DMARC asks anybody to protect: softfail, and no policy above none. */
public final class SpfSoftfailLong implements Rule {
    public static final Kind KIND =
            Kind.info("spf", "spf-softfail-long").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Judged> all = Judged.of(evidence);
        Set<String> included = Judged.included(all);
        DmarcPolicies policies = new DmarcPolicies(new Resolver(evidence.names()));
        return all.stream()
                .filter(judged -> judged.isMailName() && !included.contains(judged.owner()))
                .filter(judged -> judged.record().reached().stream()
                        .anyMatch(term -> term.is(SpfTerm.Kind.ALL) && term.match() == SpfResult.SOFTFAIL))
                .filter(judged -> !isEnforced(policies, judged.owner()))
                .map(judged -> Diagnostic.info(
                                KIND,
                                judged.location(),
                                "the SPF record of " + judged.owner()
                                        + " ends in ~all, and its DMARC policy asks for nothing")
                        .advising("end it with -all, or raise p=, once the reports name no sender of yours any more"))
                .toList();
    }

    private static boolean isEnforced(DmarcPolicies policies, String name) {
        Optional<DmarcPolicies.Policy> policy = policies.policy(name);
        return policy.filter(found -> !found.request().equals("none")).isPresent() || policies.isUnknown(name);
    }
}
