package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about the passwords of submission that a reader, a writer, a proof or a command reports on its way. */
public final class PasswordKinds {
    public static final Kind PASSWD_COST_HIGH = Kind.warning("password", "passwd-cost-high");
    public static final Kind PASSWD_CRYPT_DES = Kind.warning("password", "passwd-crypt-des");
    public static final Kind PASSWD_LOCKED_MARKER = Kind.warning("password", "passwd-locked-marker");
    public static final Kind PASSWD_SCHEME_CLEARTEXT = Kind.warning("password", "passwd-scheme-cleartext");
    public static final Kind PASSWD_SCHEME_MALFORMED = Kind.warning("password", "passwd-scheme-malformed");
    public static final Kind PASSWD_SCHEME_MISSING = Kind.warning("password", "passwd-scheme-missing");
    public static final Kind PASSWD_SCHEME_UNKNOWN = Kind.warning("password", "passwd-scheme-unknown");
    public static final Kind PASSWD_SCHEME_WEAK = Kind.warning("password", "passwd-scheme-weak");
    public static final Kind PASSWD_SCHEME_WEAK_DISABLED = Kind.warning("password", "passwd-scheme-weak-disabled");
    public static final Kind PASSWD_USER_DUPLICATE = Kind.warning("password", "passwd-user-duplicate");
    public static final Kind PASSWD_USER_SYNTAX = Kind.warning("password", "passwd-user-syntax");

    private PasswordKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(
                PASSWD_COST_HIGH,
                PASSWD_CRYPT_DES,
                PASSWD_LOCKED_MARKER,
                PASSWD_SCHEME_CLEARTEXT,
                PASSWD_SCHEME_MALFORMED,
                PASSWD_SCHEME_MISSING,
                PASSWD_SCHEME_UNKNOWN,
                PASSWD_SCHEME_WEAK,
                PASSWD_SCHEME_WEAK_DISABLED,
                PASSWD_USER_DUPLICATE,
                PASSWD_USER_SYNTAX);
    }
}
