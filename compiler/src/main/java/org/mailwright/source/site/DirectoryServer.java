package org.mailwright.source.site;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.LdapKinds;
import org.mailwright.hiera.Value;
import org.mailwright.source.ldap.LdapFailure;
import org.mailwright.source.ldap.LdapLogin;
import org.mailwright.source.ldap.LdapServer;
import org.mailwright.source.ldap.LdapUrl;
import org.mailwright.source.net.Limits;

/** The keys of a live directory in mailwright.yaml: what contradicts itself is an error at its place. */
final class DirectoryServer {
    private static final int PAGE_SIZE = 500;
    private static final int SECONDS = 30;
    private static final Kind RULE = LdapKinds.DIRECTORY_UNUSABLE;
    private static final Syntax<LdapUrl> URL = new Syntax<>(
            RULE, "the url", LdapUrl::parse, "write ldaps://HOST or ldap://HOST, with :PORT where it is another one");

    private final Reading reading;
    private final ServerKeys keys;
    private final LdapUrl url;

    private DirectoryServer(Reading reading, Optional<Value> source, LdapUrl url) {
        this.reading = reading;
        this.url = url;
        this.keys = new ServerKeys(reading, source, RULE, this::unasked);
    }

    private LdapFailure unasked(String why, String remedy) {
        return LdapFailure.partial(url.text() + " cannot be asked: " + why, remedy);
    }

    /**
     * The server that a source names; nothing when its keys contradict each other, which is reported.
     *
     * @param filter which entries, unless the source says so
     * @throws LdapFailure when a file that is needed to ask it is not there, as on a machine without the secrets
     */
    static Optional<LdapServer> read(Reading reading, Optional<Value> source, String filter) throws IOException {
        Optional<LdapUrl> url = reading.parsed(Reading.get(source, "url"), URL);
        return url.isEmpty() ? Optional.empty() : new DirectoryServer(reading, source, url.get()).read(filter);
    }

    private Optional<LdapServer> read(String filter) throws IOException {
        Optional<String> base = keys.text("base");
        if (base.isEmpty()) {
            reading.error(RULE, keys.at("url"), "this directory has no base", "say below which DN people are");
        }
        boolean named = keys.isPair("bind_dn", "password_file");
        boolean certified = keys.isPair("client_cert", "client_key");
        if (base.isEmpty() || !named || !certified || !isPrivateEnough()) {
            return Optional.empty();
        }
        Optional<SSLContext> tls =
                isEncrypted() ? Optional.of(keys.tls("ca_file", "client_cert", "client_key")) : Optional.empty();
        return Optional.of(new LdapServer(
                url,
                base.get(),
                keys.text("filter").orElse(filter),
                login(),
                tls,
                Reading.whole(keys.get("page_size"), PAGE_SIZE),
                Limits.of(Reading.whole(keys.get("timeout"), SECONDS))));
    }

    /** StartTLS is on unless it is switched off, or an anonymous reader asks the server on its own machine. */
    private boolean isEncrypted() {
        boolean anonymous =
                keys.get("bind_dn").isEmpty() && keys.get("client_cert").isEmpty();
        boolean starttls = keys.get("starttls")
                .map(value -> Reading.isTrue(Optional.of(value)))
                .orElse(!(anonymous && url.isLoopback()));
        return url.encrypted() || starttls;
    }

    /** No password over a connection that anybody on the way can read; a forged answer is at least a finding. */
    private boolean isPrivateEnough() {
        if (isEncrypted()) {
            return true;
        }
        boolean secret =
                keys.get("bind_dn").isPresent() || keys.get("client_cert").isPresent();
        if (secret) {
            reading.error(
                    LdapKinds.TLS,
                    keys.at("starttls"),
                    "starttls: false would send the reader's "
                            + (keys.get("bind_dn").isPresent() ? "password in the clear" : "certificate not at all"),
                    "leave starttls out, or read anonymously");
            return false;
        }
        if (!url.isLoopback()) {
            reading.report(Diagnostic.warning(
                            LdapKinds.TLS,
                            keys.at("starttls"),
                            url.text() + " is read in the clear: who is on the way can forge every forward")
                    .advising("leave starttls out, or use ldaps://; no password is asked for until then"));
        }
        return true;
    }

    private LdapLogin login() throws IOException {
        Optional<String> dn = keys.text("bind_dn");
        if (dn.isEmpty()) {
            return keys.get("client_cert").isPresent() ? LdapLogin.external() : LdapLogin.anonymous();
        }
        byte[] password = firstLine(keys.secretFile("password_file").orElseThrow());
        if (password.length == 0) {
            throw unasked("the file of password_file is empty", "put the password of bind_dn there");
        }
        return LdapLogin.simple(dn.get(), password);
    }

    /** Without its end of line, which editors add and no password has. */
    private static byte[] firstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return Arrays.copyOf(bytes, end);
    }
}
