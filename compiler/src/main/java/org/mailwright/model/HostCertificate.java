package org.mailwright.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Location;

/**
 * A certificate a host presents on its mail ports.
 *
 * @param file as declared
 * @param keyDigest SHA-256 of the SubjectPublicKeyInfo in lower-case hex: TLSA 3 1 1 (RFC 6698, RFC 7671)
 * @param nextKeyDigest the same of the key the next certificate will have
 * @param associations the data of every TLSA record with a digest that it fits, e.g. {@code 3 0 1 9f2c…}; with usage 2
 *     those of the certificates after it in the file
 * @param names the dNSName entries, lower case, wildcards kept
 * @param notAfter the end of validity
 */
public record HostCertificate(
        String file,
        String keyDigest,
        Optional<String> nextKeyDigest,
        Set<String> associations,
        List<String> names,
        Instant notAfter,
        Location location) {
    public HostCertificate {
        names = List.copyOf(names);
        associations = Set.copyOf(associations);
    }

    /** True where the file has the certificates of issuers too, so that a TLSA record of usage 2 can be judged. */
    public boolean hasIssuers() {
        return associations.stream().anyMatch(association -> association.startsWith("2 "));
    }
}
