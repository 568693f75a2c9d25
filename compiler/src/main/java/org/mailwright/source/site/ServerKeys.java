package org.mailwright.source.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Value;
import org.mailwright.source.net.SourceFailure;
import org.mailwright.source.pki.KeyFile;
import org.mailwright.source.pki.TlsClient;

/**
 * What the keys of all live servers in mailwright.yaml have in common: the files beside them, and TLS.
 *
 * @param kind the finding of keys that contradict each other
 * @param failure makes the failure of a server that cannot be asked, out of why and what to do
 */
record ServerKeys(
        Reading reading,
        Optional<Value> source,
        Kind kind,
        BiFunction<String, String, ? extends SourceFailure> failure) {

    Optional<Value> get(String key) {
        return Reading.get(source, key);
    }

    Optional<String> text(String key) {
        return Reading.text(get(key)).filter(text -> !text.isBlank());
    }

    Location at(String key) {
        return get(key).or(() -> get("url")).orElseThrow().location();
    }

    /** Two keys that only make sense together. */
    boolean isPair(String one, String other) {
        boolean pair = get(one).isPresent() == get(other).isPresent();
        if (!pair) {
            String given = get(one).isPresent() ? one : other;
            String missing = get(one).isPresent() ? other : one;
            reading.error(kind, at(given), given + " without " + missing, "give both, or neither");
        }
        return pair;
    }

    /** Whom to trust and who we are, out of the files that these keys name. */
    SSLContext tls(String authority, String certificate, String privateKey) throws IOException {
        Optional<byte[]> authorities = file(authority);
        Optional<byte[]> chain = file(certificate);
        authorities.ifPresent(
                found -> ClearKeys.refuseInPublic(reading, get(authority).orElseThrow(), found));
        // With its key beside it, outside of the repository, the file is a secret that is kept as one.
        chain.filter(KeyFile::isPrivate)
                .ifPresent(found ->
                        ClearKeys.refuseInRepository(reading, get(certificate).orElseThrow()));
        Optional<byte[]> key = secretFile(privateKey);
        Parsed<SSLContext> context =
                TlsClient.of(authorities, chain.map(found -> new TlsClient.Identity(found, key.orElseThrow())));
        if (context.value().isEmpty()) {
            throw failure.apply(
                    context.reason(),
                    "look at " + authority + ", " + certificate + " and " + privateKey + ": PEM files");
        }
        return context.orElseThrow();
    }

    /** The bytes of a file that nobody but its owner should read. */
    Optional<byte[]> secretFile(String key) throws IOException {
        Optional<byte[]> bytes = file(key);
        reading.path(get(key))
                .filter(path -> reading.files().isExposed(path))
                .ifPresent(path -> reading.report(Diagnostic.warning(
                                SiteKinds.SECRET_FILE_MODE,
                                at(key),
                                "others than its owner may read the file of " + key)
                        .advising("chmod 0600 " + reading.files().display(path))));
        get(key).ifPresent(file -> ClearKeys.refuseInRepository(reading, file));
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
            throw failure.apply(
                    "there is no file " + reading.files().display(path.get()), "put it there or correct " + key);
        }
        return bytes;
    }
}
