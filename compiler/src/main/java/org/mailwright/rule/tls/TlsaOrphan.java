package org.mailwright.rule.tls;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.artefact.dns.TlsEndpoint;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TLSA record kept by hand for a key, or for a name, that is no more. */
public final class TlsaOrphan implements Rule {
    public static final Kind KIND = Kind.warning("tls", "tlsa-orphan").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Stream<Diagnostic> keys = KeySet.of(evidence)
                .filter(set -> !set.fitsNothing())
                .flatMap(set -> set.strangers(TlsaLine.DANE_EE)
                        .map(line -> Diagnostic.warning(
                                        KIND,
                                        line.record().location(),
                                        line.owner() + " has a key that no certificate of ours has")
                                .seeing(set.certificates().get(0).location(), "the certificate")
                                .advising(
                                        "delete the line, or declare the key as next_key of the host's certificate")));
        Set<String> endpoints = TlsEndpoint.of(evidence.site()).stream()
                .map(endpoint -> endpoint.name().text())
                .collect(Collectors.toSet());
        Stream<Diagnostic> names = TlsaLine.byHand(evidence)
                .filter(line -> line.base()
                        .filter(name -> !endpoints.contains(name) && isGone(evidence, name))
                        .isPresent())
                .map(line -> Diagnostic.warning(
                                KIND,
                                line.record().location(),
                                line.owner() + " has a TLSA record, and "
                                        + line.base().orElse("") + " does not exist")
                        .advising("delete the line"));
        return Stream.concat(keys, names).toList();
    }

    /** True for a name without any record, and without a wildcard that may answer for it. */
    private static boolean isGone(Evidence evidence, String name) {
        boolean gone =
                evidence.names().isWhole(name) && evidence.names().at(name).isEmpty();
        for (int dot = name.indexOf('.'); gone && dot >= 0; dot = name.indexOf('.', dot + 1)) {
            gone = evidence.names().at("*" + name.substring(dot)).isEmpty();
        }
        return gone;
    }
}
