package org.mailwright.rule.mx;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.kind.MxKinds;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A mail system without an MX host: no mail from outside arrives. Without any role there is no mail system at all. */
public final class MxMissing implements Rule {
    @Override
    public Kind kind() {
        return MxKinds.MISSING;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return check(evidence.site());
    }

    /** The same of a site whose addresses nobody asked about yet. */
    public List<Diagnostic> check(Site site) {
        if (!site.hosts(Role.MX).isEmpty()) {
            return List.of();
        }
        boolean none =
                site.hosts().values().stream().allMatch(host -> host.roles().isEmpty());
        return List.of(Diagnostic.error(
                        MxKinds.MISSING,
                        site.location(),
                        none
                                ? "no node has a role, so there is no MX host and no mail arrives"
                                : "no host has the role mx, so no mail arrives")
                .as(none ? Severity.ERROR : Severity.WARNING)
                .advising("write mailwright::host: {roles: [mx]} in the data of the node that receives mail"));
    }
}
