package org.mailwright.source.ldap;

import org.mailwright.diagnostic.Parsed;
import org.mailwright.source.net.ServerUrl;

/**
 * Where a live directory answers: scheme, host and port of an LDAP URL (RFC 4516). What else such a URL can say (base,
 * filter, attributes) has keys of its own.
 *
 * @param encrypted true for {@code ldaps}
 */
public record LdapUrl(boolean encrypted, ServerUrl server) {
    private static final int LDAP = 389;
    private static final int LDAPS = 636;

    /** Reads {@code ldaps://HOST[:PORT]} or {@code ldap://HOST[:PORT]}. */
    public static Parsed<LdapUrl> parse(String text) {
        return ServerUrl.parse(text, "ldaps", "ldap")
                .map(server -> new LdapUrl(server.scheme().equals("ldaps"), server));
    }

    /** A name, or an address without brackets. */
    public String host() {
        return server.host();
    }

    public int port() {
        return server.portOr(encrypted ? LDAPS : LDAP);
    }

    /** As messages show it. */
    public String text() {
        return server.text();
    }

    /** True when what is sent there does not leave the machine. */
    public boolean isLoopback() {
        return server.isLoopback();
    }
}
