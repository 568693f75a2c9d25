package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.flow.StrangersMail;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A machine that serves a domain and has no way out of its own: the relay hosts do not take its mail, which strangers may
 * have written.
 */
public final class ServedHostNoRelay implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "served-host-no-relay").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Site site = evidence.site();
        if (site.hosts(Role.RELAY).isEmpty()) {
            return List.of();
        }
        StrangersMail strangers = StrangersMail.of(site);
        return site.hosts().values().stream()
                .filter(host ->
                        strangers.comesThrough(host) && !host.is(Role.MX) && !EnvelopeDomains.sendsDirectly(host))
                .map(host -> Diagnostic.warning(
                                KIND,
                                host.location(),
                                host.name() + " serves a domain, so the relay hosts refuse mail from its address")
                        .advising("if it sends mail, write roles: [sender] in its mailwright::host"))
                .toList();
    }
}
