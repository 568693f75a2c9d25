package org.mailwright.source.puppetdb;

import java.io.IOException;
import java.util.Set;
import org.mailwright.source.net.TlsFault;

/** Says in plain words why PuppetDB could not be read. What it says in free text is not repeated. */
final class PuppetDbReason {
    private static final String AGAIN = "run it again when PuppetDB is well";

    /** A proxy without its server, a server that starts or stops (RFC 9110 section 15.6). */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private PuppetDbReason() {}

    /** The connection, TLS on it, or the answer broke. */
    static PuppetDbFailure of(PuppetDb server, IOException failure, int rows) {
        String url = server.url().text();
        return switch (TlsFault.of(failure)) {
            case OTHER_NAME ->
                PuppetDbFailure.tls(
                        url + " shows a certificate for another name",
                        "write the name in its certificate, or give it one for "
                                + server.url().server().host());
            case NOT_VALID -> PuppetDbFailure.tls(url + " shows a certificate that is not valid today", "renew it");
            case UNKNOWN_SIGNER ->
                PuppetDbFailure.tls(
                        url + " shows a certificate that no authority of ours has signed",
                        "name Puppet's authority in ca: /etc/puppet/ssl/certs/ca.pem");
            case OURS_REFUSED ->
                PuppetDbFailure.tls(
                        url + " does not take our certificate",
                        "give cert and key: a certificate that Puppet's authority has signed");
            case NO_TLS ->
                PuppetDbFailure.tls(
                        url + " and we do not agree on TLS",
                        "look at PuppetDB's log, and whether this port speaks TLS");
            case NO_ADDRESS ->
                PuppetDbFailure.partial(url + " cannot be reached: its name has no address", "correct the name");
            case NOBODY -> PuppetDbFailure.partial(url + " cannot be reached: nothing answers there", AGAIN);
            case LATE -> late(server, rows);
            case LOST -> cut(server, rows);
        };
    }

    /** It answered with something else than an answer. */
    static PuppetDbFailure of(PuppetDb server, int status) {
        String answers = server.url().text() + " answers with HTTP status " + status;
        if (PASSING.contains(status)) {
            return PuppetDbFailure.lost(answers, AGAIN);
        }
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                PuppetDbFailure.partial(
                        answers + ", a redirect, which is not followed", "write PuppetDB's own address");
            case 401, 403 ->
                PuppetDbFailure.partial(
                        answers + ": it does not let us ask", "add the name in cert to its certificate-allowlist");
            case 404 -> PuppetDbFailure.partial(answers + ": no PuppetDB is there", "write PuppetDB's own address");
            default -> PuppetDbFailure.partial(answers, "look at PuppetDB's log");
        };
    }

    static PuppetDbFailure late(PuppetDb server, int rows) {
        return PuppetDbFailure.partial(
                server.url().text() + " was not read whole: no answer within "
                        + server.limits().seconds() + " s after " + rows + " rows",
                AGAIN);
    }

    /** A server that refuses our certificate may end the connection before its word about that arrives. */
    static PuppetDbFailure cut(PuppetDb server, int rows) {
        return PuppetDbFailure.lost(
                server.url().text() + " was not read whole: the connection was lost after " + rows + " rows",
                rows == 0 && server.tls().isPresent() ? AGAIN + ", or look at whether it takes cert" : AGAIN);
    }

    /** The answer does not end, or is no answer; {@code why} is a clause. */
    static PuppetDbFailure cutOff(PuppetDb server, String why, int rows) {
        return PuppetDbFailure.partial(
                server.url().text() + " was not read whole: " + why + " after " + rows + " rows",
                "look at whether url is PuppetDB's own address; for a slow one set a longer timeout, for a large one"
                        + " -Xmx in JAVA_TOOL_OPTIONS");
    }
}
