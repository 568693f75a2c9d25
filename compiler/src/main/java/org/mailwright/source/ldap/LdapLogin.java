package org.mailwright.source.ldap;

/** Who reads a live directory: nobody in particular, a DN with its password, or the subject of a client certificate. */
public final class LdapLogin {
    /** How the reader says who it is. */
    enum Kind {
        ANONYMOUS,
        SIMPLE,
        EXTERNAL
    }

    private final Kind kind;
    private final String dn;
    private final byte[] password;

    private LdapLogin(Kind kind, String dn, byte[] password) {
        this.kind = kind;
        this.dn = dn;
        this.password = password;
    }

    /** No bind at all: the server treats such a reader as anonymous (RFC 4513 section 4). */
    public static LdapLogin anonymous() {
        return new LdapLogin(Kind.ANONYMOUS, "", new byte[0]);
    }

    /** A simple bind; the password is not empty, for that would be an anonymous one (RFC 4513 section 5.1.2). */
    public static LdapLogin simple(String dn, byte[] password) {
        return new LdapLogin(Kind.SIMPLE, dn, password.clone());
    }

    /** SASL EXTERNAL: the server takes the reader's name from the client certificate (RFC 4422 appendix A). */
    public static LdapLogin external() {
        return new LdapLogin(Kind.EXTERNAL, "", new byte[0]);
    }

    Kind kind() {
        return kind;
    }

    String dn() {
        return dn;
    }

    byte[] password() {
        return password.clone();
    }

    /** As messages name it. */
    @Override
    public String toString() {
        return switch (kind) {
            case ANONYMOUS -> "an anonymous reader";
            case SIMPLE -> dn;
            case EXTERNAL -> "the subject of client_cert";
        };
    }
}
