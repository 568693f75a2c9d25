package org.mailwright.rule.harm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.mailwright.daemon.Daemon;

/**
 * A Postfix of its own in a directory: it listens nowhere, throws away what would leave, and delivers locally what its
 * aliases say. What it did with each recipient is in its log.
 */
final class LonePostfix implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SERVICES = """
            pickup   unix       n - n 60  1 pickup
            cleanup  unix       n - n -   0 cleanup
            qmgr     unix       n - n 300 1 qmgr
            rewrite  unix       - - n -   - trivial-rewrite
            bounce   unix       - - n -   0 bounce
            defer    unix       - - n -   0 bounce
            discard  unix       - - n -   - discard
            local    unix       - n n -   - local
            error    unix       - - n -   - error
            postlog  unix-dgram n - n -   1 postlogd
            """;

    private final Path home;
    private final Process master;

    private LonePostfix(Path home, Process master) {
        this.home = home;
        this.master = master;
    }

    /** Starts it with these lines of virtual(5) and aliases(5). */
    static LonePostfix start(Path home, String virtual, String aliases) throws IOException {
        // Its daemons give up root and must still get here.
        for (Path above = home; above.startsWith("/tmp/") && above.getNameCount() > 1; above = above.getParent()) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path conf = Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("queue"));
        Path data = Files.createDirectories(home.resolve("data"));
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        Path open = Files.createDirectories(home.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(conf.resolve("main.cf"), """
                compatibility_level = 3.6
                myhostname = mx-01.onion.example
                myorigin = mx-01.onion.example
                mydestination = local.example
                inet_interfaces = loopback-only
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/log
                default_transport = discard
                relay_transport = discard
                virtual_alias_domains = onion.example
                virtual_alias_maps = lmdb:%1$s/conf/virtual
                alias_maps = lmdb:%1$s/conf/aliases
                alias_database =
                recipient_delimiter = -
                biff = no
                """.formatted(home));
        Files.writeString(conf.resolve("master.cf"), SERVICES);
        Files.writeString(conf.resolve("virtual"), virtual);
        Files.writeString(conf.resolve("aliases"), aliases);
        Daemon.require("postmap").run(List.of("-c", conf.toString(), "lmdb:" + conf.resolve("virtual")));
        Daemon.require("postalias").run(List.of("-c", conf.toString(), "lmdb:" + conf.resolve("aliases")));
        Process master =
                Daemon.require("postfix").start(List.of("-c", conf.toString(), "start-fg"), home.resolve("master.log"));
        LonePostfix postfix = new LonePostfix(home, master);
        postfix.await(home.resolve("queue/public/pickup"));
        return postfix;
    }

    private void await(Path socket) {
        for (int i = 0; i < PATIENCE.toMillis() / 50 && !Files.exists(socket); i++) {
            pause();
        }
    }

    /** Sends a message to an address of onion.example; what became of it: {@code recipient status (reply)}, one a recipient. */
    List<String> send(String local) throws IOException {
        Path message = Files.writeString(home.resolve("message"), "Subject: test\n\ntest\n");
        Daemon.require("sendmail")
                .run(
                        List.of("-C", home.resolve("conf").toString(), "-f", "", local + "@onion.example"),
                        message,
                        home.resolve("sendmail.log"));
        Pattern delivered = Pattern.compile(
                "to=<(.*)>, orig_to=<" + Pattern.quote(local) + "@onion\\.example>,.* status=(\\w+ .*)");
        List<String> found = List.of();
        for (int i = 0; i < PATIENCE.toMillis() / 50 && found.isEmpty(); i++) {
            pause();
            if (Files.exists(home.resolve("log"))) {
                found = delivered
                        .matcher(Files.readString(home.resolve("log")))
                        .results()
                        .map((MatchResult line) -> line.group(1) + " " + line.group(2))
                        .toList();
            }
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
        Daemon.require("postfix").run(List.of("-c", home.resolve("conf").toString(), "stop"));
        Daemon.end(master);
    }
}
