package org.mailwright.proof.postfix;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.model.Domain;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/** What a host that serves a domain does with addresses that people of ours read elsewhere: postmaster@, abuse@, root@. */
final class ServedProof {
    private final Instance postfix;
    private final Instance.Port port;
    private final Routes routes;

    private ServedProof(Instance postfix, Instance.Port port) {
        this.postfix = postfix;
        this.port = port;
        this.routes = postfix.routes();
    }

    static void of(Instance postfix, Instance.Port port) {
        boolean other = postfix.host().is(Role.MX) || postfix.host().is(Role.SRS);
        if (!other) {
            ServedProof proof = new ServedProof(postfix, port);
            proof.routes.entries().values().forEach(proof::judge);
        }
    }

    private void judge(Entry entry) {
        Optional<Domain> domain = routes.site()
                .domain(entry.address().domain())
                .filter(served -> served.servedBy().contains(postfix.host().name()));
        if (domain.isEmpty() || routes.resolvedWhereServed(entry.address()).isEmpty()) {
            return;
        }
        IpAddress stranger = new Probes(routes).stranger();
        String recipient = entry.address().toString();
        boolean direct = domain.get().direct();
        Answer answer = port.smtpd().rcpt(new Smtpd.Session(stranger, "", Probes.OUTSIDE), recipient);
        if (direct && !answer.isAccepted()) {
            fault(entry, ProofKinds.RECIPIENT, " answers " + answer.words() + " to " + recipient);
            return;
        }
        SortedMap<String, String> ways = new TreeMap<>();
        routes.inside(entry)
                .forEach(target ->
                        ways.put(routes.canonicalTarget(target.address()).toString(), Mta.DIRECT));
        Mta.Delivery delivery = port.delivery().deliver(recipient);
        if (!delivery.addresses().equals(ways)) {
            fault(
                    entry,
                    ProofKinds.ROUTE,
                    " does not hand mail for " + recipient + " to " + String.join(", ", ways.keySet()));
        }
    }

    private void fault(Entry entry, Kind kind, String what) {
        postfix.faults()
                .add(
                        kind,
                        postfix.tables().fileOr("/etc/postfix/maps/alias"),
                        0,
                        postfix.host().name() + what,
                        List.of(entry.location()));
    }
}
