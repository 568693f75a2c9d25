package org.mailwright.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.mailwright.source.ldap.Authority;

/** The people of a sample in a slapd, and copies of the sample that ask it. */
final class SlapdPeople implements AutoCloseable {
    private final Path sample;
    private final Authority authority = new Authority();
    private final Slapd slapd;

    private SlapdPeople(Path directory, Path sample) throws IOException {
        this.sample = sample;
        this.slapd = Slapd.start(directory, sample.resolve("ldap/people.ldif"), authority);
    }

    static SlapdPeople start(Path directory, Path sample) throws IOException {
        Daemon.require("slapd");
        return new SlapdPeople(directory, sample);
    }

    /** A copy of the sample in a new place, whose directory says this. */
    Path site(Path site, String directory) throws IOException {
        try (Stream<Path> paths = Files.walk(sample)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path copy = site.resolve(sample.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
        Path file = site.resolve("mailwright.yaml");
        String text = Files.readString(file);
        assertThat(text).contains("  ldif: ldap/people.ldif\n");
        Files.writeString(file, text.replace("  ldif: ldap/people.ldif\n", directory.indent(2)));
        Files.writeString(site.resolve("ca.pem"), authority.pem());
        Authority.Identity identity = authority.identity("CN=mailwright", "mailwright.onion.example");
        Files.writeString(site.resolve("client.pem"), identity.chain());
        secret(site.resolve("client.key"), identity.key());
        secret(site.resolve("password"), SlapdConfiguration.PASSWORD + "\n");
        return site;
    }

    private static void secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** Where it answers in the clear. */
    int port() {
        return slapd.port();
    }

    /** The settings of a directory that is asked without a name. */
    String url(String scheme) {
        int port = scheme.equals("ldaps") ? slapd.tlsPort() : slapd.port();
        return "url: " + scheme + "://127.0.0.1:" + port + "\nbase: ou=users,dc=onion,dc=example\n";
    }

    /** The settings of a directory that is asked as one of the readers of {@link SlapdConfiguration}. */
    String as(String reader) {
        return url("ldaps") + "ca_file: ca.pem\nbind_dn: " + reader + "\npassword_file: password\n";
    }

    @Override
    public void close() {
        slapd.close();
    }
}
