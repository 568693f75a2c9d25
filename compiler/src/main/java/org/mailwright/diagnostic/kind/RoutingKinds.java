package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about where addresses lead that a reader, a writer, a proof or a command reports on its way. */
public final class RoutingKinds {
    public static final Kind ALIAS_IN_UNSERVED_DOMAIN = Kind.error("routing", "alias-in-unserved-domain");
    public static final Kind CATCHALL_BACKSCATTER = Kind.error("routing", "catchall-backscatter");
    public static final Kind CATCHALL_FORWARD = Kind.error("routing", "catchall-forward");
    public static final Kind DIRECT_RECIPIENTS = Kind.error("routing", "direct-recipients");
    public static final Kind DOMAIN_ALIAS_CHAIN = Kind.warning("routing", "domain-alias-chain");
    public static final Kind DOMAIN_ALIAS_CYCLE = Kind.error("routing", "domain-alias-cycle");
    public static final Kind DOMAIN_ALIAS_EXCEPTION = Kind.warning("routing", "domain-alias-exception");
    public static final Kind DOMAIN_ALIAS_UNSERVED = Kind.error("routing", "domain-alias-unserved");
    public static final Kind DOMAIN_SERVED_NO_MX = Kind.warning("routing", "domain-served-no-mx");
    public static final Kind DUPLICATE_ADDRESS = Kind.error("routing", "duplicate-address");
    public static final Kind DUPLICATE_ADDRESS_SAME = Kind.warning("routing", "duplicate-address-same");
    public static final Kind EXTENSIONS_WITHOUT_DELIMITER = Kind.warning("routing", "extensions-without-delimiter");
    public static final Kind LOCALPART_SYNTAX = Kind.error("routing", "localpart-syntax");
    public static final Kind MYNETWORKS_HOST_BITS = Kind.error("routing", "mynetworks-host-bits");
    public static final Kind RECIPIENT_DELIMITER_SYNTAX = Kind.error("routing", "recipient-delimiter-syntax");
    public static final Kind RELAY_HOST_NOT_IN_INVENTORY = Kind.error("routing", "relay-host-not-in-inventory");
    public static final Kind SENDER_LOGIN_FORMAT = Kind.error("routing", "sender-login-format");
    public static final Kind SENDER_LOGIN_WILDCARD = Kind.error("routing", "sender-login-wildcard");
    public static final Kind SERVED_HOST_KEEPS_NO_MAIL = Kind.warning("routing", "served-host-keeps-no-mail");
    public static final Kind SRS_HOST_MISSING =
            Kind.error("routing", "srs-host-missing").guarding();
    public static final Kind SRS_SECRET_WEAK = Kind.error("routing", "srs-secret-weak");

    private RoutingKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                ALIAS_IN_UNSERVED_DOMAIN,
                CATCHALL_BACKSCATTER,
                CATCHALL_FORWARD,
                DIRECT_RECIPIENTS,
                DOMAIN_ALIAS_CHAIN,
                DOMAIN_ALIAS_CYCLE,
                DOMAIN_ALIAS_EXCEPTION,
                DOMAIN_ALIAS_UNSERVED,
                DOMAIN_SERVED_NO_MX,
                DUPLICATE_ADDRESS,
                DUPLICATE_ADDRESS_SAME,
                EXTENSIONS_WITHOUT_DELIMITER,
                LOCALPART_SYNTAX,
                MYNETWORKS_HOST_BITS,
                RECIPIENT_DELIMITER_SYNTAX,
                RELAY_HOST_NOT_IN_INVENTORY,
                SENDER_LOGIN_FORMAT,
                SENDER_LOGIN_WILDCARD,
                SERVED_HOST_KEEPS_NO_MAIL,
                SRS_HOST_MISSING,
                SRS_SECRET_WEAK);
    }
}
