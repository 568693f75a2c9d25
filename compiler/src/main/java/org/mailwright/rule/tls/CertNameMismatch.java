package org.mailwright.rule.tls;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.artefact.dns.TlsEndpoint;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Severity;
import org.mailwright.model.Host;
import org.mailwright.model.HostCertificate;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A certificate of a mail host without a name that clients know the host by (RFC 9525, RFC 8461 section 4.1). */
public final class CertNameMismatch implements Rule {
    public static final Kind KIND = Kind.error("tls", "cert-name-mismatch").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<Host, Set<String>> names = new LinkedHashMap<>();
        for (TlsEndpoint endpoint : TlsEndpoint.of(evidence.site())) {
            names.computeIfAbsent(endpoint.host(), absent -> new LinkedHashSet<>())
                    .add(endpoint.name().text());
        }
        return names.entrySet().stream()
                .flatMap(host -> missing(evidence, host.getKey(), host.getValue()))
                .toList();
    }

    private Stream<Diagnostic> missing(Evidence evidence, Host host, Set<String> names) {
        return host.certificates().stream()
                .flatMap(certificate -> names.stream()
                        .filter(name -> certificate.names().stream().noneMatch(known -> covers(known, name)))
                        .map(name -> finding(certificate, name)
                                .as(Verified.is(evidence.site(), host) ? Severity.ERROR : Severity.WARNING)));
    }

    private Diagnostic finding(HostCertificate certificate, String name) {
        return Diagnostic.error(
                        KIND,
                        certificate.location(),
                        "the certificate " + certificate.file() + " lacks the name " + name + ": it has "
                                + (certificate.names().isEmpty() ? "none" : String.join(", ", certificate.names())))
                .advising("have it issued with the names that its line in certificates/domains.txt has");
    }

    /** A wildcard stands for one whole label, the left-most (RFC 9525 section 6.3). */
    private static boolean covers(String known, String name) {
        return known.equals(name)
                || known.startsWith("*.")
                        && name.indexOf('.') > 0
                        && name.substring(name.indexOf('.')).equals(known.substring(1));
    }
}
