package org.mailwright.source.puppetdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;

/**
 * One page of one question, over a connection of its own. The JDK holds the certificate against the name (RFC 2818
 * section 3.1); no redirect is followed, and no proxy asked.
 */
final class PuppetDbRequest {
    /** A page may take so many times as long as one part of it. */
    private static final int PATIENCE = 10;

    private static final int BLOCK = 1 << 16;

    private final PuppetDb server;
    private final int before;
    private final long room;

    private PuppetDbRequest(PuppetDb server, int before, long room) {
        this.server = server;
        this.before = before;
        this.room = room;
    }

    /**
     * The page that begins with this row.
     *
     * @param room octets that it may have
     */
    static PuppetDb.Page page(PuppetDb server, Question question, int offset, long room) throws PuppetDbFailure {
        return new PuppetDbRequest(server, offset == 0 ? 0 : offset + 1, room).page(question, offset);
    }

    private PuppetDb.Page page(Question question, int offset) throws PuppetDbFailure {
        HttpURLConnection connection;
        try {
            connection = connection(server.url().base() + "/pdb/query/v4/" + question.endpoint() + "?"
                    + (question.query().isEmpty() ? "" : "query=" + encoded(question.query()) + "&")
                    + "order_by=" + encoded(question.order())
                    + "&limit=" + server.pageSize() + "&offset=" + offset + "&include_total=true");
        } catch (IOException e) {
            throw PuppetDbReason.of(server, e, before);
        }
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw PuppetDbReason.of(server, status);
            }
            byte[] body = body(connection);
            String total = String.valueOf(connection.getHeaderField("X-Records"));
            return new PuppetDb.Page(
                    body, total.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(total)) : OptionalInt.empty());
        } catch (PuppetDbFailure e) {
            throw e;
        } catch (IOException e) {
            throw PuppetDbReason.of(server, e, before);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection connection(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection tls && server.tls().isPresent()) {
            tls.setSSLSocketFactory(server.tls().get().getSocketFactory());
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(server.seconds() * 1000);
        connection.setReadTimeout(server.seconds() * 1000);
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** All that was promised: Java takes a body that is shorter than its Content-Length for whole. */
    private byte[] body(HttpURLConnection connection) throws IOException {
        long promised = connection.getContentLengthLong();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos((long) server.seconds() * PATIENCE);
        ByteArrayOutputStream body = new ByteArrayOutputStream(BLOCK);
        byte[] block = new byte[BLOCK];
        try (InputStream in = connection.getInputStream()) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                body.write(block, 0, read);
                if (body.size() > room) {
                    throw PuppetDbReason.tooLarge(server);
                }
                if (System.nanoTime() > end) {
                    throw PuppetDbReason.late(server, before);
                }
            }
        }
        if (promised >= 0 && body.size() != promised) {
            throw PuppetDbReason.cut(server, before);
        }
        return body.toByteArray();
    }
}
