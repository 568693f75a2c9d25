package org.mailwright.artefact.postfix;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;

/** The addresses that mail leaves a host from, where {@code sends_from} names them. */
final class SendingAddress {
    private SendingAddress() {}

    /** Parameters that bind the SMTP client to the addresses; empty where the machine does not have them (NAT). */
    static SortedMap<String, String> bound(Host host) {
        SortedMap<String, String> parameters = new TreeMap<>();
        for (IpAddress address : host.binds()) {
            // smtp_bind_address6 = 2001:db8::7
            parameters.put(address.isIpv6() ? "smtp_bind_address6" : "smtp_bind_address", address.text());
            parameters.put("smtp_bind_address_enforce", "yes");
        }
        return parameters;
    }

    /** The only family that mail may leave by, e.g. {@code ipv4}; empty for both. */
    static String protocols(Host host) {
        List<String> families = host.sendsFrom().stream()
                .map(address -> address.isIpv6() ? "ipv6" : "ipv4")
                .distinct()
                .toList();
        return families.size() == 1 ? families.get(0) : "";
    }
}
