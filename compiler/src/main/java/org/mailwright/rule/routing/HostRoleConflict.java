package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Roles that do not go together, on one host or beside each other: mail would be lost, doubled or signed for others. */
public final class HostRoleConflict implements Rule {
    public static final Kind KIND = Kind.error("routing", "host-role-conflict").guarding();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Diagnostic> findings = new ArrayList<>();
        evidence.site()
                .mailHosts()
                .forEach(host -> alone(host).ifPresent(why -> findings.add(finding(host, host.name() + why))));
        List<Host> exchangers = evidence.site().hosts(Role.MX);
        Optional<Host> whole = exchangers.stream().filter(Routes::isWhole).findFirst();
        exchangers.stream()
                .filter(host -> !Routes.isWhole(host))
                .limit(whole.isPresent() ? 1 : 0)
                .map(host -> beside(host, whole.orElseThrow()))
                .forEach(findings::add);
        return findings;
    }

    /** Why the roles of one host contradict each other. */
    private static Optional<String> alone(Host host) {
        if (host.is(Role.LISTS) && (host.is(Role.MX) || host.is(Role.SRS))) {
            return Optional.of(" has lists beside mx or srs: the one strips signatures, the other must keep them");
        }
        if (host.is(Role.CLIENT) && host.roles().size() > 1) {
            return Optional.of(" is a null client and has other roles");
        }
        if (host.is(Role.SRS) && host.is(Role.RELAY) && !host.is(Role.MX)) {
            return Optional.of(
                    " has relay beside srs without mx: it cannot tell our machines' mail from the MX hosts'");
        }
        return Optional.empty();
    }

    private Diagnostic beside(Host host, Host whole) {
        String message = host.name() + " hands forwards to SRS hosts, and " + whole.name()
                + " is one that resolves aliases too: inside targets would be delivered twice";
        return finding(host, message).seeing(whole.location(), "mx and srs on one host");
    }

    private Diagnostic finding(Host host, String message) {
        return Diagnostic.error(KIND, host.location(), message).advising("move one of the roles to another host");
    }
}
