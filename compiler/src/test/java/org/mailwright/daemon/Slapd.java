package org.mailwright.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mailwright.source.ldap.Authority;

/** A slapd on the loopback interface, with the people of an LDIF file; it ends with the test. */
final class Slapd implements AutoCloseable {
    private static final int PATIENCE = 200;

    private final Process process;
    private final int port;
    private final int tlsPort;

    private Slapd(Process process, int port, int tlsPort) {
        this.process = process;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    static Slapd start(Path directory, Path people, Authority authority) throws IOException {
        Path conf = SlapdConfiguration.write(directory, people, authority, "127.0.0.1");
        int port = freePort();
        int tlsPort = freePort();
        Path log = directory.resolve("slapd.log");
        Process process = Daemon.require("slapd")
                .start(
                        List.of(
                                "-d",
                                "0",
                                "-f",
                                conf.toString(),
                                "-h",
                                "ldap://127.0.0.1:" + port + " ldaps://127.0.0.1:" + tlsPort),
                        log);
        for (int i = 0; !answers(tlsPort); i++) {
            if (i > PATIENCE || !process.isAlive()) {
                Daemon.end(process);
                throw new IOException("slapd does not start: " + Files.readString(log));
            }
            sleep();
        }
        return new Slapd(process, port, tlsPort);
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Daemon.end(process);
    }
}
