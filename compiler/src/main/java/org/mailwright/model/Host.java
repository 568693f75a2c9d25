package org.mailwright.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;

/**
 * A node of the inventory; one with a role is a mail host and gets files.
 *
 * @param name the mail name: the facts' networking.fqdn
 * @param certname Puppet's name of the node
 * @param roles what it does for mail; empty for a node that only sends through the relay hosts
 * @param addresses IPv4 before IPv6, each once
 * @param certificates what it presents on its mail ports
 * @param preference its MX preference, lower is tried first
 * @param state whether new mail is sent its way
 * @param sendsFor domains it may use as envelope domain beyond what its roles say
 * @param sendsFrom addresses its mail leaves from, one a family, where they are not all of its own
 * @param binds those of {@code sendsFrom} that the machine itself has; the others are put on behind it (NAT)
 * @param location mailwright::host, or the node's file where there is none
 */
public record Host(
        DomainName name,
        String certname,
        Set<Role> roles,
        Release release,
        List<IpAddress> addresses,
        List<HostCertificate> certificates,
        int preference,
        State state,
        List<DomainName> sendsFor,
        List<IpAddress> sendsFrom,
        List<IpAddress> binds,
        Location location) {

    private static final Set<Role> TAKING_MAIL = EnumSet.of(Role.MX, Role.SRS, Role.LISTS, Role.SENDER);

    /** Whether a host takes part, or is being emptied before it goes. */
    public enum State {
        ACTIVE,
        /** Out of the MX sets, still in SPF: it finishes what it has. */
        DRAINING
    }

    public Host {
        EnumSet<Role> sorted = EnumSet.noneOf(Role.class);
        sorted.addAll(roles);
        roles = Collections.unmodifiableSet(sorted);
        addresses = addresses.stream().sorted().distinct().toList();
        certificates = List.copyOf(certificates);
        sendsFor = sendsFor.stream().sorted().distinct().toList();
        sendsFrom = sendsFrom.stream().sorted().distinct().toList();
        binds = sendsFrom.stream().filter(binds::contains).toList();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** True when it listens for mail of others on port 25: an MX record may name it. */
    public boolean takesMail() {
        return TAKING_MAIL.stream().anyMatch(roles::contains);
    }

    public boolean isDraining() {
        return state == State.DRAINING;
    }

    /**
     * The addresses that other hosts of ours see its mail come from: on the way to a neighbour no router changes its own.
     */
    public List<IpAddress> clientAddresses() {
        return Stream.concat(addresses.stream(), sendsFrom.stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** The addresses its mail leaves from: {@link #sendsFrom}, else its own. */
    public List<IpAddress> sendingAddresses() {
        return sendsFrom.isEmpty() ? addresses : sendsFrom;
    }
}
