package org.mailwright.source.ldap;

import java.io.IOException;

/** A live directory could not be read whole: nothing that it gave before counts. Holds no secret. */
public final class LdapFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String remedy;
    private final boolean lost;

    private LdapFailure(String rule, String message, String remedy, boolean lost) {
        super(message);
        this.rule = rule;
        this.remedy = remedy;
        this.lost = lost;
    }

    /** The server cannot be reached or asked, or did not give everything. */
    public static LdapFailure partial(String message, String remedy) {
        return new LdapFailure("ldap-partial-read", message, remedy, false);
    }

    /** The connection ended in the middle; a second one may go better. */
    static LdapFailure lost(String message, String remedy) {
        return new LdapFailure("ldap-partial-read", message, remedy, true);
    }

    /** The server is not who it should be, or cannot be spoken to in private. */
    static LdapFailure tls(String message, String remedy) {
        return new LdapFailure("ldap-tls", message, remedy, false);
    }

    /** What the site says about the directory cannot be asked for. */
    static LdapFailure unusable(String message, String remedy) {
        return new LdapFailure("directory-unusable", message, remedy, false);
    }

    /** The finding's id. */
    public String rule() {
        return rule;
    }

    /** What is wrong: one clause in lower case. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** True when it is worth trying once more from the first page. */
    public boolean isLost() {
        return lost;
    }
}
