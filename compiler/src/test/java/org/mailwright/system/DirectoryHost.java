package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailwright.daemon.Daemon;
import org.mailwright.daemon.SlapdConfiguration;
import org.mailwright.source.ldap.Authority;

/**
 * The directory of the organisation, ldap-01 with a slapd that holds the people of a site, and puppet-01, which reads it
 * over ldaps and compiles: the one host that may see every password.
 */
final class DirectoryHost implements AutoCloseable {
    static final List<String> PACKAGES = List.of("slapd", "ldap-utils", "iproute2");
    private static final String NAME = "ldap-01.onion.example";
    private static final String ADDRESS = "203.0.113.91";
    private static final String NO_RESOLVER = "203.0.113.53";

    private final List<Machine> machines = new ArrayList<>();
    private final Path home;

    private DirectoryHost(Path home) {
        this.home = home;
    }

    /** Starts both; the site's directory is that server from then on. */
    static DirectoryHost start(Path home, SystemSite site) throws IOException {
        DirectoryHost host = new DirectoryHost(Files.createDirectories(home));
        try {
            host.boot(site);
            return host;
        } catch (IOException | RuntimeException | Error e) {
            host.close();
            throw e;
        }
    }

    private void boot(SystemSite site) throws IOException {
        Authority authority = new Authority();
        Path conf = SlapdConfiguration.write(
                home.resolve("slapd"), site.root().resolve("ldap/people.ldif"), authority, NAME);
        Machine link = machine("ldap-switch");
        link.run("ip", "link", "add", "bridge0", "type", "bridge");
        link.run("ip", "link", "set", "bridge0", "up");
        Machine directory = wired("ldap-01", 1, ADDRESS);
        Machine puppet = wired("puppet-01", 2, "203.0.113.92");
        for (Machine machine : List.of(directory, puppet)) {
            machine.run("sh", "-c", "echo " + ADDRESS + " " + NAME + " >>/etc/hosts");
        }
        directory.run("slapd", "-f", conf.toString(), "-h", "ldaps://" + ADDRESS);
        Path secrets = Files.createDirectory(site.root().resolve("secrets"));
        Files.writeString(secrets.resolve("ca.pem"), authority.pem());
        Path password = secrets.resolve("ldap");
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, SlapdConfiguration.PASSWORD);
        String server = """
                  url: ldaps://%s
                  base: ou=users,dc=onion,dc=example
                  bind_dn: %s
                  password_file: secrets/ldap
                  ca_file: secrets/ca.pem
                  page_size: 40
                """.formatted(NAME, SlapdConfiguration.READER);
        site.replace("mailwright.yaml", Map.of("  ldif: ldap/people.ldif\n", server));
    }

    private Machine machine(String name) {
        Machine machine = Machine.boot(name, NO_RESOLVER, home);
        machines.add(machine);
        return machine;
    }

    private Machine wired(String name, int port, String address) {
        Machine machine = machine(name);
        Daemon.Answer answer = Daemon.require("sh")
                .run(List.of(
                        Machine.SCRIPTS.resolve("wire.sh").toString(),
                        Long.toString(machines.get(0).pid()),
                        Long.toString(machine.pid()),
                        Integer.toString(port),
                        address));
        assertThat(answer.status()).as(answer.output()).isZero();
        return machine;
    }

    /** Compiles a site on puppet-01, as Puppet would; what it said. */
    String compile(SystemSite site, Path out) {
        return machines.get(2)
                .run(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.mailwright.cli.Mailwright",
                        "compile",
                        "-C",
                        site.root().toString(),
                        "--as-of",
                        SystemSite.DAY,
                        "-o",
                        out.toString());
    }

    /** Changes the directory as its administrator (RFC 2849, change records). */
    void modify(String changes) throws IOException {
        Path file = Files.writeString(home.resolve("changes.ldif"), changes);
        machines.get(1)
                .run(
                        "env",
                        "LDAPTLS_CACERT=" + home.toAbsolutePath().resolve("slapd/ca.pem"),
                        "ldapmodify",
                        "-H",
                        "ldaps://" + NAME,
                        "-x",
                        "-D",
                        "cn=admin,dc=onion,dc=example",
                        "-w",
                        SlapdConfiguration.PASSWORD,
                        "-f",
                        file.toString());
    }

    @Override
    public void close() {
        machines.forEach(Machine::hangUp);
        machines.forEach(Machine::close);
    }
}
