package org.mailwright.source.site;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.PuppetDbKinds;
import org.mailwright.hiera.Value;
import org.mailwright.source.net.Limits;
import org.mailwright.source.puppetdb.PuppetDb;
import org.mailwright.source.puppetdb.PuppetDbFailure;
import org.mailwright.source.puppetdb.PuppetDbUrl;

/** The keys of a live PuppetDB in mailwright.yaml: what contradicts itself is an error at its place. */
final class PuppetDbServer {
    static final Kind RULE = PuppetDbKinds.UNUSABLE;
    private static final int PAGE_SIZE = 500;
    private static final int SECONDS = 30;
    private static final Syntax<PuppetDbUrl> URL = new Syntax<>(
            RULE,
            "the url",
            PuppetDbUrl::parse,
            "write https://HOST, with :PORT where it is not 8081, and nothing behind it");

    private PuppetDbServer() {}

    /**
     * The PuppetDB that a source names; nothing when its keys contradict each other, which is reported.
     *
     * @throws PuppetDbFailure when a file that is needed to ask it is not there, as on a machine without the secrets
     */
    static Optional<PuppetDb> read(Reading reading, Optional<Value> source) throws IOException {
        Optional<PuppetDbUrl> url = reading.parsed(Reading.get(source, "url"), URL);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        ServerKeys keys = new ServerKeys(
                reading,
                source,
                RULE,
                (why, remedy) -> PuppetDbFailure.partial(url.get().text() + " cannot be asked: " + why, remedy));
        if (!keys.isPair("cert", "key")) {
            return Optional.empty();
        }
        Optional<SSLContext> tls =
                url.get().isEncrypted() ? Optional.of(keys.tls("ca", "cert", "key")) : Optional.empty();
        return Optional.of(new PuppetDb(
                url.get(),
                tls,
                Reading.whole(keys.get("page_size"), PAGE_SIZE),
                Limits.of(Reading.whole(keys.get("timeout"), SECONDS))));
    }
}
