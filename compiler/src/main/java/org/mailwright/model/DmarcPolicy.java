package org.mailwright.model;

import java.util.List;
import java.util.Optional;

/**
 * What a domain asks of receivers (RFC 9989). SPF alignment is always strict in our records, since relayed mail shares
 * envelope domains below ours.
 *
 * @param p none, quarantine or reject
 * @param sp the same for subdomains
 * @param np the same for subdomains that do not exist
 * @param adkim r or s
 * @param testing {@code t=y}: the policy is applied one step weaker
 * @param rua mailto URIs of aggregate reports
 * @param ruf mailto URIs of failure reports
 * @param fo when failure reports are wanted
 */
public record DmarcPolicy(
        String p,
        Optional<String> sp,
        Optional<String> np,
        Optional<String> adkim,
        boolean testing,
        List<String> rua,
        List<String> ruf,
        Optional<String> fo) {
    public DmarcPolicy {
        rua = List.copyOf(rua);
        ruf = List.copyOf(ruf);
    }

    /** The policy of a name that sends no mail. */
    public static DmarcPolicy reject() {
        return of("reject");
    }

    /** A policy with nothing but {@code p=}. */
    public static DmarcPolicy of(String p) {
        return new DmarcPolicy(
                p, Optional.empty(), Optional.empty(), Optional.empty(), false, List.of(), List.of(), Optional.empty());
    }
}
