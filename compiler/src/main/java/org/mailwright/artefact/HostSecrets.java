package org.mailwright.artefact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.artefact.srs.SrsSecret;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.DkimKinds;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Secret;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/** The secrets that a host's files hold: its DKIM keys, and on MX and SRS hosts those of SRS. */
public final class HostSecrets {
    /** The rule of a secret that is not on this machine, which is meant on a laptop and in CI. */
    public static final Kind ABSENT = HieraKinds.EYAML_UNDECRYPTED;

    /** What hiera says of a key of another pair. */
    private static final String OTHER_KEY = "the eyaml key does not open it";

    private HostSecrets() {}

    /**
     * One secret of a host.
     *
     * @param what names it in messages, e.g. {@code the private key of 2026-srs._domainkey.onion.example}
     */
    private record Needed(String what, Secret secret, Location location) {}

    /** What the host's files hold. */
    private static List<Needed> of(Site site, Host host) {
        List<Needed> needed = new ArrayList<>();
        if (host.is(Role.MX) || host.is(Role.SRS)) {
            Settings.Srs srs = site.settings().srs();
            srs.secrets().forEach(secret -> needed.add(new Needed("an SRS secret", secret, srs.location())));
        }
        site.dkimKeys().stream()
                .filter(key -> key.signers().contains(host.name()))
                .flatMap(HostSecrets::ofKey)
                .forEach(needed::add);
        return List.copyOf(needed);
    }

    private static Stream<Needed> ofKey(DkimKey key) {
        return key.privateKey().stream()
                .map(secret -> new Needed("the private key of " + key.recordName(), secret, key.location()));
    }

    /** Opens the secrets of these hosts; a finding for every one that cannot be used, or one for a key that opens none. */
    public static List<Diagnostic> findings(Site site, List<Host> hosts) {
        List<Needed> needed = hosts.stream()
                .flatMap(host -> of(site, host).stream())
                .distinct()
                .toList();
        List<Needed> refused = needed.stream()
                .filter(secret -> secret.secret().open().reason().equals(OTHER_KEY))
                .sorted(Comparator.comparing(Needed::location))
                .toList();
        long opened = needed.stream()
                .filter(secret -> secret.secret().open().value().isPresent())
                .count();
        List<Diagnostic> findings = new ArrayList<>();
        if (refused.size() > 1 && opened == 0) {
            findings.add(anotherPair(refused));
        } else {
            refused.forEach(secret -> unusable(secret).ifPresent(findings::add));
        }
        needed.stream()
                .filter(secret -> !refused.contains(secret))
                .forEach(secret -> unusable(secret).ifPresent(findings::add));
        if (hosts.stream().anyMatch(host -> host.is(Role.MX) || host.is(Role.SRS))) {
            findings.addAll(SrsSecret.findings(site.settings().srs()));
        }
        return findings;
    }

    /** The key opens nothing at all, so that it is the key and no secret that is wrong. */
    private static Diagnostic anotherPair(List<Needed> refused) {
        Diagnostic finding = Diagnostic.error(
                SiteKinds.SECRET_UNUSABLE,
                refused.get(0).location(),
                "the eyaml private key on this machine opens none of " + refused.size()
                        + " secrets: it is of another pair");
        for (Needed other : refused.subList(1, refused.size())) {
            finding = finding.seeing(other.location(), other.what());
        }
        return finding.advising("the secrets are fine: put the private key of the pair that encrypted them where"
                + " pkcs7_private_key of hiera.yaml says");
    }

    private static Optional<Diagnostic> unusable(Needed needed) {
        Parsed<String> text = needed.secret().open();
        if (text.value().isPresent()) {
            return Optional.empty();
        }
        if (text.reason().equals(DkimKey.MISMATCH)) {
            return Optional.of(
                    Diagnostic.error(DkimKinds.KEY_MISMATCH, needed.location(), needed.what() + ": " + text.reason())
                            .advising("publish the public half of the key that signs"));
        }
        boolean here = needed.secret().isHere();
        return Optional.of(Diagnostic.error(
                        here ? SiteKinds.SECRET_UNUSABLE : ABSENT,
                        needed.location(),
                        needed.what() + " cannot be read: " + text.reason())
                .advising(
                        !here
                                ? "run this where the secrets may be read"
                                : text.reason().equals(OTHER_KEY)
                                        ? "the secret is fine: put the eyaml private key of the pair that encrypted it on this machine, or restore"
                                                + " the ciphertext if it was edited"
                                        : "make it anew"));
    }
}
