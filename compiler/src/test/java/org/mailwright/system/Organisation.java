package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailwright.daemon.Daemon;

/**
 * The organisation of the sample onion, running: each mail host a set of namespaces with what {@code compile} wrote for
 * it, name servers with the compiled zones, and a world outside that sends, receives and forges. Only links between
 * documentation addresses exist; nothing of the machine below is changed.
 */
final class Organisation implements AutoCloseable {
    static final String MX_01 = "203.0.113.11";
    static final String MX_02 = "198.51.100.12";
    static final Duration PATIENCE = Network.PATIENCE;

    private static final String DOMAIN = ".onion.example";
    /**
     * The mail hosts with their files, by address; the second MX host refuses a From of ours without a mark, and asks the
     * list host for its recipients.
     */
    private static final Map<String, List<String>> HOSTS = hosts();

    /** What the MX hosts make of a From of ours, and where senders are rewritten to. */
    enum Judgement {
        /** The first MX host lets it in unmarked, the second refuses it. */
        PASS,
        /** Senders are rewritten into the primary domain, and every MX host refuses it. */
        REWRITTEN_INTO_PRIMARY;

        private void change(SystemSite site) {
            if (this == REWRITTEN_INTO_PRIMARY) {
                site.replace(
                        MAIL,
                        Map.of(
                                "{own_from: pass,",
                                "{own_from: reject,",
                                "rewrite_to: bounces.onion.example",
                                "rewrite_to: onion.example"));
            }
        }
    }

    private static final String MAIL = "data/common/mail.yaml";

    private final Network network;
    private final SystemSite site;
    private final Addresses addresses;

    private Organisation(Network network, SystemSite site) {
        this.network = network;
        this.site = site;
        addresses = new Addresses(network, site.routes());
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
    static Organisation start(Judgement judgement) throws IOException {
        Instant begin = Instant.now();
        Network.requireDebian12();
        Stream.of("mailman", "slapd", "ldapmodify").forEach(Daemon::require);
        Network network = Network.create(judgement == Judgement.PASS ? "system" : "rewriting");
        Organisation organisation;
        try {
            certify(network);
            organisation = new Organisation(network, compiled(network, judgement));
            organisation.boot();
        } catch (IOException | RuntimeException | Error e) {
            network.close();
            throw e;
        }
        System.err.println("*** the organisation runs after "
                + Duration.between(begin, Instant.now()).toSeconds() + " s ***");
        return organisation;
    }

    static void certify(Network network) {
        network.certify(HOSTS.keySet().stream()
                .map(host -> host + DOMAIN)
                .map(name -> name.startsWith("submit-") ? name + ",submission" + DOMAIN : name)
                .toList());
    }

    /** What the hosts get is compiled on puppet-01 from the people in ldap-01; what is expected, from the same people's file. */
    private static SystemSite compiled(Network network, Judgement judgement) throws IOException {
        Path scratch = network.scratch();
        SystemSite site = SystemSite.onion(scratch.resolve("site"), network.certificates());
        SystemSite live = SystemSite.onion(scratch.resolve("live"), network.certificates());
        Stream.of(site, live).forEach(judgement::change);
        DirectoryHost.start(network, live).compile(live, scratch.resolve("out"));
        SystemSite strict = SystemSite.onion(scratch.resolve("strict"), network.certificates());
        judgement.change(strict);
        if (judgement == Judgement.PASS) {
            strict.replace(MAIL, Map.of("{own_from: pass,", "{own_from: reject,"));
        }
        strict.replace(MAIL, Map.of("recipients: lists/lists.onion.example", "recipients: verify"));
        strict.compile(scratch.resolve("out-strict"));
        return site;
    }

    private void boot() throws IOException {
        network.begin(new Zones(
                site.root(),
                network.scratch().resolve("out"),
                Set.of("onion.example", "onion.test"),
                addresses.elsewhere(),
                """
                12.100.51.198.in-addr.arpa. 3600 IN PTR mx-02.onion.example.
                22.100.51.198.in-addr.arpa. 3600 IN PTR srs-02.onion.example.
                """));
        network.wired("web-01", "203.0.113.71", "2001:db8:113::71");
        for (Map.Entry<String, List<String>> host : HOSTS.entrySet()) {
            network.wired(host.getKey(), host.getValue().toArray(String[]::new));
        }
        atOnce(HOSTS.keySet().stream()
                .map(name -> (Callable<Boolean>) () -> install(name))
                .toList());
    }

    private boolean install(String name) {
        Machine machine = at(name);
        String tree = name.equals("mx-02") ? "out-strict" : "out";
        MailHost.install(machine, network.scratch().resolve(tree), name + DOMAIN, network.certificates());
        if (name.startsWith("mx-")) {
            machine.ask("clamd", Map.of("socket", "/run/clamav/clamd.ctl"));
        }
        if (name.equals("lists-01")) {
            assertThat(machine.script("mailman.sh", "lists.onion.example")).isEmpty();
        }
        if (name.equals("crm-int-01")) {
            machine.script("crm.sh");
        }
        boolean filters = name.startsWith("mx-") || name.startsWith("srs-");
        int port = name.equals("submit-01") ? 587 : 25;
        MailHost.start(machine, filters ? new int[] {port, 11332, 10002} : new int[] {port});
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

    /** Does some work while the MX and SRS hosts drop extensions. */
    void dropping(Consumer<Addresses> work) {
        Path scratch = network.scratch();
        SystemSite dropping = SystemSite.onion(scratch.resolve("dropping"), network.certificates());
        dropping.replace("data/common/mail.yaml", Map.of("extensions: keep", "extensions: drop"));
        dropping.compile(scratch.resolve("out-dropping"));
        List<String> hosts = List.of("mx-01", "srs-01", "srs-02");
        hosts.forEach(name -> at(name).apply(scratch.resolve("out-dropping"), name + DOMAIN));
        try {
            work.accept(new Addresses(network, dropping.routes()));
        } finally {
            hosts.forEach(name -> at(name).apply(scratch.resolve("out"), name + DOMAIN));
        }
    }

    Addresses addresses() {
        return addresses;
    }

    Machine at(String name) {
        return network.at(name);
    }

    Machine atAddress(String address) {
        return network.atAddress(address);
    }

    /** An honest sender elsewhere. */
    Letter stranger() {
        return World.IPV4.stranger().via(MX_01);
    }

    /** Somebody who claims to be us. */
    Letter forger() {
        return World.IPV4.forger().via(MX_01);
    }

    /** A vendor whom our SPF record allows. */
    Letter vendor() {
        return World.vendor().via(MX_01);
    }

    /** Sends a letter that must be taken, and waits for what arrives outside of it. */
    List<Received> deliver(String from, Letter letter, String token, int count) {
        return network.deliver(from, letter, token, count);
    }

    static boolean isGreylisted(Said said) {
        return Network.isGreylisted(said);
    }

    @Override
    public void close() throws IOException {
        network.close();
    }
}
