package org.mailwright.source.puppetdb;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.mailwright.source.file.HeapShare;
import org.mailwright.source.net.Allowance;
import org.mailwright.source.net.HttpAnswer;
import org.mailwright.source.net.TimedSocket;

/**
 * One page of one question, over a connection of its own. The certificate is held against the name (RFC 2818 section
 * 3.1); no redirect is followed, and no proxy asked.
 */
final class PuppetDbRequest {
    private static final int FINE = 200;

    private final PuppetDb server;
    private final int before;
    private final Allowance allowance;

    private PuppetDbRequest(PuppetDb server, int before, Allowance allowance) {
        this.server = server;
        this.before = before;
        this.allowance = allowance;
    }

    /**
     * The page that begins with this row.
     *
     * @param allowance what is left for it and all later ones
     */
    static PuppetDb.Page page(PuppetDb server, Question question, int offset, Allowance allowance)
            throws PuppetDbFailure {
        return new PuppetDbRequest(server, offset == 0 ? 0 : offset + 1, allowance).page(question, offset);
    }

    private PuppetDb.Page page(Question question, int offset) throws PuppetDbFailure {
        HttpAnswer answer;
        try {
            answer = answer("/pdb/query/v4/" + question.endpoint() + "?"
                    + (question.query().isEmpty() ? "" : "query=" + encoded(question.query()) + "&")
                    + "order_by=" + encoded(question.order())
                    + "&limit=" + server.pageSize() + "&offset=" + offset + "&include_total=true");
            if (answer.status() == FINE) {
                allowance.keep(HeapShare.weight(answer.body()));
            }
        } catch (IOException e) {
            throw failure(e);
        }
        if (answer.status() != FINE) {
            throw PuppetDbReason.of(server, answer.status());
        }
        String total = answer.header("X-Records").orElse("");
        return new PuppetDb.Page(
                answer.body(),
                total.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(total)) : OptionalInt.empty());
    }

    private PuppetDbFailure failure(IOException failure) {
        if (allowance.exceeded().isPresent()) {
            return PuppetDbReason.cutOff(server, allowance.exceeded().get(), before);
        }
        if (failure instanceof HttpAnswer.Malformed malformed) {
            return PuppetDbReason.cutOff(server, String.valueOf(malformed.getMessage()), before);
        }
        return failure instanceof EOFException
                ? PuppetDbReason.cut(server, before)
                : PuppetDbReason.of(server, failure, before);
    }

    private HttpAnswer answer(String target) throws IOException {
        String authority = server.url().base().replaceFirst("^[a-z]+://", "");
        try (Socket socket = TimedSocket.to(
                        server.url().server().host(), server.url().port(), allowance);
                Socket secured = secured(socket)) {
            secured.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: " + authority
                                    + "\r\nAccept: application/json\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return HttpAnswer.read(secured.getInputStream(), allowance);
        }
    }

    private Socket secured(Socket socket) throws IOException {
        return server.tls().isEmpty()
                ? socket
                : TimedSocket.secured(
                        server.tls().get().getSocketFactory(),
                        socket,
                        server.url().server().host(),
                        server.url().port(),
                        "HTTPS");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
