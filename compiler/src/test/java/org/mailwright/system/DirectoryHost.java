package org.mailwright.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailwright.daemon.SlapdConfiguration;
import org.mailwright.packaging.Program;
import org.mailwright.source.ldap.Authority;

/**
 * The directory of the organisation, ldap-01 with a slapd that holds the people of a site, and puppet-01, which reads it
 * over ldaps and compiles: the one host that may see every password.
 */
final class DirectoryHost {
    private static final String NAME = "ldap-01.onion.example";
    private static final String ADDRESS = "203.0.113.101";

    private final Network network;
    private final Path home;

    private DirectoryHost(Network network) {
        this.network = network;
        home = network.scratch().resolve("directory");
    }

    /** Starts both on the network's link; the site's directory is that server from then on. */
    static DirectoryHost start(Network network, SystemSite site) throws IOException {
        DirectoryHost host = new DirectoryHost(network);
        Files.createDirectories(host.home);
        host.boot(site);
        return host;
    }

    private void boot(SystemSite site) throws IOException {
        Authority authority = new Authority();
        Path conf = SlapdConfiguration.write(
                home.resolve("slapd"), site.root().resolve("ldap/people.ldif"), authority, NAME);
        network.link();
        Machine directory = network.wired("ldap-01", ADDRESS);
        Machine puppet = network.wired("puppet-01", "203.0.113.102");
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

    /** Compiles a site on puppet-01, as Puppet would; what it said. */
    String compile(SystemSite site, Path out) {
        return network.at("puppet-01")
                .run(Stream.concat(
                                Program.command().stream(),
                                Stream.of(
                                        "compile",
                                        "-C",
                                        site.root().toString(),
                                        "--as-of",
                                        SystemSite.DAY,
                                        "-o",
                                        out.toString()))
                        .toArray(String[]::new));
    }

    /** Changes the directory as its administrator (RFC 2849, change records). */
    void modify(String changes) throws IOException {
        Path file = Files.writeString(home.resolve("changes.ldif"), changes);
        network.at("ldap-01")
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
}
