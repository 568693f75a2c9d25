package org.mailwright.model;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * A domain of ours and what happens to mail for it.
 *
 * @param use what kind of domain it is
 * @param origin which source declares it
 * @param aliasOf for an alias domain: the domain whose addresses it repeats
 * @param servedBy for a served domain: mail names of the hosts that serve it
 * @param recipients for a served domain: which addresses the MX hosts accept
 * @param direct for a served domain: its MX set is the serving hosts, not ours
 * @param sends for an alias domain outside the primary one: it also sends, with a DKIM key of its own
 * @param exceptions for an alias domain: addresses of its own are intended
 * @param dmarc what is declared; absent: derived
 * @param spf what is declared; absent: derived
 */
public record Domain(
        DomainName name,
        Use use,
        Origin origin,
        Optional<DomainName> aliasOf,
        List<DomainName> servedBy,
        Recipients recipients,
        boolean direct,
        boolean sends,
        boolean exceptions,
        Optional<DmarcPolicy> dmarc,
        Optional<SpfPolicy> spf,
        Location location) {

    /** The kinds of domains. */
    public enum Use {
        /** Holds the addresses of people and roles. */
        PRIMARY,
        /** Every address of another domain exists here too. */
        ALIAS,
        /** A host behind the MX hosts, or beside them, takes its mail. */
        SERVED,
        /** No mail at all. */
        NONE
    }

    /** Which source declares a domain. */
    public enum Origin {
        HIERA,
        /** A node of the inventory. */
        NODE,
        /** Puppet's exported resources. */
        EXPORTED
    }

    /**
     * The addresses of a served domain that the MX hosts accept.
     *
     * @param verify the MX asks the serving host (Postfix's reject_unverified_recipient)
     * @param names local parts that exist, sorted; empty with {@code verify}
     */
    public record Recipients(boolean verify, List<String> names) {
        public Recipients {
            names = names.stream().sorted().distinct().toList();
        }
    }

    public Domain {
        servedBy = servedBy.stream().sorted().distinct().toList();
    }

    /** The same as an alias of another domain. */
    public Domain aliasOf(DomainName other) {
        return new Domain(
                name,
                use,
                origin,
                Optional.of(other),
                servedBy,
                recipients,
                direct,
                sends,
                exceptions,
                dmarc,
                spf,
                location);
    }

    public boolean is(Use other) {
        return use == other;
    }

    /** True when the MX hosts take mail for it. */
    public boolean isOurs() {
        return use == Use.PRIMARY || use == Use.ALIAS || use == Use.SERVED && !direct;
    }
}
