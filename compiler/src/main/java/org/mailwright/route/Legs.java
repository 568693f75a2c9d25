package org.mailwright.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/** What happens to a message at each group of hosts, while it is followed. */
final class Legs {
    final List<Trace.Step> dns = new ArrayList<>();
    /** At hosts that are the MX of the domain asked about. */
    final List<Trace.Step> direct = new ArrayList<>();

    List<DomainName> directHosts = List.of();
    final List<Trace.Step> mx = new ArrayList<>();
    final List<Trace.Step> srs = new ArrayList<>();
    final Map<DomainName, List<Trace.Step>> serving = new LinkedHashMap<>();

    static void note(List<Trace.Step> steps, String what, Location cause) {
        steps.add(new Trace.Step(what, List.of(cause)));
    }

    List<Trace.Leg> list(Site site) {
        List<Trace.Leg> legs = new ArrayList<>();
        if (!dns.isEmpty()) {
            legs.add(new Trace.Leg("DNS", List.of(), dns));
        }
        if (!direct.isEmpty()) {
            legs.add(new Trace.Leg("served by", directHosts, direct));
        }
        if (!mx.isEmpty()) {
            legs.add(new Trace.Leg("MX", names(site, Role.MX), mx));
        }
        if (!srs.isEmpty()) {
            legs.add(new Trace.Leg("SRS", names(site, Role.SRS), srs));
        }
        serving.forEach((host, steps) -> legs.add(new Trace.Leg("served by", List.of(host), steps)));
        return legs;
    }

    static List<DomainName> names(Site site, Role role) {
        return site.hosts(role).stream().map(Host::name).toList();
    }
}
