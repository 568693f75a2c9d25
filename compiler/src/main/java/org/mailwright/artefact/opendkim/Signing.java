package org.mailwright.artefact.opendkim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/**
 * What OpenDKIM signs on a host, in the order in which it looks: most specific domain first, because the first match
 * counts (opendkim.conf(5), SigningTable).
 *
 * <p>A host with several keys for one domain, as during a rotation, signs with all of them; then OpenDKIM applies every
 * match, so that mail of a subdomain that has a key of its own bears its parent's signature too. OpenDKIM knows one
 * algorithm a configuration: where a host has RSA keys, its Ed25519 keys are left out, since each message they match
 * would be answered with 451.
 *
 * @param entries From addresses and the key that signs them
 */
record Signing(List<Entry> entries) {

    /** From addresses as a pattern with asterisks, the key that signs them, and the inputs that say so. */
    record Entry(String pattern, DkimKey key, List<Location> causes) {}

    private static final Comparator<DomainName> SPECIFIC_FIRST = Comparator.comparing(
                    (DomainName name) -> name.labels().size())
            .reversed()
            .thenComparing(Comparator.naturalOrder());

    Signing {
        entries = List.copyOf(entries);
    }

    static Signing of(Site site, Host host) {
        List<DkimKey> keys = usable(site, host);
        return new Signing(onlyLists(host) ? ofLists(site, host, keys) : ofDomains(keys));
    }

    /** Every key declared for the host, whether OpenDKIM can use it or not, by domain and selector. */
    static List<DkimKey> declared(Site site, Host host) {
        return site.dkimKeys().stream()
                .filter(key -> key.use() == DkimKey.Use.DKIM)
                .filter(key -> key.signers().contains(host.name()))
                .sorted(Comparator.comparing(DkimKey::domain, SPECIFIC_FIRST).thenComparing(DkimKey::selector))
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

    /** The domain of a key and whatever lies below it. */
    private static List<Entry> ofDomains(List<DkimKey> keys) {
        List<Entry> entries = new ArrayList<>();
        keys.stream()
                .map(DkimKey::domain)
                .distinct()
                .forEach(domain -> Stream.of("*@", "*@*.")
                        .forEach(prefix -> keys.stream()
                                .filter(key -> key.domain().equals(domain))
                                .forEach(
                                        key -> entries.add(new Entry(prefix + domain, key, List.of(key.location()))))));
        return entries;
    }

    /**
     * The domains that a list host serves and nothing else: what people sent to a list comes back out of it, and a forged
     * From of ours must not get a signature on the way.
     */
    private static List<Entry> ofLists(Site site, Host host, List<DkimKey> keys) {
        List<Entry> entries = new ArrayList<>();
        site.domains(Domain.Use.SERVED)
                .filter(domain -> domain.servedBy().contains(host.name()))
                .sorted(Comparator.comparing(Domain::name, SPECIFIC_FIRST))
                .forEach(domain -> nearest(domain.name(), keys)
                        .forEach(key -> entries.add(
                                new Entry("*@" + domain.name(), key, List.of(key.location(), domain.location())))));
        return entries;
    }

    /** The keys of the domain itself, else those of the closest domain above it that has some. */
    private static List<DkimKey> nearest(DomainName name, List<DkimKey> keys) {
        Optional<DomainName> closest =
                keys.stream().map(DkimKey::domain).filter(name::isWithin).findFirst();
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

    /** OpenDKIM's SignatureAlgorithm: Ed25519 (RFC 8463) where there is no RSA key. */
    String algorithm() {
        boolean ed25519 = !entries.isEmpty() && entries.stream().allMatch(entry -> isEd25519(entry.key()));
        return ed25519 ? "ed25519-sha256" : "rsa-sha256";
    }

    /** True when some address has several signatures. */
    boolean isMultiple() {
        return entries.stream().map(Entry::pattern).distinct().count() < entries.size();
    }
}
