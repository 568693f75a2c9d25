package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about filters and signers that a reader, a writer, a proof or a command reports on its way. */
public final class FilterKinds {
    public static final Kind GREYLIST_WITHOUT_REDIS = Kind.warning("filter", "greylist-without-redis");
    public static final Kind INTERNALHOSTS_HOSTNAME = Kind.warning("filter", "internalhosts-hostname");
    public static final Kind REMOVE_OLD_SIGNATURES_SCOPE = Kind.warning("filter", "remove-old-signatures-scope");
    public static final Kind RSPAMD_CLAMAV_SYNTAX = Kind.error("filter", "rspamd-clamav-syntax");
    public static final Kind RSPAMD_REDIS_SYNTAX = Kind.error("filter", "rspamd-redis-syntax");
    public static final Kind SRS_DOMAIN_ALIGNMENT = Kind.error("filter", "srs-domain-alignment");
    public static final Kind SRS_SIGNS_UNAUTHENTICATED_FROM = Kind.error("filter", "srs-signs-unauthenticated-from");

    private FilterKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                GREYLIST_WITHOUT_REDIS,
                INTERNALHOSTS_HOSTNAME,
                REMOVE_OLD_SIGNATURES_SCOPE,
                RSPAMD_CLAMAV_SYNTAX,
                RSPAMD_REDIS_SYNTAX,
                SRS_DOMAIN_ALIGNMENT,
                SRS_SIGNS_UNAUTHENTICATED_FROM);
    }
}
