package org.mailwright.source.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.mailwright.diagnostic.Parsed;

/**
 * Where a server answers: scheme, host and port of a URL (RFC 3986), and nothing else.
 *
 * @param scheme in lower case
 * @param host a name, or an address without brackets
 * @param port 0 for the usual one of the scheme
 * @param text as messages show it
 */
public record ServerUrl(String scheme, String host, int port, String text) {
    private static final int HIGHEST_PORT = 65_535;

    /** Reads {@code SCHEME://HOST[:PORT]} with a scheme for TLS, or one without. */
    public static Parsed<ServerUrl> parse(String text, String encrypted, String clear) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Parsed.not("it is no URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of(encrypted, clear).contains(scheme)) {
            return Parsed.not("it begins neither with " + encrypted + ":// nor with " + clear + "://");
        }
        String host = uri.getHost() == null ? "" : uri.getHost();
        if (host.isEmpty() || uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            return Parsed.not("it names no host, or a port that is none");
        }
        if (uri.getRawUserInfo() != null) {
            return Parsed.not("it has a user before the host");
        }
        boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null;
        if (more || !uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")) {
            return Parsed.not("it says more than a host and a port");
        }
        String shown = scheme + "://" + host + (uri.getPort() > 0 ? ":" + uri.getPort() : "");
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Parsed.of(new ServerUrl(scheme, bare, Math.max(0, uri.getPort()), shown));
    }

    /** The port, or this one where none is named. */
    public int portOr(int usual) {
        return port > 0 ? port : usual;
    }

    /** True when what is sent there does not leave the machine. A name other than localhost could be anywhere. */
    public boolean isLoopback() {
        return host.equalsIgnoreCase("localhost")
                || host.equals("::1")
                || host.matches("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
    }
}
