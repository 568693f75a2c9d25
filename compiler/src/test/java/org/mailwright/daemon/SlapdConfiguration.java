package org.mailwright.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.mailwright.source.ldap.Authority;

/**
 * The files of a slapd that serves the people of the sample, in a directory of their own: schema, configuration,
 * certificate and database. Some of its readers see everything, others less.
 */
public final class SlapdConfiguration {
    /** May see everything. */
    public static final String READER = "cn=mail,dc=onion,dc=example";
    /** Gets half of the people. */
    public static final String HALF = "cn=half,dc=onion,dc=example";
    /** Gets all of them but one. */
    public static final String ALMOST = "cn=almost,dc=onion,dc=example";
    /** May see nobody. */
    public static final String BLIND = "cn=blind,dc=onion,dc=example";
    /** Of all of these readers, and for this test only. */
    public static final String PASSWORD = "throw-away-4Tb";

    private static final String SERVICE = """

            dn: %s
            objectClass: organizationalRole
            objectClass: simpleSecurityObject
            cn: %s
            userPassword: %s
            """;
    private static final String CONFIGURATION = """
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/nis.schema
            include /etc/ldap/schema/inetorgperson.schema
            include DIR/people.schema
            pidfile DIR/slapd.pid
            modulepath /usr/lib/ldap
            moduleload back_mdb
            TLSCACertificateFile DIR/ca.pem
            TLSCertificateFile DIR/server.pem
            TLSCertificateKeyFile DIR/server.key
            TLSVerifyClient try
            authz-regexp "^cn=mailwright$" cn=mail,dc=onion,dc=example
            security simple_bind=128
            database mdb
            suffix dc=onion,dc=example
            rootdn cn=admin,dc=onion,dc=example
            rootpw throw-away-4Tb
            directory DIR/db
            maxsize 33554432
            limits dn.exact=cn=half,dc=onion,dc=example size=45
            limits dn.exact=cn=almost,dc=onion,dc=example size=90
            limits dn.exact=cn=mail,dc=onion,dc=example size=unlimited
            limits * size=91
            access to attrs=userPassword,mailPassword
                by dn.exact=cn=mail,dc=onion,dc=example read
                by dn.exact=cn=half,dc=onion,dc=example read
                by dn.exact=cn=almost,dc=onion,dc=example read
                by anonymous auth
                by * none
            access to filter=(objectClass=debianAccount)
                by dn.exact=cn=blind,dc=onion,dc=example none
                by * read
            access to * by * read
            """;

    private SlapdConfiguration() {}

    /** Makes the directory and fills the database from an LDIF file; slapd is started with {@code slapd.conf} in it. */
    public static Path write(Path directory, Path people, Authority authority, String host) throws IOException {
        Path home = Files.createDirectories(directory).toAbsolutePath();
        Files.createDirectory(home.resolve("db"));
        Files.copy(
                Path.of("compiler/src/test/resources/ldap/people.schema"),
                home.resolve("people.schema"),
                StandardCopyOption.REPLACE_EXISTING);
        Authority.Identity identity = authority.identity("CN=" + host, host);
        Files.writeString(home.resolve("ca.pem"), authority.pem());
        Files.writeString(home.resolve("server.pem"), identity.chain());
        Files.writeString(home.resolve("server.key"), identity.key());
        Path conf = home.resolve("slapd.conf");
        Files.writeString(conf, CONFIGURATION.replace("DIR", home.toString()));
        // slapadd takes a version line for an entry of its own where an empty line follows it.
        String entries = Files.readString(people);
        StringBuilder ldif = new StringBuilder(
                entries.substring(entries.indexOf("\ndn: ") + 1).stripTrailing());
        for (String reader : List.of(READER, HALF, ALMOST, BLIND)) {
            String name = reader.substring(3, reader.indexOf(','));
            ldif.append('\n').append(SERVICE.formatted(reader, name, PASSWORD));
        }
        ldif.append("\ndn: ou=nobody,dc=onion,dc=example\nobjectClass: organizationalUnit\nou: nobody\n");
        Path file = home.resolve("people.ldif");
        Files.writeString(file, ldif);
        Daemon.Answer answer =
                Daemon.require("slapadd").run(List.of("-q", "-f", conf.toString(), "-l", file.toString()));
        if (answer.status() != 0) {
            throw new UncheckedIOException(new IOException("slapadd: " + answer.output()));
        }
        return conf;
    }
}
