package org.mailwright.source.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.hiera.Value;
import org.mailwright.source.ldap.LdapFailure;
import org.mailwright.source.ldap.LdapLogin;
import org.mailwright.source.ldap.LdapServer;
import org.mailwright.source.ldap.LdapUrl;
import org.mailwright.source.pki.TlsClient;

/** The keys of a live directory in mailwright.yaml: what contradicts itself is an error at its place. */
final class DirectoryServer {
    private static final int PAGE_SIZE = 500;
    private static final int SECONDS = 30;
    private static final String RULE = "directory-unusable";
    private static final Syntax<LdapUrl> URL = new Syntax<>(
            RULE, "the url", LdapUrl::parse, "write ldaps://HOST or ldap://HOST, with :PORT where it is another one");

    private final Reading reading;
    private final Optional<Value> source;
    private final LdapUrl url;

    private DirectoryServer(Reading reading, Optional<Value> source, LdapUrl url) {
        this.reading = reading;
        this.source = source;
        this.url = url;
    }

    /**
     * The server that a source names; nothing when its keys contradict each other, which is reported.
     *
     * @param forward the attribute of forwards: who has one and no uid is a mistake that must be seen
     * @throws LdapFailure when a file that is needed to ask it is not there, as on a machine without the secrets
     */
    static Optional<LdapServer> read(Reading reading, Optional<Value> source, String forward) throws IOException {
        Optional<LdapUrl> url = reading.parsed(Reading.get(source, "url"), URL);
        return url.isEmpty() ? Optional.empty() : new DirectoryServer(reading, source, url.get()).read(forward);
    }

    private Optional<LdapServer> read(String forward) throws IOException {
        Optional<String> base = text("base");
        if (base.isEmpty()) {
            reading.error(RULE, at("url"), "this directory has no base", "say below which DN people are");
        }
        boolean named = isPair("bind_dn", "password_file");
        boolean certified = isPair("client_cert", "client_key");
        if (base.isEmpty() || !named || !certified || !isPrivateEnough()) {
            return Optional.empty();
        }
        Optional<SSLContext> tls = isEncrypted() ? Optional.of(tls()) : Optional.empty();
        return Optional.of(new LdapServer(
                url,
                base.get(),
                text("filter").orElse("(|(uid=*)(" + forward + "=*))"),
                login(),
                tls,
                Reading.whole(get("page_size"), PAGE_SIZE),
                Reading.whole(get("timeout"), SECONDS)));
    }

    /** Two keys that only make sense together. */
    private boolean isPair(String one, String other) {
        boolean pair = get(one).isPresent() == get(other).isPresent();
        if (!pair) {
            String given = get(one).isPresent() ? one : other;
            String missing = get(one).isPresent() ? other : one;
            reading.error(RULE, at(given), given + " without " + missing, "give both, or neither");
        }
        return pair;
    }

    /** StartTLS is on unless it is switched off, or an anonymous reader asks the server on its own machine. */
    private boolean isEncrypted() {
        boolean anonymous = get("bind_dn").isEmpty() && get("client_cert").isEmpty();
        boolean starttls = get("starttls")
                .map(value -> Reading.isTrue(Optional.of(value)))
                .orElse(!(anonymous && url.isLoopback()));
        return url.encrypted() || starttls;
    }

    /** No password over a connection that anybody on the way can read; a forged answer is at least a finding. */
    private boolean isPrivateEnough() {
        if (isEncrypted()) {
            return true;
        }
        boolean secret = get("bind_dn").isPresent() || get("client_cert").isPresent();
        if (secret) {
            reading.error(
                    "ldap-tls",
                    at("starttls"),
                    "starttls: false would send the reader's "
                            + (get("bind_dn").isPresent() ? "password in the clear" : "certificate not at all"),
                    "leave starttls out, or read anonymously");
            return false;
        }
        if (!url.isLoopback()) {
            reading.report(Diagnostic.warning(
                            "ldap-tls",
                            at("starttls"),
                            url.text() + " is read in the clear: who is on the way can forge every forward")
                    .advising("leave starttls out, or use ldaps://; no password is asked for until then"));
        }
        return true;
    }

    private SSLContext tls() throws IOException {
        Optional<byte[]> authorities = file("ca_file");
        Optional<byte[]> chain = file("client_cert");
        Optional<byte[]> key = secretFile("client_key");
        Parsed<SSLContext> context =
                TlsClient.of(authorities, chain.map(found -> new TlsClient.Identity(found, key.orElseThrow())));
        if (context.value().isEmpty()) {
            throw LdapFailure.partial(
                    url.text() + " cannot be asked: " + context.reason(),
                    "look at ca_file, client_cert and client_key: PEM files");
        }
        return context.orElseThrow();
    }

    private LdapLogin login() throws IOException {
        Optional<String> dn = text("bind_dn");
        if (dn.isEmpty()) {
            return get("client_cert").isPresent() ? LdapLogin.external() : LdapLogin.anonymous();
        }
        byte[] password = firstLine(secretFile("password_file").orElseThrow());
        if (password.length == 0) {
            throw LdapFailure.partial(
                    url.text() + " cannot be asked: the file of password_file is empty",
                    "put the password of bind_dn there");
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

    private Optional<byte[]> secretFile(String key) throws IOException {
        Optional<byte[]> bytes = file(key);
        reading.path(get(key))
                .filter(path -> reading.files().isExposed(path))
                .ifPresent(path -> reading.report(Diagnostic.warning(
                                "secret-file-mode", at(key), "others than its owner may read the file of " + key)
                        .advising("chmod 0600 " + reading.files().display(path))));
        return bytes;
    }

    /** The bytes of a file that is named; a file that is not there is for another machine. */
    private Optional<byte[]> file(String key) throws IOException {
        Optional<Path> path = reading.path(get(key));
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = reading.files().read(path.get());
        if (bytes.isEmpty()) {
            throw LdapFailure.partial(
                    url.text() + " cannot be asked: there is no file "
                            + reading.files().display(path.get()),
                    "put it there or correct " + key);
        }
        return bytes;
    }

    private Optional<Value> get(String key) {
        return Reading.get(source, key);
    }

    private Optional<String> text(String key) {
        return Reading.text(get(key)).filter(text -> !text.isBlank());
    }

    private Location at(String key) {
        return get(key).or(() -> get("url")).orElseThrow().location();
    }
}
