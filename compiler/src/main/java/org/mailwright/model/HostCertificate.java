package org.mailwright.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * A certificate a host presents on its mail ports.
 *
 * @param file as declared
 * @param keyDigest SHA-256 of the SubjectPublicKeyInfo in lower-case hex: TLSA 3 1 1 (RFC 6698, RFC 7671)
 * @param nextKeyDigest the same of the key the next certificate will have
 * @param names the dNSName entries, lower case, wildcards kept
 * @param notAfter the end of validity
 */
public record HostCertificate(
        String file,
        String keyDigest,
        Optional<String> nextKeyDigest,
        List<String> names,
        Instant notAfter,
        Location location) {
    public HostCertificate {
        names = List.copyOf(names);
    }
}
