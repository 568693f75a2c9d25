package org.mailwright.source.puppetdb;

import org.mailwright.diagnostic.Parsed;
import org.mailwright.source.net.ServerUrl;

/**
 * Where PuppetDB answers. It gives the facts of every machine to whoever may ask, so it is asked over TLS; in the clear
 * only on its own machine ("Configuring PuppetDB", host: localhost unless set).
 */
public record PuppetDbUrl(ServerUrl server) {
    private static final int HTTP = 8080;
    private static final int HTTPS = 8081;

    /** Reads {@code https://HOST[:PORT]}, or {@code http://localhost[:PORT]}. */
    public static Parsed<PuppetDbUrl> parse(String text) {
        Parsed<ServerUrl> parsed = ServerUrl.parse(text, "https", "http");
        boolean exposed = parsed.value()
                .filter(url -> url.scheme().equals("http") && !url.isLoopback())
                .isPresent();
        return exposed ? Parsed.not("http:// is for the machine itself only") : parsed.map(PuppetDbUrl::new);
    }

    /** True for https. */
    public boolean isEncrypted() {
        return server.scheme().equals("https");
    }

    /** As messages show it. */
    public String text() {
        return server.text();
    }

    /** The URL with the port that it is asked at. */
    String base() {
        String host = server.host().indexOf(':') >= 0 ? "[" + server.host() + "]" : server.host();
        return server.scheme() + "://" + host + ":" + port();
    }

    int port() {
        return server.portOr(isEncrypted() ? HTTPS : HTTP);
    }
}
