package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.mailwright.daemon.Daemon;
import org.mailwright.model.Address;
import org.mailwright.route.Routes;
import org.mailwright.route.Trace;
import org.mailwright.route.Tracing;

/**
 * The organisation of the sample onion, running: each mail host a set of namespaces with what {@code compile} wrote for
 * it, name servers with the compiled zones, and a world outside that sends, receives and forges. Only links between
 * documentation addresses exist; nothing of the machine below is changed.
 */
final class Organisation implements AutoCloseable {
    static final String MX_01 = "203.0.113.11";
    static final String MX_02 = "198.51.100.12";
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RESOLVER = "203.0.113.53";
    private static final List<String> PACKAGES = List.of(
            "postfix",
            "postfix-lmdb",
            "postfix-pcre",
            "dovecot-core",
            "opendkim",
            "rspamd",
            "redis-server",
            "postsrsd",
            "nsd",
            "unbound",
            "ldnsutils",
            "openssl",
            "iproute2",
            "slapd",
            "ldap-utils",
            "python3",
            "python3-dkim",
            "python3-spf",
            "python3-dnspython");
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
            "slapd",
            "python3");
    /** The mail hosts with their files, by address; the second MX host refuses a From of ours without a mark. */
    private static final Map<String, List<String>> HOSTS = hosts();

    private final Path scratch;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Routes routes;
    private int ports;

    private Organisation(Path scratch, Routes routes) {
        this.scratch = scratch;
        this.routes = routes;
    }

    private static Map<String, List<String>> hosts() {
        Map<String, List<String>> hosts = new LinkedHashMap<>();
        hosts.put("mx-01", List.of("203.0.113.11", "2001:db8:113::11"));
        hosts.put("mx-02", List.of("198.51.100.12", "2001:db8:100::12"));
        hosts.put("srs-01", List.of("203.0.113.21", "2001:db8:113::21"));
        hosts.put("srs-02", List.of("198.51.100.22", "2001:db8:100::22"));
        hosts.put("submit-01", List.of("203.0.113.31", "2001:db8:113::31"));
        hosts.put("relay-01", List.of("203.0.113.41", "2001:db8:113::41"));
        hosts.put("lists-01", List.of("203.0.113.51", "2001:db8:113::51"));
        hosts.put("crm-int-01", List.of("203.0.113.61", "2001:db8:113::61"));
        return hosts;
    }

    /** Builds and starts all of it, or skips the test aloud where that cannot be done; in CI that is a failure. */
    static Organisation start() throws IOException {
        Daemon.install(PACKAGES.toArray(String[]::new));
        PROGRAMS.forEach(Daemon::require);
        requireNamespaces();
        Instant begin = Instant.now();
        Path scratch = Files.createTempDirectory("mailwright-system");
        Path certificates = Files.createDirectory(scratch.resolve("certificates"));
        certificates(certificates);

        SystemSite site = SystemSite.in(scratch.resolve("site"), certificates);
        SystemSite live = SystemSite.in(scratch.resolve("live"), certificates);
        try (DirectoryHost directory = DirectoryHost.start(scratch.resolve("directory"), live)) {
            directory.compile(live, scratch.resolve("out"));
        }
        Routes routes = site.routes();
        SystemSite strict = SystemSite.in(scratch.resolve("strict"), certificates);
        strict.replace("data/common/mail.yaml", Map.of("{own_from: pass}", "{own_from: reject}"));
        strict.compile(scratch.resolve("out-strict"));

        Organisation organisation = new Organisation(scratch, routes);
        Runtime.getRuntime().addShutdownHook(new Thread(organisation::end));
        try {
            organisation.boot(site);
        } catch (IOException | RuntimeException | Error e) {
            organisation.close();
            throw e;
        }
        System.err.println("*** the organisation runs after "
                + Duration.between(begin, Instant.now()).toSeconds() + " s ***");
        return organisation;
    }

    /** A key and a certificate for every mail host, and one outside. */
    static void certificates(Path directory) {
        List<String> names = new ArrayList<>(
                HOSTS.keySet().stream().map(host -> host + ".onion.example").toList());
        names.add("mx.outside.example");
        local("certificates.sh", Stream.concat(Stream.of(directory.toString()), names.stream()));
    }

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

    /** Runs one of our scripts outside of all namespaces. */
    private static void local(String script, Stream<String> arguments) {
        Daemon.Answer answer = Daemon.require("sh")
                .run(Stream.concat(Stream.of(Machine.SCRIPTS.resolve(script).toString()), arguments)
                        .toList());
        assertThat(answer.status()).as("%s: %s", script, answer.output()).isZero();
    }

    private void boot(SystemSite site) throws IOException {
        Path zones = scratch.resolve("zones");
        Path certificates = scratch.resolve("certificates");
        Zones.write(
                zones, site.root(), scratch.resolve("out"), certificates.resolve("mx.outside.example.pem"), outside());
        local("zones.sh", Stream.concat(Stream.of(zones.toString()), Zones.signed().stream()));
        Path receiver = scratch.resolve("receiver.pem");
        Files.writeString(
                receiver,
                Files.readString(certificates.resolve("mx.outside.example.key"))
                        + Files.readString(certificates.resolve("mx.outside.example.pem")));

        Machine link = machine("switch");
        link.run("ip", "link", "add", "bridge0", "type", "bridge");
        link.run("ip", "link", "set", "bridge0", "up");
        wired("dns", "203.0.113.81", "198.51.100.82", RESOLVER, "2001:db8:113::81", "2001:db8:100::82")
                .script("dns.sh", zones.toString(), RESOLVER, "203.0.113.81", "198.51.100.82");
        Machine outside = wired(
                "outside",
                "198.51.100.25",
                "198.51.100.26",
                "198.51.100.27",
                "198.51.100.99",
                "198.51.100.101",
                "198.51.100.102",
                "198.51.100.103",
                "198.51.100.104",
                "198.51.100.105",
                "198.51.100.106",
                "198.51.100.200",
                "2001:db8:25::25");
        outside.ask(
                "receive",
                Map.of(
                        "addresses",
                        List.of("198.51.100.25", "198.51.100.26", "2001:db8:25::25"),
                        "certificate",
                        receiver.toString()));
        outside.ask("receive", Map.of("addresses", List.of("198.51.100.27")));
        wired("hostile", "198.51.100.66", "2001:db8:66::66");
        wired("web-01", "203.0.113.71", "2001:db8:113::71");
        for (Map.Entry<String, List<String>> host : HOSTS.entrySet()) {
            wired(host.getKey(), host.getValue().toArray(String[]::new));
        }
        atOnce(HOSTS.keySet().stream()
                .map(name -> (Callable<Boolean>) () -> install(name))
                .toList());
    }

    private Machine machine(String name) {
        Machine machine = Machine.boot(name, RESOLVER, scratch);
        machines.put(name, machine);
        return machine;
    }

    private Machine wired(String name, String... addresses) {
        Machine machine = machine(name);
        ports++;
        local(
                "wire.sh",
                Stream.concat(
                        Stream.of(
                                Long.toString(machines.get("switch").pid()),
                                Long.toString(machine.pid()),
                                Integer.toString(ports)),
                        Stream.of(addresses)));
        return machine;
    }

    private boolean install(String name) throws IOException {
        Machine machine = machines.get(name);
        String fqdn = name + ".onion.example";
        String tree = name.equals("mx-02") ? "out-strict" : "out";
        machine.script("install.py", scratch.resolve(tree + "/hosts/" + fqdn).toString());
        String keys = "/var/lib/dehydrated/certs/" + fqdn;
        Path certificates = scratch.resolve("certificates");
        machine.run("mkdir", "-p", keys);
        machine.run("cp", certificates.resolve(fqdn + ".key").toString(), keys + "/privkey.pem");
        machine.run("cp", certificates.resolve(fqdn + ".pem").toString(), keys + "/fullchain.pem");
        if (name.startsWith("mx-")) {
            machine.ask("clamd", Map.of("socket", "/run/clamav/clamd.ctl"));
        }
        if (name.equals("lists-01")) {
            machine.script("mailman.sh", "lists.onion.example");
            machine.ask("receive", Map.of("addresses", List.of("127.0.0.1"), "port", 8024, "lmtp", true));
        }
        if (name.equals("crm-int-01")) {
            machine.script("crm.sh");
        }
        String said = machine.script("services.sh");
        assertThat(said.lines().filter(line -> !line.contains("starting the Postfix mail system")))
                .as("%s: what its services said", name)
                .isEmpty();
        machine.awaitPort(name.equals("submit-01") ? 587 : 25);
        if (name.startsWith("mx-") || name.startsWith("srs-")) {
            machine.awaitPort(11332);
            machine.awaitPort(10002);
        }
        return true;
    }

    private static void atOnce(List<Callable<Boolean>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The domains elsewhere that mail of ours is forwarded to. */
    private Set<String> outside() {
        Set<String> domains = new TreeSet<>();
        for (Address address : routes.entries().keySet()) {
            Trace trace = Tracing.of(routes, address, Optional.empty());
            trace.arrivals().stream()
                    .filter(arrival -> !arrival.contains(" at "))
                    .forEach(arrival -> domains.add(arrival.substring(arrival.lastIndexOf('@') + 1)));
        }
        return domains;
    }

    Routes routes() {
        return routes;
    }

    Machine at(String name) {
        Machine machine = machines.get(name);
        if (machine == null) {
            throw new IllegalArgumentException(name);
        }
        return machine;
    }

    /** An honest sender elsewhere. */
    Letter stranger() {
        return Letter.from("198.51.100.99", "mail.sender.example").via(MX_01);
    }

    /** Somebody who claims to be us. */
    Letter forger() {
        return Letter.from("198.51.100.66", "mail.spam.example").via(MX_01);
    }

    /** A vendor whom our SPF record allows. */
    Letter vendor() {
        return Letter.from("198.51.100.200", "mail.vendor.example").via(MX_01);
    }

    /** Sends a letter that must be taken, and waits for what arrives outside of it. */
    List<Received> deliver(String from, Letter letter, String token, int count) {
        Said said = at(from).send(letter);
        if (isGreylisted(said)) {
            at(letter.to().equals(MX_02) ? "mx-02" : "mx-01").script("later.sh");
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

    @Override
    public void close() throws IOException {
        Path logs = Path.of("target/system");
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
