package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about the site that a reader, a writer, a proof or a command reports on its way. */
public final class SiteKinds {
    public static final Kind CERTIFICATE_UNREADABLE = Kind.error("site", "certificate-unreadable");
    public static final Kind CIDR_SYNTAX = Kind.error("site", "cidr-syntax");
    public static final Kind DOMAIN_CLASS_OVERLAP = Kind.error("site", "domain-class-overlap");
    public static final Kind DOMAIN_PRIMARY_MISSING = Kind.error("site", "domain-primary-missing");
    public static final Kind DOMAIN_SYNTAX = Kind.error("site", "domain-syntax");
    public static final Kind HOST_ADDRESS_DUPLICATE = Kind.error("site", "host-address-duplicate");
    public static final Kind HOST_ADDRESS_NONPUBLIC = Kind.error("site", "host-address-nonpublic");
    public static final Kind HOST_ADDRESS_SYNTAX = Kind.error("site", "host-address-syntax");
    public static final Kind HOST_DUPLICATE = Kind.error("site", "host-duplicate");
    public static final Kind HOST_NO_ADDRESS = Kind.error("site", "host-no-address");
    public static final Kind HOST_UNKNOWN = Kind.error("site", "host-unknown");
    public static final Kind HOST_UNKNOWN_RELEASE = Kind.error("site", "host-unknown-release");
    public static final Kind HOST_UNKNOWN_ROLE = Kind.error("site", "host-unknown-role");
    public static final Kind INPUT_MISSING = Kind.error("site", "input-missing");
    public static final Kind INPUT_PATH = Kind.error("site", "input-path");
    public static final Kind PARTIAL_INPUT = Kind.error("site", "partial-input").with(Kind.Trait.INCOMPLETE);
    public static final Kind RULE_UNKNOWN = Kind.warning("site", "rule-unknown");
    public static final Kind SECRET_FILE_MODE = Kind.error("site", "secret-file-mode");
    public static final Kind SECRET_UNUSABLE = Kind.error("site", "secret-unusable");
    public static final Kind SENDS_FROM_AMBIGUOUS = Kind.error("site", "sends-from-ambiguous");
    public static final Kind SENDS_FROM_UNBOUND = Kind.info("site", "sends-from-unbound");
    public static final Kind SEVERITY_FIXED = Kind.info("site", "severity-fixed");
    public static final Kind SOURCE_CACHE_UNUSABLE = Kind.error("site", "source-cache-unusable");
    public static final Kind SOURCE_CACHE_USED = Kind.error("site", "source-cache-used");
    public static final Kind TEMPLATE_BROKEN = Kind.error("site", "template-broken");
    public static final Kind TEMPLATE_UNKNOWN = Kind.error("site", "template-unknown");
    public static final Kind WAIVER_SYNTAX = Kind.warning("site", "waiver-syntax");
    public static final Kind WAIVER_UNUSED = Kind.warning("site", "waiver-unused");

    private SiteKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                CERTIFICATE_UNREADABLE,
                CIDR_SYNTAX,
                DOMAIN_CLASS_OVERLAP,
                DOMAIN_PRIMARY_MISSING,
                DOMAIN_SYNTAX,
                HOST_ADDRESS_DUPLICATE,
                HOST_ADDRESS_NONPUBLIC,
                HOST_ADDRESS_SYNTAX,
                HOST_DUPLICATE,
                HOST_NO_ADDRESS,
                HOST_UNKNOWN,
                HOST_UNKNOWN_RELEASE,
                HOST_UNKNOWN_ROLE,
                INPUT_MISSING,
                INPUT_PATH,
                PARTIAL_INPUT,
                RULE_UNKNOWN,
                SECRET_FILE_MODE,
                SECRET_UNUSABLE,
                SENDS_FROM_AMBIGUOUS,
                SENDS_FROM_UNBOUND,
                SEVERITY_FIXED,
                SOURCE_CACHE_UNUSABLE,
                SOURCE_CACHE_USED,
                TEMPLATE_BROKEN,
                TEMPLATE_UNKNOWN,
                WAIVER_SYNTAX,
                WAIVER_UNUSED);
    }
}
