package org.mailwright.artefact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.artefact.srs.SrsSecret;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Secret;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/** The secrets that a host's files hold: its DKIM keys, and on MX and SRS hosts those of SRS. */
public final class HostSecrets {
    /** The rule of a secret that is not on this machine, which is meant on a laptop and in CI. */
    public static final String ABSENT = "hiera-eyaml-undecrypted";

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

    /** Opens the secrets of these hosts; a finding for every one that cannot be used. */
    public static List<Diagnostic> findings(Site site, List<Host> hosts) {
        List<Diagnostic> findings = new ArrayList<>();
        hosts.stream()
                .flatMap(host -> of(site, host).stream())
                .distinct()
                .forEach(needed -> unusable(needed).ifPresent(findings::add));
        if (hosts.stream().anyMatch(host -> host.is(Role.MX) || host.is(Role.SRS))) {
            findings.addAll(SrsSecret.findings(site.settings().srs()));
        }
        return findings;
    }

    private static Optional<Diagnostic> unusable(Needed needed) {
        Parsed<String> text = needed.secret().open();
        if (text.value().isPresent()) {
            return Optional.empty();
        }
        if (text.reason().equals(DkimKey.MISMATCH)) {
            return Optional.of(
                    Diagnostic.error("dkim-key-mismatch", needed.location(), needed.what() + ": " + text.reason())
                            .advising("publish the public half of the key that signs"));
        }
        boolean here = needed.secret().isHere();
        return Optional.of(Diagnostic.error(
                        here ? "secret-unusable" : ABSENT,
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
