package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.daemon.Daemon;

/**
 * One link with machines on it, between documentation addresses only; nothing of the machine below is changed. Name
 * servers and a world outside that sends, receives and forges are on it, mail hosts as the test wants them.
 */
final class Network implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The root directory of machines that have the Debian that is here. */
    static final Path HERE = Path.of("/");

    private static final String RESOLVER = "203.0.113.53";
    private static final List<String> PROGRAMS = List.of(
            "postfix",
            "dovecot",
            "opendkim",
            "rspamd",
            "redis-server",
            "postsrsd",
            "nsd",
            "unbound",
            "ldns-signzone",
            "openssl",
            "ip",
            "unshare",
            "nsenter",
            "python3");

    private final String name;
    private final Path scratch;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Machine> byAddress = new HashMap<>();
    private int ports;

    private Network(String name, Path scratch) {
        this.name = name;
        this.scratch = scratch;
    }

    /** A network without machines, or the test is skipped aloud where there can be none; in CI that is a failure. */
    static Network create(String name) throws IOException {
        PROGRAMS.forEach(Daemon::require);
        requireNamespaces();
        Network network = new Network(name, Files.createTempDirectory("mailwright-" + name));
        Files.createDirectory(network.certificates());
        Runtime.getRuntime().addShutdownHook(new Thread(network::end));
        return network;
    }

    /** Ends the test, skipped aloud, where this program may not make namespaces. */
    static void requireNamespaces() {
        boolean root = "root".equals(System.getProperty("user.name"));
        String reason;
        if (root) {
            Daemon.Answer answer = Daemon.require("unshare")
                    .run(List.of(
                            "--mount",
                            "--net",
                            "--uts",
                            "--ipc",
                            "--pid",
                            "--fork",
                            "sh",
                            "-c",
                            "mount -t tmpfs t /run && mkdir /run/u /run/w"
                                    + " && mount -t overlay -o lowerdir=/etc,upperdir=/run/u,workdir=/run/w o /etc"));
            if (answer.status() == 0) {
                return;
            }
            reason = "no namespaces can be made: " + answer.output().strip();
        } else {
            reason = "namespaces need root";
        }
        Daemon.skip(reason);
    }

    /** Ends the test, skipped aloud, where the daemons that are here are not those of Debian 12. */
    static void requireDebian12() throws IOException {
        Path release = Path.of("/etc/os-release");
        if (!Files.exists(release)
                || !Files.readString(release).lines().toList().containsAll(List.of("ID=debian", "VERSION_ID=\"12\""))) {
            Daemon.skip("this machine is not Debian 12");
        }
    }

    /** A directory that every machine sees; it is gone in the end. */
    Path scratch() {
        return scratch;
    }

    /** Where the keys and certificates of hosts are, NAME.key and NAME.pem. */
    Path certificates() {
        return scratch.resolve("certificates");
    }

    /** Makes keys and certificates for our hosts, further names after a comma, and for the mail host outside. */
    void certify(Collection<String> hosts) {
        local(
                "certificates.sh",
                Stream.of(Stream.of(certificates().toString()), hosts.stream(), Stream.of("mx.outside.example"))
                        .flatMap(words -> words));
    }

    /** Starts everything that is not ours: the name servers with these zones, and the world outside. */
    void begin(Zones zones) throws IOException {
        Path directory = scratch.resolve("zones");
        Path certificate = certificates().resolve("mx.outside.example.pem");
        zones.write(directory, certificate);
        local("zones.sh", Stream.concat(Stream.of(directory.toString()), zones.signed().stream()));
        Path receiver = scratch.resolve("receiver.pem");
        Files.writeString(
                receiver,
                Files.readString(certificates().resolve("mx.outside.example.key")) + Files.readString(certificate));

        link();
        wired("dns", "203.0.113.81", "198.51.100.82", RESOLVER, "2001:db8:113::81", "2001:db8:100::82")
                .script("dns.sh", directory.toString(), RESOLVER, "203.0.113.81", "198.51.100.82");
        wired("outside", World.addresses());
        World.receive(at("outside"), receiver);
        wired("hostile", "198.51.100.66", "2001:db8:66::66");
    }

    /** Makes the link, where there is none yet. */
    void link() {
        if (!machines.containsKey("switch")) {
            Machine link = machine("switch", HERE);
            link.run("ip", "link", "add", "bridge0", "type", "bridge");
            link.run("ip", "link", "set", "bridge0", "up");
        }
    }

    /** Starts a machine that has these addresses on the link. */
    Machine wired(String host, String... addresses) {
        return wired(host, HERE, addresses);
    }

    /** The same with the Debian below a root directory. */
    Machine wired(String host, Path root, String... addresses) {
        Machine machine = machine(host, root);
        Stream.of(addresses).forEach(address -> byAddress.put(address, machine));
        ports++;
        local(
                "wire.sh",
                Stream.concat(
                        Stream.of(
                                Long.toString(at("switch").pid()),
                                Long.toString(machine.pid()),
                                Integer.toString(ports)),
                        Stream.of(addresses)));
        return machine;
    }

    private Machine machine(String host, Path root) {
        Machine machine = Machine.boot(host, RESOLVER, scratch, root);
        machines.put(host, machine);
        return machine;
    }

    /** Runs one of our scripts outside of all namespaces. */
    private static void local(String script, Stream<String> arguments) {
        Daemon.Answer answer = Daemon.require("sh")
                .run(Stream.concat(Stream.of(Machine.SCRIPTS.resolve(script).toString()), arguments)
                        .toList());
        assertThat(answer.status()).as("%s: %s", script, answer.output()).isZero();
    }

    Machine at(String host) {
        return Optional.ofNullable(machines.get(host)).orElseThrow(() -> new IllegalArgumentException(host));
    }

    /** The machine that has an address. */
    Machine atAddress(String address) {
        return Optional.ofNullable(byAddress.get(address)).orElseThrow(() -> new IllegalArgumentException(address));
    }

    /** Sends a letter that must be taken, and waits for what arrives outside of it. */
    List<Received> deliver(String from, Letter letter, String token, int count) {
        Said said = at(from).send(letter);
        if (isGreylisted(said)) {
            atAddress(letter.to()).script("later.sh");
            said = at(from).send(letter);
        }
        assertThat(said.data().code()).as(said.toString()).isEqualTo(250);
        List<Received> messages = at("outside").received(token, count, PATIENCE);
        assertThat(messages).as("what arrived of %s", token).hasSizeGreaterThanOrEqualTo(count);
        return messages;
    }

    static boolean isGreylisted(Said said) {
        return said.data().equals(new Said.Reply(451, "4.7.1 Try again later"));
    }

    private void end() {
        machines.values().forEach(Machine::hangUp);
        machines.values().forEach(Machine::close);
    }

    /** Ends all machines; what they logged is kept in {@code target}. */
    @Override
    public void close() throws IOException {
        Path logs = Path.of("target", name);
        Files.createDirectories(logs);
        for (Machine machine : machines.values()) {
            Files.writeString(logs.resolve(machine.name() + ".txt"), machine.logs());
        }
        end();
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                if (path.toString().endsWith(".log")) {
                    Files.copy(path, logs.resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
                Files.delete(path);
            }
        }
    }
}
