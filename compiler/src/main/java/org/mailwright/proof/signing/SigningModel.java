package org.mailwright.proof.signing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.flow.FromDomains;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/** What the model says about signatures: the keys a host has, and those that a From domain is signed with. */
final class SigningModel {
    private final Site site;
    private final Host host;
    private final List<DkimKey> keys;

    SigningModel(Site site, Host host, List<DkimKey> keys) {
        this.site = site;
        this.host = host;
        this.keys = keys;
    }

    /** Every key that names the host as a signer. */
    static List<DkimKey> declared(Site site, Host host) {
        return site.dkimKeys().stream()
                .filter(key -> key.use() == DkimKey.Use.DKIM && key.signers().contains(host.name()))
                .toList();
    }

    /** Those of OpenDKIM, which knows one algorithm a host: RSA where there is any. */
    static List<DkimKey> ofOpenDkim(Site site, Host host) {
        List<DkimKey> all = declared(site, host);
        List<DkimKey> rsa = all.stream().filter(key -> !isEd25519(key)).toList();
        return rsa.isEmpty() ? all : rsa;
    }

    private static boolean isEd25519(DkimKey key) {
        return key.publicKey()
                .filter(known -> known.type() == DkimPublicKey.Type.ED25519)
                .isPresent();
    }

    /** The keys of the domain itself, else of the nearest domain above it that has some. */
    List<DkimKey> nearest(DomainName from) {
        Optional<DomainName> domain = keys.stream()
                .map(DkimKey::domain)
                .filter(from::isWithin)
                .max(Comparator.comparingInt(name -> name.text().length()));
        return keys.stream()
                .filter(key -> domain.filter(key.domain()::equals).isPresent())
                .toList();
    }

    /**
     * What may be a From on the host; where it carries lists and nothing else, the domains it serves only: the rest may be
     * forged.
     */
    Set<DomainName> froms() {
        boolean onlyLists =
                host.is(Role.LISTS) && !host.is(Role.SUBMISSION) && !host.is(Role.RELAY) && !host.is(Role.SENDER);
        return onlyLists
                ? site.domains(Domain.Use.SERVED)
                        .filter(domain -> domain.servedBy().contains(host.name()))
                        .map(Domain::name)
                        .collect(Collectors.toSet())
                : FromDomains.of(site, host);
    }
}
