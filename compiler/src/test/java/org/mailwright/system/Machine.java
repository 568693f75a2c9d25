package org.mailwright.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mailwright.daemon.Daemon;
import org.mailwright.packaging.Program;

/**
 * A machine of the test's network: namespaces of its own, with {@code machine.sh} as their first process, which obeys
 * this object. It ends with its standard input, so at the latest with this program.
 */
final class Machine implements AutoCloseable {
    static final Path SCRIPTS = Path.of("compiler/src/test/resources/system").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final boolean here;
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    private Machine(String name, boolean here, Process process) {
        this.name = name;
        this.here = here;
        this.process = process;
        orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a machine; it has no network yet.
     *
     * @param scratch a directory that it finds where it is here, whatever its root; its standard error goes there
     * @param root the root directory of its Debian
     * @param shared more such directories
     */
    static Machine boot(String name, String resolver, Path scratch, Path root, Path... shared) {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--net",
                "--uts",
                "--ipc",
                "--pid",
                "--fork",
                "--kill-child",
                SCRIPTS.resolve("machine.sh").toString(),
                name,
                resolver,
                root.toString(),
                scratch.toString()));
        Stream.of(shared).map(Path::toString).forEach(command::add);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(scratch.resolve(name + ".log").toFile());
            builder.environment().put("PATH", "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Machine machine = new Machine(name, root.getNameCount() == 0, builder.start());
            machine.ask("syslog", Map.of());
            return machine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** The first process of the machine, as the world outside numbers it. */
    long pid() {
        return process.children()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not running"))
                .pid();
    }

    /** Gives an order (an entry of ORDERS in agent.py) and waits for the answer. */
    synchronized JsonNode ask(String order, Map<String, ?> details) {
        try {
            Map<String, Object> line = new TreeMap<>(details);
            line.put("order", order);
            orders.write(JSON.writeValueAsString(line));
            orders.newLine();
            orders.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException(name + " ended while it was asked to " + order);
            }
            JsonNode read = JSON.readTree(answer);
            if (read.has("trouble")) {
                throw new IllegalStateException(
                        name + ": " + order + ": " + read.get("trouble").asText());
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": " + order, e);
        }
    }

    /** Runs a program on it that must succeed. */
    String run(String... command) {
        JsonNode answer = ask("run", Map.of("argv", List.of(command)));
        String output = answer.get("output").asText();
        if (answer.get("status").asInt() != 0) {
            throw new IllegalStateException(
                    name + ": " + String.join(" ", command) + " gave " + answer.get("status") + ": " + output);
        }
        return output;
    }

    /** Runs one of our scripts on it. */
    String script(String script, String... arguments) {
        List<String> command = new ArrayList<>();
        if (script.endsWith(".py")) {
            command.add("/usr/bin/python3");
        }
        command.add(SCRIPTS.resolve(script).toString());
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** Applies a host's files from a compiled tree, twice: nothing is left to do the second time. */
    void apply(Path tree, String host) {
        List<String> command = new ArrayList<>(List.of(
                "nsenter",
                "--target",
                String.valueOf(pid()),
                "--mount",
                // Java looks for itself in /proc, which is that of the machine's processes where its root is ours.
                here ? "--pid" : "--mount"));
        // The machines share /tmp, and processes of one number.
        command.addAll(Program.command("-XX:-UsePerfData"));
        command.addAll(List.of(
                "apply",
                "--host",
                host,
                "--from",
                tree.toString(),
                "--root",
                here ? "/" : "/run/root",
                "--detailed-exitcodes"));
        Daemon.Answer first = Daemon.require("env").run(command);
        if (first.status() != 2) {
            throw new IllegalStateException(name + ": apply gave " + first.status() + ": " + first.output());
        }
        Daemon.Answer second = Daemon.require("env").run(command);
        if (second.status() != 0 || !second.output().isEmpty()) {
            throw new IllegalStateException(name + ": apply again gave " + second.status() + ": " + second.output());
        }
    }

    /** Waits until a port of this machine answers. */
    void awaitPort(int port) {
        run(
                "timeout",
                "40",
                "bash",
                "-c",
                "until (exec 3<>/dev/tcp/127.0.0.1/" + port + ") 2>/dev/null; do sleep 0.1; done");
    }

    /** Gives it a letter to deliver to another host, and says what that answered. */
    Said send(Letter letter) {
        return Said.of(ask("send", letter.order()));
    }

    /** The messages that came in with this text in them: so many, or fewer when the time is over. */
    List<Received> received(String token, int count, Duration patience) {
        JsonNode found = ask("received", Map.of("token", token, "count", count, "seconds", patience.toSeconds()))
                .get("messages");
        List<Received> messages = new ArrayList<>();
        found.forEach(message -> messages.add(Received.of(message)));
        return messages;
    }

    /** What an independent receiver makes of a message. */
    Verdict judge(Received message) {
        return Verdict.of(ask(
                "judge",
                Map.of(
                        "ip", message.client(),
                        "helo", message.helo(),
                        "sender", message.sender(),
                        "text", message.text())));
    }

    /** A line that its daemons logged, as soon as there is one with this text. */
    Optional<String> logged(String text, Duration patience) {
        JsonNode lines = ask("log", Map.of("contains", text, "seconds", patience.toSeconds()))
                .get("lines");
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(0).asText());
    }

    /** Everything that its daemons logged. */
    String logs() {
        if (!process.isAlive()) {
            return "";
        }
        StringBuilder lines = new StringBuilder();
        ask("log", Map.of("contains", "", "seconds", 0))
                .get("lines")
                .forEach(line -> lines.append(line.asText()).append('\n'));
        return lines
                + run(
                        "sh",
                        "-c",
                        "cat /run/output/* /var/log/rspamd/rspamd.log /var/log/mailman3/*.log 2>/dev/null; true");
    }

    /** Tells it to end; that takes it a moment. */
    void hangUp() {
        try {
            orders.close();
        } catch (IOException e) {
            // It ended by itself: nothing is left to end.
        }
    }

    /** Ends it with all its processes. */
    @Override
    public void close() {
        hangUp();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
