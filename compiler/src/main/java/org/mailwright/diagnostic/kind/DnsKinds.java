package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about our names that a reader, a writer, a proof or a command reports on its way. */
public final class DnsKinds {
    public static final Kind CNAME_OTHER_DATA = Kind.error("dns", "cname-other-data");
    public static final Kind DELEGATION_OCCLUSION = Kind.error("dns", "delegation-occlusion");
    public static final Kind DNAME_OCCLUSION = Kind.error("dns", "dname-occlusion");
    public static final Kind FRAGMENT_OUT_OF_ZONE = Kind.error("dns", "fragment-out-of-zone");
    public static final Kind NAME_LENGTH = Kind.error("dns", "name-length");
    public static final Kind RRSET_OWNER_CONFLICT = Kind.error("dns", "rrset-owner-conflict");
    public static final Kind SRV_TARGET_CNAME = Kind.error("dns", "srv-target-cname");
    public static final Kind SRV_TARGET_MISSING = Kind.error("dns", "srv-target-missing");
    public static final Kind ZONE_NAME_SYNTAX = Kind.error("dns", "zone-name-syntax");
    public static final Kind ZONE_SYNTAX = Kind.error("dns", "zone-syntax");

    private DnsKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                CNAME_OTHER_DATA,
                DELEGATION_OCCLUSION,
                DNAME_OCCLUSION,
                FRAGMENT_OUT_OF_ZONE,
                NAME_LENGTH,
                RRSET_OWNER_CONFLICT,
                SRV_TARGET_CNAME,
                SRV_TARGET_MISSING,
                ZONE_NAME_SYNTAX,
                ZONE_SYNTAX);
    }
}
