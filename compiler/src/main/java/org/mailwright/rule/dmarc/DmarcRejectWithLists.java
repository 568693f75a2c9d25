package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A domain of people who write to lists, whose policy has receivers refuse what a list changed (RFC 9989 section 7.4). */
public final class DmarcRejectWithLists implements Rule {
    public static final Kind KIND =
            Kind.warning("dmarc", "dmarc-reject-with-lists").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Host> lists = evidence.site().hosts(Role.LISTS);
        if (lists.isEmpty()) {
            return List.of();
        }
        Set<String> peoples = evidence.site()
                .peoplesDomains()
                .map(domain -> domain.name().text())
                .collect(Collectors.toSet());
        return PolicyRecord.check(
                evidence,
                policy ->
                        policy.policy().equals("reject") && !policy.says("t", "y") && peoples.contains(policy.domain())
                                ? Optional.of(policy.warning(
                                                KIND,
                                                "p=reject of " + policy.domain()
                                                        + " has receivers refuse what its people write to lists")
                                        .seeing(lists.get(0).location(), "a list host")
                                        .advising("set p to quarantine, unless every list rewrites From"))
                                : Optional.empty());
    }
}
