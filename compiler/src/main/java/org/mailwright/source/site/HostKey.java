package org.mailwright.source.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.diagnostic.kind.TlsKinds;
import org.mailwright.hiera.Value;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.HostCertificate;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
import org.mailwright.source.pki.CertificateFile;
import org.mailwright.source.pki.KeyFile;
import org.mailwright.source.puppetdb.Node;

/** {@code mailwright::host}, and the facts of the node that has it. */
final class HostKey {
    private static final int PREFERENCE = 10;
    private static final int LEAST_PREFERRED = 0xffff;

    private HostKey() {}

    static Optional<Host> read(Reading reading, Node node, Optional<Value> key) throws IOException {
        Optional<DomainName> name = reading.domain(text(reading, Optional.of(node.mailName()), "networking.fqdn"));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Location at = key.map(Value::location).orElseGet(node::location);
        Set<Role> roles = roles(Reading.get(key, "roles"));
        List<IpAddress> addresses = addresses(reading, node, Reading.get(key, "addresses"));
        List<IpAddress> sendsFrom = reading.all(Reading.get(key, "sends_from"), Syntax.IP);
        Host host = new Host(
                name.get(),
                node.certname(),
                roles,
                release(reading, node, !roles.isEmpty()),
                addresses,
                certificates(reading, Reading.get(key, "certificates")),
                Reading.whole(Reading.get(key, "preference"), PREFERENCE, LEAST_PREFERRED),
                Reading.text(Reading.get(key, "state"))
                                .filter("draining"::equals)
                                .isPresent()
                        ? Host.State.DRAINING
                        : Host.State.ACTIVE,
                reading.all(Reading.get(key, "sends_for"), Syntax.DOMAIN),
                sendsFrom,
                MachineAddresses.of(node, addresses, sendsFrom),
                at);
        check(
                reading,
                host,
                Reading.get(key, "certificates").isPresent(),
                Reading.get(key, "addresses").isPresent());
        return Optional.of(host);
    }

