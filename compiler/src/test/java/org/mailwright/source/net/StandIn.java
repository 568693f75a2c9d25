package org.mailwright.source.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on the loopback interface that says what a test wants, octet by octet, until the client is gone. */
public final class StandIn implements AutoCloseable {
    private final ServerSocket socket;
    private final CountDownLatch end = new CountDownLatch(1);

    /** What it does with a connection. */
    @FunctionalInterface
    public interface Deed {
        void on(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private StandIn(Deed deed) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread accepting = new Thread(() -> {
            while (!socket.isClosed()) {
                try {
                    serve(socket.accept(), deed);
                } catch (IOException e) {
                    // The test is at its end.
                }
            }
        });
        accepting.setDaemon(true);
        accepting.start();
    }

    private void serve(Socket client, Deed deed) {
        Thread thread = new Thread(() -> {
            try (client) {
                deed.on(client.getInputStream(), client.getOutputStream());
                end.await(60, TimeUnit.SECONDS);
            } catch (IOException | InterruptedException e) {
                // The client went, which is what it should do.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    public static StandIn doing(Deed deed) throws IOException {
        return new StandIn(deed);
    }

    /** Says this and then that again and again, whatever it is asked; with a pause before each, in milliseconds. */
    public static StandIn saying(String first, String again, int pause) throws IOException {
        return doing((in, out) -> {
            out.write(first.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            byte[] more = again.getBytes(StandardCharsets.ISO_8859_1);
            while (more.length > 0) {
                Thread.sleep(pause);
                out.write(more);
                out.flush();
            }
        });
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        socket.close();
    }
}
