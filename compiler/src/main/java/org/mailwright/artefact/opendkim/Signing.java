package org.mailwright.artefact.opendkim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;
import org.mailwright.flow.FromDomains;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/**
 * What OpenDKIM signs on a host: each domain that may be a From there, by name, with the keys of that domain or else of the
 * nearest one above it (opendkim.conf(5), SigningTable). No pattern covers whatever lies below a domain: the domain of
 * rewritten senders and the SRS hosts are below it too, and a From there must not be made good.
 *
 * <p>A host with several keys for one domain, as during a rotation, signs with all of them; then OpenDKIM applies every
 * match. OpenDKIM knows one algorithm a configuration: where a host has RSA keys, its Ed25519 keys are left out, since each
 * message they match would be answered with 451.
 *
 * @param entries From addresses and the key that signs them
 */
record Signing(List<Entry> entries) {

    /** The domain of a From, a key that signs it, and the inputs that say so. */
    record Entry(DomainName from, DkimKey key, List<Location> causes) {}

    /** OpenDKIM tries one pattern after the other: people's domains stand before thousands of nodes below them. */
    private static final Comparator<DomainName> SHORT_FIRST =
            Comparator.comparing((DomainName name) -> name.labels().size()).thenComparing(Comparator.naturalOrder());

    Signing {
        entries = List.copyOf(entries);
    }

    static Signing of(Site site, Host host) {
        List<DkimKey> keys = usable(site, host);
        List<Entry> entries = new ArrayList<>();
        froms(site, host).sorted(SHORT_FIRST).forEach(from -> {
            Location cause = site.domain(from).map(Domain::location).orElseGet(host::location);
            nearest(from, keys).forEach(key -> entries.add(new Entry(from, key, List.of(key.location(), cause))));
        });
        return new Signing(entries);
    }

    /**
     * What may be a From on the host. One that carries lists and nothing else has the domains it serves: what people sent to
     * a list comes back out of it, and a forged From of ours must not get a signature on the way.
     */
    private static Stream<DomainName> froms(Site site, Host host) {
        return onlyLists(host)
                ? site.domains(Domain.Use.SERVED)
                        .filter(domain -> domain.servedBy().contains(host.name()))
                        .map(Domain::name)
                : FromDomains.of(site, host).stream();
    }

    /** Every key declared for the host, whether OpenDKIM can use it or not, by domain and selector. */
    static List<DkimKey> declared(Site site, Host host) {
        return site.dkimKeys().stream()
                .filter(key -> key.use() == DkimKey.Use.DKIM)
                .filter(key -> key.signers().contains(host.name()))
                .sorted(Comparator.comparing(DkimKey::domain).thenComparing(DkimKey::selector))
                .toList();
    }

    private static List<DkimKey> usable(Site site, Host host) {
        List<DkimKey> declared = declared(site, host);
        boolean rsa = declared.stream().anyMatch(key -> !isEd25519(key));
        return declared.stream().filter(key -> !rsa || !isEd25519(key)).toList();
    }

    static boolean isEd25519(DkimKey key) {
        return key.publicKey()
                .filter(known -> known.type() == DkimPublicKey.Type.ED25519)
                .isPresent();
    }

    /** True for a host that sends nothing but list mail. */
    static boolean onlyLists(Host host) {
        return host.is(Role.LISTS) && !host.is(Role.SUBMISSION) && !host.is(Role.RELAY) && !host.is(Role.SENDER);
    }

    /** The keys of the domain itself, else those of the closest domain above it that has some. */
    private static List<DkimKey> nearest(DomainName name, List<DkimKey> keys) {
        Optional<DomainName> closest =
                keys.stream().map(DkimKey::domain).filter(name::isWithin).max(SHORT_FIRST);
        return keys.stream()
                .filter(key -> closest.filter(key.domain()::equals).isPresent())
                .toList();
    }

    /** The keys in use, by domain and selector. */
    List<DkimKey> keys() {
        return entries.stream()
                .map(Entry::key)
                .distinct()
                .sorted(Comparator.comparing(DkimKey::recordName))
                .toList();
    }

    /** The domains whose From a key signs. */
    Stream<DomainName> froms(DkimKey key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::from);
    }

    /** OpenDKIM's SignatureAlgorithm: Ed25519 (RFC 8463) where there is no RSA key. */
    String algorithm() {
        boolean ed25519 = !entries.isEmpty() && entries.stream().allMatch(entry -> isEd25519(entry.key()));
        return ed25519 ? "ed25519-sha256" : "rsa-sha256";
    }

    /** True when some From has several signatures. */
    boolean isMultiple() {
        return entries.stream().map(Entry::from).distinct().count() < entries.size();
    }
}
