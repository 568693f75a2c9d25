package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** One mail host with what {@code compile} wrote for it. */
final class MailHost {
    private MailHost() {}

    /** Puts its files in place, from the output, as an operator would, and the key that dehydrated has. */
    static void install(Machine machine, Path out, String fqdn, Path certificates) {
        machine.apply(out, fqdn);
        String keys = "/var/lib/dehydrated/certs/" + fqdn;
        machine.run("mkdir", "-p", keys);
        machine.run("cp", certificates.resolve(fqdn + ".key").toString(), keys + "/privkey.pem");
        machine.run("cp", certificates.resolve(fqdn + ".pem").toString(), keys + "/fullchain.pem");
    }

    /** Starts its services, which must say nothing, and waits for these ports. */
    static void start(Machine machine, int... ports) {
        String said = machine.script("services.sh");
        // Debian 13 copies files into the queue directory, for services that are chrooted.
        assertThat(said.lines()
                        .filter(line -> !line.contains("starting the Postfix mail system")
                                && !line.matches("updating /etc/\\S+ => /var/spool/postfix//etc/\\S+")))
                .as("%s: what its services said", machine.name())
                .isEmpty();
        for (int port : ports) {
            machine.awaitPort(port);
        }
    }
}
