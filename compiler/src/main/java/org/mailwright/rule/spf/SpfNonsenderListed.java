package org.mailwright.rule.spf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.flow.SpfResult;
import org.mailwright.flow.SpfTerm;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * An SPF record that lets a host of ours pass which never sends to the internet: an MX host, or a node that sends through the
 * relay hosts. A host may pass under its own name.
 */
public final class SpfNonsenderListed implements Rule {
    public static final Kind KIND = Kind.warning("spf", "spf-nonsender-listed").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<IpAddress, Host> silent = new HashMap<>();
        evidence.site().hosts().values().stream()
                .filter(host -> !EnvelopeDomains.sendsDirectly(host))
                .forEach(host -> host.addresses().forEach(address -> silent.putIfAbsent(address, host)));
        // An address that is shared with a sender sends.
        evidence.site().hosts().values().stream()
                .filter(EnvelopeDomains::sendsDirectly)
                .forEach(host -> host.sendingAddresses().forEach(silent::remove));
        return Judged.of(evidence).stream()
                .flatMap(judged -> judged.record().reached().stream()
                        .filter(term -> term.match() == SpfResult.PASS)
                        .flatMap(term -> listed(term, silent))
                        .filter(host -> !host.name().text().equals(judged.owner()))
                        .distinct()
                        .map(host -> Diagnostic.warning(
                                        KIND,
                                        judged.location(),
                                        "the SPF record of " + judged.owner() + " lets " + host.name()
                                                + " pass, which does not send to the internet")
                                .seeing(host.location(), "the host")
                                .advising("delete the term: the address may go to somebody else one day")))
                .toList();
    }

    /** Wider networks are another matter. */
    private static Stream<Host> listed(SpfTerm term, Map<IpAddress, Host> silent) {
        return term
                .range()
                .filter(Network::isSingle)
                .flatMap(range -> Optional.ofNullable(silent.get(range.first())))
                .stream();
    }
}
