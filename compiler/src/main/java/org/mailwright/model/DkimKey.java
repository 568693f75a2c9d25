package org.mailwright.model;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * A DKIM key: its place in the DNS and the hosts that sign with it.
 *
 * @param domain the signing domain ({@code d=})
 * @param selector the selector ({@code s=}), one or more labels
 * @param use DKIM signatures, or the MX hosts' ARC seal
 * @param signers mail names of the hosts that sign with it; empty for a third party's key
 * @param publicKey what is published; absent only with {@code cname}
 * @param privateKey the key itself; absent when it lives on the host already
 * @param cname the third party's name that the record points to
 */
public record DkimKey(
        DomainName domain,
        String selector,
        Use use,
        List<DomainName> signers,
        Optional<DkimPublicKey> publicKey,
        Optional<Secret> privateKey,
        Optional<DomainName> cname,
        Location location) {

    /** Why {@link #privateKey} does not open although it can be read: it is not the half of what is published. */
    public static final String MISMATCH = "it does not belong to the public key that is published";

    /** What a key signs. */
    public enum Use {
        DKIM,
        ARC
    }

    public DkimKey {
        signers = signers.stream().sorted().toList();
    }

    /** The owner name of its record, e.g. {@code 2026-srs._domainkey.onion.example} (RFC 6376 section 3.6.2.1). */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }
}
