package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Rewritten senders in a name of ours that has no MX: bounces of forwarded mail have nowhere to go. */
public final class SrsDomainNoMx implements Rule {
    public static final Kind KIND = Kind.error("routing", "srs-domain-no-mx").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Settings.Srs srs = evidence.site().settings().srs();
        String name = srs.rewriteTo().text();
        boolean lost = !evidence.site().hosts(Role.SRS).isEmpty()
                && evidence.site().domain(srs.rewriteTo()).isEmpty()
                && evidence.names().holds(name)
                && evidence.names().at(name, RecordType.MX).stream()
                        .allMatch(record -> record.target().isEmpty());
        return lost
                ? List.of(Diagnostic.error(
                                KIND, srs.location(), "senders are rewritten into " + name + ", which has no MX host")
                        .advising("give a host the role mx: it turns the addresses of bounces back"))
                : List.of();
    }
}
