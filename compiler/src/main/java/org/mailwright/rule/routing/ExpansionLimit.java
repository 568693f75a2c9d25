package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.route.Entry;
import org.mailwright.route.Reach;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An address that expands into more recipients on one host than Postfix allows: the whole message is deferred. */
public final class ExpansionLimit implements Rule {
    /** Postconf(5), virtual_alias_expansion_limit. */
    private static final int LIMIT = 1000;

    private static final Reach NONE = new Reach(0, 0);

    public static final Kind KIND = Kind.error("routing", "expansion-limit").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Routes routes = evidence.routes();
        Map<Address, Reach> reaches = routes.reaches();
        List<Diagnostic> findings = new ArrayList<>();
        routes.entries().forEach((address, entry) -> {
            long outside =
                    entry.targets().size() > LIMIT ? routes.outside(entry).size() : 0;
            long inside = reaches.getOrDefault(address, NONE).recipients();
            long recipients = Math.max(outside, inside);
            if (recipients > LIMIT && !namesAnother(routes, entry)) {
                findings.add(finding(entry, recipients));
            }
        });
        return findings;
    }

    /** The address that is too large by itself is the one to mend. */
    private static boolean namesAnother(Routes routes, Entry entry) {
        return routes.inside(entry).stream()
                .map(target -> routes.reaches().getOrDefault(routes.canonical(target.address()), NONE))
                .anyMatch(reach -> reach.recipients() > LIMIT);
    }

    private Diagnostic finding(Entry entry, long recipients) {
        return Diagnostic.error(
                        KIND,
                        entry.location(),
                        entry.address() + " expands into " + recipients
                                + " recipients; Postfix defers mail for more than " + LIMIT)
                .advising("make it a mailing list");
    }
}
