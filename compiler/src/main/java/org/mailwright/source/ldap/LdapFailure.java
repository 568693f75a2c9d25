package org.mailwright.source.ldap;

import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.LdapKinds;
import org.mailwright.source.net.SourceFailure;

/** A live directory could not be read whole: nothing that it gave before counts. Holds no secret. */
public final class LdapFailure extends SourceFailure {
    private static final long serialVersionUID = 1L;

    private LdapFailure(Kind kind, String message, String remedy, boolean lost) {
        super(kind, message, remedy, lost);
    }

    /** The server cannot be reached or asked, or did not give everything. */
    public static LdapFailure partial(String message, String remedy) {
        return new LdapFailure(LdapKinds.PARTIAL_READ, message, remedy, false);
    }

    /** The connection ended in the middle; a second one may go better. */
    static LdapFailure lost(String message, String remedy) {
        return new LdapFailure(LdapKinds.PARTIAL_READ, message, remedy, true);
    }

    /** The server is not who it should be, or cannot be spoken to in private. */
    static LdapFailure tls(String message, String remedy) {
        return new LdapFailure(LdapKinds.TLS, message, remedy, false);
    }

    /** What the site says about the directory cannot be asked for. */
    static LdapFailure unusable(String message, String remedy) {
        return new LdapFailure(LdapKinds.DIRECTORY_UNUSABLE, message, remedy, false);
    }
}
