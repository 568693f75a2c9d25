package org.mailwright.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailwright.daemon.DebianTree;
import org.mailwright.model.Release;

/** The sample minimal, running: one machine with every role, on one of Debian's releases, and one without any. */
final class SingleHost implements AutoCloseable {
    static final String NAME = "mail.garlic.example";
    private static final List<String> ADDRESSES = List.of("192.0.2.25", "2001:db8:192::25");

    private final Network network;
    private final Release release;
    private final SystemSite site;
    private final Addresses addresses;

    private SingleHost(Network network, Release release, SystemSite site, Addresses addresses) {
        this.network = network;
        this.release = release;
        this.site = site;
        this.addresses = addresses;
    }

    /** Builds and starts it, or skips the test aloud where that cannot be done; in CI that is a failure. */
    static SingleHost start(Release release) throws IOException {
        return start(release, site -> {});
    }

    /** The same with inputs that are changed first, and more addresses of the machine. */
    static SingleHost start(Release release, Consumer<SystemSite> change, String... more) throws IOException {
        Instant begin = Instant.now();
        Path root = root(release);
        Network network = Network.create("minimal-" + (release == Release.DEBIAN_12 ? "12" : "13"));
        try {
            network.certify(List.of(NAME + ",submission.garlic.example"));
            Path out = network.scratch().resolve("out");
            SystemSite site = SystemSite.minimal(network.scratch().resolve("site"), network.certificates(), release);
            change.accept(site);
            site.compile(out);
            Addresses addresses = new Addresses(network, site.routes());
            network.begin(new Zones(
                    site.root(),
                    out,
                    Set.of("garlic.example"),
                    addresses.elsewhere(),
                    "80.2.0.192.in-addr.arpa. 3600 IN PTR web.garlic.example.\n"));
            network.wired("web", "192.0.2.80", "2001:db8:192::80");
            Machine machine = network.wired(
                    "mail",
                    root,
                    Stream.concat(ADDRESSES.stream(), Stream.of(more)).toArray(String[]::new));
            MailHost.install(machine, out, NAME, network.certificates());
            machine.ask("clamd", Map.of("socket", "/run/clamav/clamd.ctl"));
            MailHost.start(machine, 25, 465, 587, 11332, 10002);
            System.err.println("*** minimal runs on " + release + " after "
                    + Duration.between(begin, Instant.now()).toSeconds() + " s ***");
            return new SingleHost(network, release, site, addresses);
        } catch (IOException | RuntimeException | Error e) {
            network.close();
            throw e;
        }
    }

    private static Path root(Release release) throws IOException {
        if (release == Release.DEBIAN_13) {
            return DebianTree.trixie().root();
        }
        Network.requireDebian12();
        return Network.HERE;
    }

    /** Changes the inputs, and has the running machine follow. */
    void change(String path, Map<String, String> replacements) {
        site.replace(path, replacements);
        Path out = network.scratch().resolve("out-again");
        site.compile(out);
        at("mail").apply(out, NAME);
        at("mail").run("postfix", "reload");
    }

    /** Puts the compiled files of a null client on the machine web, and starts Postfix there. */
    void startClient() {
        at("web").apply(network.scratch().resolve("out"), "web.garlic.example");
        MailHost.start(at("web"));
    }

    /** Its address by a version of IP. */
    static String address(World world) {
        return ADDRESSES.get(world.ordinal());
    }

    /** Does some work while addresses have extensions, which are kept or dropped, and one of them is another person's. */
    void extending(String word, Consumer<Addresses> work) {
        Path scratch = network.scratch();
        SystemSite extended = SystemSite.minimal(scratch.resolve("site-" + word), network.certificates(), release);
        extended.extensions("data/common.yaml", word);
        extended.replace(
                "data/common.yaml", Map.of("  abuse: postmaster\n", "  abuse: postmaster\n  \"dave+lists\": erin\n"));
        extended.compile(scratch.resolve("out-" + word));
        apply("out-" + word);
        try {
            work.accept(new Addresses(network, extended.routes()));
        } finally {
            apply("out");
        }
    }

    private void apply(String tree) {
        at("mail").apply(network.scratch().resolve(tree), NAME);
        // Below another root than / apply runs nothing but indexes.
        at("mail").run("postfix", "reload");
    }

    Addresses addresses() {
        return addresses;
    }

    Machine at(String name) {
        return network.at(name);
    }

    /** An honest sender elsewhere, who writes to us. */
    Letter stranger(World world) {
        return world.stranger().via(address(world));
    }

    /** Alice with her own password, who sends to somebody. */
    Letter alice(World world, int port, String sender, String recipient) {
        return world.laptop(107)
                .via(address(world))
                .submitted(port, "alice", "throw-awayalice")
                .envelope(sender, recipient);
    }

    /** Sends a letter that must be taken, and waits for the one message that arrives outside of it. */
    Received deliver(String from, Letter letter, String token) {
        return network.deliver(from, letter, token, 1).get(0);
    }

    /** What an independent receiver makes of a message. */
    Verdict judge(Received message) {
        return at("outside").judge(message);
    }

    @Override
    public void close() throws IOException {
        network.close();
    }
}
