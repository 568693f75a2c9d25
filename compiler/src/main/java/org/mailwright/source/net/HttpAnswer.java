package org.mailwright.source.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailwright.source.file.HeapShare;

/**
 * The answer to one GET (RFC 9112), read to its end within the limits of the answer. Nothing in it is acted upon: no
 * redirect is followed, and no compression undone, which was not asked for.
 *
 * @param headers by name, in whatever case
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    /** Of all header lines together; PuppetDB's are some hundred octets. */
    private static final int HEADERS = 1 << 16;

    private static final int BLOCK = 1 << 16;

    /** A header of the answer. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * Reads it.
     *
     * @throws EOFException where it ends too early
     * @throws IOException where it is not of HTTP, too large, or late
     */
    public static HttpAnswer read(InputStream socket, Allowance allowance) throws IOException {
        Reader reader = new Reader(new BufferedInputStream(socket, BLOCK));
        int status;
        Map<String, String> headers;
        do {
            status = reader.status();
            headers = reader.headers();
        } while (status < 200);
        String encoding = headers.getOrDefault("Content-Encoding", "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new Malformed("its answer is compressed, which it was not asked for");
        }
        return new HttpAnswer(status, headers, reader.body(headers, allowance));
    }

    /** An answer that is not what HTTP has, or not what was asked for; the message is a clause about the server. */
    public static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        private Malformed(String message) {
            super(message);
        }
    }

    /** The octets of one answer, in order. */
    private static final class Reader {
        private final InputStream in;
        private int left = HEADERS;

        Reader(InputStream in) {
            this.in = in;
        }

        // HTTP/1.1 200 OK
        int status() throws IOException {
            String line = line();
            if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
                throw new Malformed("it does not answer in HTTP");
            }
            return Integer.parseInt(line.substring(9, 12));
        }

        Map<String, String> headers() throws IOException {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
            return headers;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = next(); c != '\n'; c = next()) {
                if (--left < 0) {
                    throw new Malformed("its headers have more than " + HEADERS + " octets");
                }
                line.append((char) c);
            }
            int end = line.length();
            return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
        }

        private int next() throws IOException {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("the answer ended too early");
            }
            return c;
        }

        byte[] body(Map<String, String> headers, Allowance allowance) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            String length = headers.getOrDefault("Content-Length", "");
            if (headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
                for (long size = chunk(); size > 0; size = chunk()) {
                    copy(size, body, allowance);
                    line();
                }
                headers();
            } else if (headers.containsKey("Transfer-Encoding") || !length.matches("[0-9]{0,18}")) {
                throw new Malformed("its answer has a length that is not one");
            } else if (length.isEmpty()) {
                // It ends with the connection, and whether it is whole the reader of its JSON sees.
                copy(Long.MAX_VALUE, body, allowance);
            } else {
                copy(Long.parseLong(length), body, allowance);
            }
            return body.toByteArray();
        }

        private long chunk() throws IOException {
            String size = line().replaceFirst("[ \t]*(;.*)?$", "");
            if (!size.matches("[0-9A-Fa-f]{1,15}")) {
                throw new Malformed("its answer has a chunk without a length");
            }
            left = HEADERS;
            return Long.parseLong(size, 16);
        }

        private void copy(long length, ByteArrayOutputStream body, Allowance allowance) throws IOException {
            long most = allowance.room() / HeapShare.OCTET;
            byte[] block = new byte[BLOCK];
            long rest = length;
            while (rest > 0) {
                int read = in.read(block, 0, (int) Math.min(rest, BLOCK));
                if (read < 0) {
                    if (length == Long.MAX_VALUE) {
                        return;
                    }
                    throw new EOFException("the answer ended too early");
                }
                body.write(block, 0, read);
                rest -= read;
                if (body.size() > most) {
                    allowance.keep(allowance.room() + 1);
                }
            }
        }
    }
}
