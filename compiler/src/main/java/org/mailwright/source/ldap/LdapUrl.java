package org.mailwright.source.ldap;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.mailwright.diagnostic.Parsed;

/**
 * Where a live directory answers: scheme, host and port of an LDAP URL (RFC 4516). What else such a URL can say (base,
 * filter, attributes) has keys of its own.
 *
 * @param encrypted true for {@code ldaps}
 * @param host a name, or an address without brackets
 * @param text as messages show it
 */
public record LdapUrl(boolean encrypted, String host, int port, String text) {
    private static final int LDAP = 389;
    private static final int LDAPS = 636;

    /** Reads {@code ldaps://HOST[:PORT]} or {@code ldap://HOST[:PORT]}. */
    public static Parsed<LdapUrl> parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Parsed.not("it is no URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("ldap") && !scheme.equals("ldaps")) {
            return Parsed.not("it begins neither with ldaps:// nor with ldap://");
        }
        String host = uri.getHost() == null ? "" : uri.getHost();
        if (host.isEmpty() || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Parsed.not("it names no host, or a port that is none");
        }
        if (uri.getRawUserInfo() != null) {
            return Parsed.not("it has a user before the host");
        }
        boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null;
        if (more || !uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")) {
            return Parsed.not("it says more than a host and a port");
        }
        boolean encrypted = scheme.equals("ldaps");
        int port = uri.getPort() > 0 ? uri.getPort() : encrypted ? LDAPS : LDAP;
        String shown = scheme + "://" + host + (uri.getPort() > 0 ? ":" + port : "");
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Parsed.of(new LdapUrl(encrypted, bare, port, shown));
    }

    /** True when what is sent there does not leave the machine. A name other than localhost could be anywhere. */
    public boolean isLoopback() {
        return host.equalsIgnoreCase("localhost")
                || host.equals("::1")
                || host.matches("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
    }
}
