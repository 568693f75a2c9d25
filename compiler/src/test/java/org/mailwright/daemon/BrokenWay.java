package org.mailwright.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server on the loopback interface that breaks after so many octets of its answer. */
final class BrokenWay implements AutoCloseable {
    private final ServerSocket socket;
    private final int server;
    private final int octets;
    private final AtomicInteger used = new AtomicInteger();

    private BrokenWay(ServerSocket socket, int server, int octets) {
        this.socket = socket;
        this.server = server;
        this.octets = octets;
    }

    static BrokenWay to(int server, int octets) throws IOException {
        BrokenWay way = new BrokenWay(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), server, octets);
        thread(way::take);
        return way;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many connections went this way. */
    int used() {
        return used.get();
    }

    private void take() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    Socket target = new Socket(InetAddress.getLoopbackAddress(), server)) {
                used.incrementAndGet();
                thread(() -> pass(client, target, Integer.MAX_VALUE));
                pass(target, client, octets);
            } catch (IOException e) {
                // The test is at its end.
            }
        }
    }

    private static void pass(Socket from, Socket to, int most) {
        byte[] block = new byte[512];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int left = most;
            for (int read = in.read(block); read > 0 && left > 0; read = in.read(block)) {
                out.write(block, 0, Math.min(read, left));
                left -= read;
            }
        } catch (IOException e) {
            // One of the two is gone.
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
