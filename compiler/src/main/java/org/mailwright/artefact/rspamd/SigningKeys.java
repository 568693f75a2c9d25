package org.mailwright.artefact.rspamd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Lines;
import org.mailwright.artefact.SecretBody;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Secret;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/** The keys that a host's rspamd signs or seals with: which domain has which, and their files. */
final class SigningKeys {
    private SigningKeys() {}

    /** The signatures of an SRS host: every key that names it as a signer, by domain. */
    static SortedMap<DomainName, List<DkimKey>> ofSignatures(Site site, Host host) {
        SortedMap<DomainName, List<DkimKey>> keys = new TreeMap<>();
        if (host.is(Role.SRS)) {
            of(site, host, DkimKey.Use.DKIM)
                    .forEach(key -> keys.computeIfAbsent(key.domain(), domain -> new ArrayList<>())
                            .add(key));
        }
        return keys;
    }

    /** The seal of an MX host: the first key for it that rspamd can seal with (RSA), the primary domain's before others. */
    static Optional<DkimKey> ofSeal(Site site, Host host) {
        return host.is(Role.MX)
                ? of(site, host, DkimKey.Use.ARC).stream()
                        .filter(SigningKeys::isRsa)
                        .min(Comparator.comparing(key -> !key.domain().equals(site.primary())))
                : Optional.empty();
    }

    private static List<DkimKey> of(Site site, Host host, DkimKey.Use use) {
        return site.dkimKeys().stream()
                .filter(key -> key.use() == use && key.signers().contains(host.name()))
                .toList();
    }

    /** True unless the key is known to be of another kind. */
    static boolean isRsa(DkimKey key) {
        return key.publicKey()
                .map(known -> known.type() == DkimPublicKey.Type.RSA)
                .orElse(true);
    }

    /** The key's file on the host. */
    static String path(DkimKey key) {
        return RspamdFile.keyPath(name(key));
    }

    private static String name(DkimKey key) {
        return RspamdText.word(key.domain() + "." + key.selector());
    }

    /** The key files and the maps that name them. */
    static List<Artefact> files(Site site, Host host) {
        List<Artefact> files = new ArrayList<>();
        List<DkimKey> all = new ArrayList<>();
        if (host.is(Role.SRS)) {
            SortedMap<DomainName, List<DkimKey>> signatures = ofSignatures(site, host);
            List<DkimKey> single = signatures.values().stream()
                    .filter(keys -> keys.size() == 1)
                    .map(keys -> keys.get(0))
                    .toList();
            files.add(RspamdMap.DKIM_SELECTORS.of(host, selectors(single)));
            files.add(RspamdMap.DKIM_PATHS.of(host, paths(single)));
            signatures.values().forEach(all::addAll);
        }
        Optional<DkimKey> seal = ofSeal(site, host);
        if (seal.isPresent()) {
            files.add(RspamdMap.ARC_SELECTORS.of(host, selectors(List.of(seal.get()))));
            files.add(RspamdMap.ARC_PATHS.of(host, paths(List.of(seal.get()))));
            all.add(seal.get());
        }
        all.forEach(key -> key.privateKey()
                .ifPresent(secret -> files.add(RspamdFile.key(host, name(key), body(secret, key.location())))));
        return files;
    }

    private static Body body(Secret secret, Location cause) {
        return new SecretBody(List.of(secret), lines -> {
            for (String line : SigningKeyText.lines(secret.open().orElseThrow())) {
                lines.line(line, cause);
            }
        });
    }

    // onion.example 2026-srs
    private static Body selectors(List<DkimKey> keys) {
        return lines -> {
            for (DkimKey key : keys) {
                lines.line(RspamdText.entry(key.domain().text(), key.selector()), key.location());
            }
        };
    }

    // onion.example /etc/rspamd/dkim/onion.example.2026-srs.key
    private static Body paths(List<DkimKey> keys) {
        return lines -> {
            for (DkimKey key : keys) {
                lines.line(RspamdText.entry(key.domain().text(), path(key)), key.location());
            }
        };
    }

    /**
     * The domain that signs for each From domain: itself or the nearest one above it that has a key. On an SRS host those
     * it has keys of; on an MX host those of all SRS hosts, since it only marks.
     */
    static Artefact signingDomains(Routes routes, Host host) {
        Site site = routes.site();
        List<Host> signers = host.is(Role.SRS) ? List.of(host) : site.hosts(Role.SRS);
        return RspamdMap.SIGNING_DOMAINS.of(host, lines -> {
            SortedMap<DomainName, Location> keys = new TreeMap<>();
            signers.forEach(signer -> ofSignatures(site, signer)
                    .forEach((domain, found) ->
                            keys.putIfAbsent(domain, found.get(0).location())));
            for (Domain domain : site.domains().values()) {
                Optional<Map.Entry<DomainName, Location>> key = nearest(keys, domain.name());
                if (OwnDomains.sends(site, domain) && key.isPresent()) {
                    line(lines, domain, key.get());
                }
            }
        });
    }

    // web-01.onion.example onion.example
    private static void line(Lines lines, Domain domain, Map.Entry<DomainName, Location> key) throws IOException {
        lines.line(
                RspamdText.entry(domain.name().text(), key.getKey().text()),
                List.of(key.getValue(), domain.location()));
    }

    private static Optional<Map.Entry<DomainName, Location>> nearest(
            SortedMap<DomainName, Location> keys, DomainName from) {
        return keys.entrySet().stream()
                .filter(key -> from.isWithin(key.getKey()))
                .max(Comparator.comparing(key -> key.getKey().text().length()));
    }
}
