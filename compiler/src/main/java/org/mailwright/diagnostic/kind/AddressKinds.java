package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about addresses that a reader, a writer, a proof or a command reports on its way. */
public final class AddressKinds {
    public static final Kind CONTROL_CHAR = Kind.error("address", "address-control-char");
    public static final Kind LIST_IN_SCALAR = Kind.error("address", "address-list-in-scalar");
    public static final Kind NOT_BARE = Kind.error("address", "address-not-bare");
    public static final Kind SPECIAL_DESTINATION = Kind.error("address", "address-special-destination");
    public static final Kind TOO_LONG = Kind.error("address", "address-too-long");
    public static final Kind TRAILING_DOT = Kind.error("address", "address-trailing-dot");
    public static final Kind UNQUALIFIED = Kind.error("address", "address-unqualified");
    public static final Kind WHITESPACE = Kind.error("address", "address-whitespace");
    public static final Kind CONFUSABLE_NAME =
            Kind.warning("address", "confusable-name").judged();
    public static final Kind DOMAIN_LITERAL = Kind.error("address", "domain-literal");
    public static final Kind DUPLICATE_ADDRESS_CASE = Kind.error("address", "duplicate-address-case");
    public static final Kind DUPLICATE_UNICODE_FOLD = Kind.error("address", "duplicate-unicode-fold");
    public static final Kind IDN_INVALID = Kind.error("address", "idn-invalid");
    public static final Kind IDN_U_LABEL = Kind.error("address", "idn-u-label");
    public static final Kind LOCALPART_LEADING_DASH = Kind.error("address", "localpart-leading-dash");
    public static final Kind NON_ASCII_LOCALPART = Kind.error("address", "non-ascii-localpart");

    private AddressKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                CONTROL_CHAR,
                LIST_IN_SCALAR,
                NOT_BARE,
                SPECIAL_DESTINATION,
                TOO_LONG,
                TRAILING_DOT,
                UNQUALIFIED,
                WHITESPACE,
                CONFUSABLE_NAME,
                DOMAIN_LITERAL,
                DUPLICATE_ADDRESS_CASE,
                DUPLICATE_UNICODE_FOLD,
                IDN_INVALID,
                IDN_U_LABEL,
                LOCALPART_LEADING_DASH,
                NON_ASCII_LOCALPART);
    }
}
