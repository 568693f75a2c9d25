package org.mailwright.proof.postfix;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.daemon.Daemon;

/**
 * A running Postfix that has namespaces of its own, and in them directories of the test's in the stock places: nothing of the
 * machine's own Postfix is touched. A shell that obeys this object is its first process; all end with that one, and that one
 * with its standard input, so at the latest with this program.
 */
final class PrivatePostfix implements AutoCloseable {
    /** A service of master.cf that is reached from outside the network namespace. */
    static final String SOCKET = "mx";

    private static final Path STOCK = Path.of("/etc/postfix");
    private static final List<String> UNSHARE = List.of("--mount", "--net", "--ipc", "--pid", "--fork", "--kill-child");
    /** A new network namespace lets ten datagrams wait, and postlogd(8), which logs to itself, would wait for itself. */
    private static final String BEGIN = "mount -t proc proc /proc && mount --bind \"$0/etc\" /etc/postfix"
            + " && mount --bind \"$0/spool\" /var/spool/postfix && mount --bind \"$0/lib\" /var/lib/postfix"
            + " && ip link set lo up && echo 8192 >/proc/sys/net/unix/max_dgram_qlen && exec sh -s";

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path home;
    private final Process process;
    private final BufferedWriter orders;
    private int orderNumber;

    private PrivatePostfix(Path home, Process process) {
        this.home = home;
        this.process = process;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** Skips the test aloud where such a Postfix cannot run; in CI that is a failure. */
    static void require() {
        List.of("postfix", "ip").forEach(Daemon::require);
        Daemon unshare = Daemon.require("unshare");
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("Postfix starts as root only");
        }
        Daemon.Answer answer =
                unshare.run(Stream.concat(UNSHARE.stream(), Stream.of("true")).toList());
        if (answer.status() != 0) {
            Daemon.skip("no namespaces here: " + answer.output().strip());
        }
    }

    /** An empty place for one: its configuration is to be written below {@code etc}. */
    static void prepare(Path home) throws IOException {
        for (String directory : List.of("etc/maps", "spool", "lib")) {
            Files.createDirectories(home.resolve(directory));
        }
        // Which tables and daemons there are is the package's knowledge.
        try (Stream<Path> files = Files.walk(STOCK)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = STOCK.relativize(file).toString();
                if (name.matches("dynamicmaps.cf(\\.d/.*)?|postfix-files(\\.d/.*)?")) {
                    Path copy = home.resolve("etc").resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Daemon.require("chown").run(List.of("postfix", home.resolve("lib").toString()));
    }

    /** Starts it on what lies in {@code home}; each of the tables is indexed first. */
    static PrivatePostfix start(Path home, List<String> tables) throws IOException {
        List<String> command = Stream.of(
                        Stream.of("unshare"), UNSHARE.stream(), Stream.of("sh", "-c", BEGIN, home.toString()))
                .flatMap(words -> words)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile());
        builder.environment().put("PATH", "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin");
        builder.environment().put("LC_ALL", "C.UTF-8");
        PrivatePostfix postfix = new PrivatePostfix(home, builder.start());
        try {
            postfix.run(tables.stream().map(table -> "postmap lmdb:" + table).collect(Collectors.joining(" && "))
                    + " && postfix start");
            return postfix;
        } catch (RuntimeException e) {
            postfix.close();
            throw e;
        }
    }

    /** Runs a command line of the shell in its namespaces; it must succeed. */
    void run(String command) {
        Path done = home.resolve("done-" + ++orderNumber);
        Path ready = home.resolve("ready-" + orderNumber);
        try {
            // Daemons keep what they inherit: a pipe to us would never end.
            orders.write("( " + command + " ) </dev/null; echo $? >" + done + "; mv " + done + " " + ready + "\n");
            orders.flush();
            await(() -> Files.exists(ready), Duration.ofSeconds(60), command);
            if (!Files.readString(ready).strip().equals("0")) {
                throw new IllegalStateException(command + " failed:\n" + said());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(command + "\n" + said(), e);
        }
    }

    /** A condition that comes true by and by. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    void await(Condition condition, Duration patience, String what) throws IOException {
        Instant end = Instant.now().plus(patience);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end) || !process.isAlive()) {
                throw new IllegalStateException("in vain: " + what + "\n" + said());
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** What its daemons logged. */
    List<String> log() throws IOException {
        Path log = home.resolve("spool/mail.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private String said() {
        try {
            List<String> log = log();
            return Files.readString(home.resolve("output"))
                    + String.join("\n", log.subList(Math.max(0, log.size() - 40), log.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A connection to its SMTP server. */
    SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(home.resolve("spool/public/" + SOCKET)));
    }

    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException e) {
            // It ended by itself: nothing is left to end.
        }
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