    private static Set<Role> roles(Optional<Value> value) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Value item : Reading.items(value)) {
            for (Role role : Role.values()) {
                if (item instanceof Value.Text text && text.text().equals(role.word())) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static List<IpAddress> addresses(Reading reading, Node node, Optional<Value> declared) {
        if (declared.isPresent()) {
            return reading.all(declared, Syntax.IP);
        }
        List<IpAddress> found = new ArrayList<>();
        for (String fact : List.of("ip", "ip6")) {
            reading.parsed(
                            text(reading, node.fact("networking", fact), "networking." + fact)
                                    .filter(value -> !isEmpty(value)),
                            Syntax.IP.of("the fact networking." + fact))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Facts have no shape that was checked before. */
    private static Optional<Value> text(Reading reading, Optional<Value> fact, String name) {
        fact.filter(value -> !(value instanceof Value.Text) && !(value instanceof Value.Undef))
                .ifPresent(value -> reading.error(
                        HieraKinds.WRONG_TYPE,
                        value.location(),
                        "the fact " + name + " must be a string, not " + value.kind(),
                        "look at what Facter says on that machine"));
        return fact;
    }

    private static boolean isEmpty(Value value) {
        return value instanceof Value.Text text && text.text().isEmpty();
    }

    private static Release release(Reading reading, Node node, boolean needed) {
        String major = node.fact("os", "release", "major")
                .map(value -> value instanceof Value.Whole whole
                        ? whole.number().toString()
                        : Reading.text(Optional.of(value)).orElse(""))
                .orElse("");
        Optional<Release> known = Release.of(major);
        if (known.isEmpty() && needed) {
            reading.error(
                    SiteKinds.HOST_UNKNOWN_RELEASE,
                    node.location(),
                    "the fact os.release.major of " + node.certname() + " is \"" + major + "\", not 12 or 13",
                    "mail hosts run Debian 12 or 13");
        }
        return known.orElse(Release.DEBIAN_12);
    }

    private static List<HostCertificate> certificates(Reading reading, Optional<Value> value) throws IOException {
        List<HostCertificate> certificates = new ArrayList<>();
        for (Value item : Reading.items(value)) {
            Optional<Value> file = Reading.get(Optional.of(item), "file");
            if (file.isEmpty() && item instanceof Value.Mapping) {
                reading.error(
                        HieraKinds.MISSING_KEY,
                        item.location(),
                        "a certificate has no file",
                        "say which: file: tls/mx-01.pem; the key of the next one goes beside it");
            }
            Optional<byte[]> bytes = reading.file(file);
            if (bytes.isEmpty()) {
                continue;
            }
            ClearKeys.refuseInPublic(reading, file.orElseThrow(), bytes.get());
            Parsed<CertificateFile> certificate = CertificateFile.read(bytes.get());
            if (certificate.value().isEmpty()) {
                reading.error(
                        SiteKinds.CERTIFICATE_UNREADABLE,
                        file.orElseThrow().location(),
                        "the certificate cannot be read: " + certificate.reason(),
                        "write PEM: the host's own certificate first, its issuers after it, each BEGIN and END on a line"
                                + " of its own");
                continue;
            }
            CertificateFile found = certificate.orElseThrow();
            certificates.add(new HostCertificate(
                    Reading.text(file).orElseThrow(),
                    found.keyDigest(),
                    nextKey(reading, Reading.get(Optional.of(item), "next_key")),
                    found.associations(),
                    found.names(),
                    found.notAfter(),
                    file.orElseThrow().location()));
        }
        return certificates;
    }

    private static Optional<String> nextKey(Reading reading, Optional<Value> value) throws IOException {
        Optional<byte[]> bytes = reading.file(value);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        ClearKeys.refuseInPublic(reading, value.orElseThrow(), bytes.get());
        Parsed<String> digest = KeyFile.digest(bytes.get());
        if (digest.value().isEmpty()) {
            reading.error(
                    SiteKinds.CERTIFICATE_UNREADABLE,
                    value.orElseThrow().location(),
                    "the next key cannot be read: " + digest.reason(),
                    "put a PEM public key there");
        }
        return digest.value();
    }

    private static void check(Reading reading, Host host, boolean declared, boolean addressed) {
        if (host.roles().isEmpty()) {
            return;
        }
        // Addresses that are declared and refused have their findings.
        if (host.addresses().isEmpty() && !addressed) {
            reading.error(
                    SiteKinds.HOST_NO_ADDRESS,
                    host.location(),
                    "the mail host " + host.name() + " has no address",
                    "give it addresses, or look at its facts networking.ip and networking.ip6");
        }
        checkSendsFrom(reading, host);
        host.sendingAddresses().stream()
                .filter(IpAddress::isLocal)
                .filter(address -> !host.roles().equals(Set.of(Role.CLIENT)))
                .forEach(address -> reading.report(Diagnostic.error(
                                SiteKinds.HOST_ADDRESS_NONPUBLIC,
                                host.location(),
                                "mail of " + host.name() + " would leave from " + address + ", which is not public")
                        .advising("set addresses or sends_from in mailwright::host")));
        if (!declared && listens(host)) {
            reading.report(Diagnostic.warning(
                            TlsKinds.TLSA_MISSING,
                            host.location(),
                            host.name() + " declares no certificate, so it gets no TLSA record")
                    .advising("declare its certificate; domains.txt has the names it needs"));
        }
    }

    private static void checkSendsFrom(Reading reading, Host host) {
        for (boolean ipv6 : new boolean[] {false, true}) {
            List<IpAddress> family = host.sendsFrom().stream()
                    .filter(address -> address.isIpv6() == ipv6)
                    .toList();
            if (family.size() > 1) {
                reading.error(
                        SiteKinds.SENDS_FROM_AMBIGUOUS,
                        host.location(),
                        "sends_from of " + host.name() + " has two " + (ipv6 ? "IPv6" : "IPv4") + " addresses, "
                                + family.get(0) + " and " + family.get(1) + ": mail leaves from one",
                        "keep the one that SPF and the PTR record are to name");
            } else if (!family.isEmpty() && !host.binds().containsAll(family)) {
                reading.report(Diagnostic.info(
                                SiteKinds.SENDS_FROM_UNBOUND,
                                host.location(),
                                "Postfix on " + host.name() + " is not bound to " + family.get(0)
                                        + ": the facts of the machine do not name this address")
                        .advising("nothing where a router puts it on; else look at the fact networking.interfaces of "
                                + host.certname()));
            }
        }
    }

    private static boolean listens(Host host) {
        String roles = host.roles().toString().toLowerCase(Locale.ROOT);
        return !roles.equals("[client]") && !roles.equals("[sender]");
    }
}
