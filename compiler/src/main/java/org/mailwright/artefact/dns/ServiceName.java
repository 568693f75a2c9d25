package org.mailwright.artefact.dns;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/**
 * A name that clients know a role by, whose addresses are those of the role's hosts. It is no alias: SRV targets and TLSA
 * owners must not be one (RFC 2782, RFC 7671 section 7).
 */
record ServiceName(DomainName name, Role role, Location location) {

    /** The service names in use that are not the name of a host. */
    static List<ServiceName> of(Site site) {
        Settings.Submission submission = site.settings().submission();
        Settings.Relay relay = site.settings().relay();
        List<ServiceName> names = new ArrayList<>();
        names.add(new ServiceName(submission.name(), Role.SUBMISSION, submission.location()));
        relay.name().ifPresent(name -> names.add(new ServiceName(name, Role.RELAY, relay.location())));
        names.removeIf(service -> service.hosts(site).isEmpty() || site.hosts().containsKey(service.name()));
        return List.copyOf(names);
    }

    List<Host> hosts(Site site) {
        return site.hosts(role);
    }
}
