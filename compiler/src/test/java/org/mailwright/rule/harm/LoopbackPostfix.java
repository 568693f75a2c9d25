package org.mailwright.rule.harm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.mailwright.daemon.Daemon;

/** A Postfix of its own that takes mail on loopback, expands what its table says and throws away what would leave. */
final class LoopbackPostfix implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SERVICES = """
            127.0.0.1:%d inet n - n - - smtpd
            cleanup  unix       n - n -   0 cleanup
            qmgr     unix       n - n 300 1 qmgr
            rewrite  unix       - - n -   - trivial-rewrite
            bounce   unix       - - n -   0 bounce
            defer    unix       - - n -   0 bounce
            anvil    unix       - - n -   1 anvil
            discard  unix       - - n -   - discard
            error    unix       - - n -   - error
            postlog  unix-dgram n - n -   1 postlogd
            """;

    private final Path home;
    private final int port;
    private final Process master;

    private LoopbackPostfix(Path home, int port, Process master) {
        this.home = home;
        this.port = port;
        this.master = master;
    }

    /** Starts it with these lines of virtual(5); onion.example and onion.test are its domains. */
    static LoopbackPostfix start(Path home, String virtual) throws IOException {
        // Its daemons give up root and must still get here.
        for (Path above = home; above.startsWith("/tmp/") && above.getNameCount() > 1; above = above.getParent()) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path conf = Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("queue"));
        Path data = Files.createDirectories(home.resolve("data"));
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        int port = freePort();
        Files.writeString(conf.resolve("main.cf"), """
                compatibility_level = 3.6
                myhostname = mx-01.onion.example
                mydestination =
                mynetworks =
                inet_interfaces = loopback-only
                inet_protocols = ipv4
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/log
                default_transport = discard
                relay_transport = discard
                smtpd_relay_restrictions = reject_unauth_destination
                virtual_alias_domains = onion.example, onion.test
                virtual_alias_maps = texthash:%1$s/conf/virtual
                alias_maps =
                local_recipient_maps =
                """.formatted(home));
        Files.writeString(conf.resolve("master.cf"), SERVICES.formatted(port));
        Files.writeString(conf.resolve("virtual"), virtual);
        Process master =
                Daemon.require("postfix").start(List.of("-c", conf.toString(), "start-fg"), home.resolve("master.log"));
        return new LoopbackPostfix(home, port, master);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Its directory with main.cf. */
    Path conf() {
        return home.resolve("conf");
    }

    /** The replies to each recipient's RCPT and, where one was taken, to the end of DATA, the words after the code left out. */
    List<String> send(String... recipients) throws IOException {
        try (Dialogue dialogue = new Dialogue(connected())) {
            dialogue.say("EHLO client.example");
            dialogue.say("MAIL FROM:<>");
            List<String> replies = new ArrayList<>();
            for (String recipient : recipients) {
                replies.add(code(dialogue.say("RCPT TO:<" + recipient + ">")));
            }
            if (replies.contains("250")) {
                dialogue.say("DATA");
                replies.add(code(dialogue.say("Subject: test\r\n\r\ntest\r\n.")));
            }
            dialogue.say("QUIT");
            return replies;
        }
    }

    private static String code(String reply) {
        return reply.substring(0, 3);
    }

    private Socket connected() throws IOException {
        for (int i = 0; i < PATIENCE.toMillis() / 50; i++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                pause();
            }
        }
        throw new IOException("Postfix does not listen: " + Files.readString(home.resolve("master.log")));
    }

    /** A session: one line at a time. */
    private record Dialogue(Socket socket, BufferedReader in) implements AutoCloseable {
        Dialogue(Socket socket) throws IOException {
            this(socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            reply();
        }

        String say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return reply();
        }

        private String reply() throws IOException {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            if (line == null) {
                throw new IOException("Postfix hung up");
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** What became of mail that was taken for an address: {@code recipient status (words)} of the log, one a recipient. */
    List<String> fate(String original) throws IOException {
        Pattern delivered =
                Pattern.compile("to=<([^>]*)>,(?: orig_to=<" + Pattern.quote(original) + ">,)?.* status=(\\w+ .*)");
        List<String> found = List.of();
        for (int i = 0; i < PATIENCE.toMillis() / 50 && found.isEmpty(); i++) {
            pause();
            found = Files.readString(home.resolve("log"))
                    .lines()
                    .filter(line -> line.contains("to=<" + original + ">"))
                    .flatMap(line -> delivered.matcher(line).results())
                    .map((MatchResult line) -> line.group(1) + " " + line.group(2))
                    .toList();
        }
        return found;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Daemon.require("postfix").run(List.of("-c", conf().toString(), "stop"));
        Daemon.end(master);
    }
}
