package org.mailwright.route;

import java.util.List;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DomainName;
import org.mailwright.model.EnvelopeAddress;

/**
 * The way of a message to an address through our hosts.
 *
 * @param asked the address as given
 * @param answer what the MX hosts say to RCPT, e.g. {@code 250 2.1.5 Ok}
 * @param legs what happens on each group of hosts, in the order of the way
 * @param arrivals the addresses and hosts where it leaves our mail system, sorted
 */
public record Trace(EnvelopeAddress asked, String answer, List<Leg> legs, List<String> arrivals) {
    /**
     * What hosts of one kind do with the message.
     *
     * @param name the kind, e.g. {@code MX hosts}
     * @param hosts any one of these
     */
    public record Leg(String name, List<DomainName> hosts, List<Step> steps) {
        public Leg {
            hosts = List.copyOf(hosts);
            steps = List.copyOf(steps);
        }
    }

    /** One thing that happens to it, and the inputs that say so. */
    public record Step(String what, List<Location> causes) {
        public Step {
            causes = causes.stream().distinct().toList();
        }
    }

    public Trace {
        legs = List.copyOf(legs);
        arrivals = List.copyOf(arrivals);
    }
}
