package org.mailwright.rule.tls;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailwright.artefact.dns.TlsEndpoint;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TLSA record for a mail port that the host does not answer on. */
public final class TlsaWrongPort implements Rule {
    private static final Set<Integer> MAIL = Set.of(25, 465, 587);

    public static final Kind KIND = Kind.error("tls", "tlsa-wrong-port").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<String, Set<Integer>> ports = new TreeMap<>();
        TlsEndpoint.of(evidence.site())
                .forEach(endpoint -> ports.computeIfAbsent(endpoint.name().text(), absent -> new TreeSet<>())
                        .add(endpoint.port()));
        return TlsaLine.byHand(evidence)
                .filter(line -> MAIL.contains(line.port().orElse(0)))
                .flatMap(line -> ports(ports, line)
                        .filter(known -> !known.contains(line.port().orElse(0)))
                        .map(
                                known -> Diagnostic.error(
                                                KIND,
                                                line.record().location(),
                                                line.owner() + " has a TLSA record, and "
                                                        + line.base().orElse("") + " answers on " + words(known)
                                                        + " only")
                                        .advising(
                                                "delete the line: the records of the other ports are made from the certificates"))
                        .stream())
                .toList();
    }

    private static Optional<Set<Integer>> ports(Map<String, Set<Integer>> ports, TlsaLine line) {
        return line.base().flatMap(name -> Optional.ofNullable(ports.get(name)));
    }

    private static String words(Set<Integer> ports) {
        return ports.stream().map(port -> port.toString()).collect(Collectors.joining(" and "));
    }
}
