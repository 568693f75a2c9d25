package org.mailwright.flow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/** Which keys a host signs a From domain with, and whether receivers find them. */
public final class Signatures {
    private final Site site;
    private final Resolver names;

    /** The signatures of a site whose keys are found in these names. */
    public Signatures(Site site, Resolver names) {
        this.site = site;
        this.names = names;
    }

    /** What a receiver makes of a signature (RFC 6376 section 3.6.2). */
    public enum Verdict {
        PASS,
        /** The name has no key, or another one. */
        FAIL,
        /** The key is published elsewhere. */
        UNKNOWN
    }

    /** The keys that sign mail from a domain on its way out of a host, by record name: the nearest domain's that has some. */
    public List<DkimKey> of(Host host, DomainName from) {
        if (!signs(host, from)) {
            return List.of();
        }
        List<DkimKey> declared = site.dkimKeys().stream()
                .filter(key -> key.use() == DkimKey.Use.DKIM
                        && key.signers().contains(host.name())
                        && from.isWithin(key.domain()))
                .toList();
        List<DkimKey> usable = onlyOneAlgorithm(host, declared);
        Optional<DomainName> nearest = usable.stream()
                .map(DkimKey::domain)
                .max(Comparator.comparingInt(domain -> domain.text().length()));
        return usable.stream()
                .filter(key -> nearest.filter(key.domain()::equals).isPresent())
                .toList();
    }

    /** A host that carries lists and nothing else signs for its own domains only: the rest may be forged. */
    private boolean signs(Host host, DomainName from) {
        boolean onlyLists =
                host.is(Role.LISTS) && !host.is(Role.SUBMISSION) && !host.is(Role.RELAY) && !host.is(Role.SENDER);
        return !onlyLists
                || site.domain(from)
                        .filter(domain -> domain.is(Domain.Use.SERVED)
                                && domain.servedBy().contains(host.name()))
                        .isPresent();
    }

    /** OpenDKIM knows one algorithm a configuration; rspamd, which signs where SRS is, knows both. */
    private static List<DkimKey> onlyOneAlgorithm(Host host, List<DkimKey> keys) {
        List<DkimKey> rsa = keys.stream().filter(key -> !isEd25519(key)).toList();
        return host.is(Role.SRS) || rsa.isEmpty() ? keys : rsa;
    }

    private static boolean isEd25519(DkimKey key) {
        return key.publicKey()
                .filter(known -> known.type() == DkimPublicKey.Type.ED25519)
                .isPresent();
    }

    /** Whether receivers find the half that belongs to the key. */
    public Verdict verdict(DkimKey key) {
        Resolver.Answer answer = names.find(key.recordName(), RecordType.TXT);
        if (answer.is(Resolver.State.UNKNOWN)) {
            return Verdict.UNKNOWN;
        }
        boolean found = key.publicKey().isPresent()
                && answer.records().size() == 1
                && tag(answer.records().get(0).value())
                        .equals(key.publicKey().get().base64());
        return found ? Verdict.PASS : Verdict.FAIL;
    }

    /** The value of {@code p=} without blanks (RFC 6376 section 3.6.1); empty for a key that is revoked. */
    private static String tag(String text) {
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equals("p")) {
                return part.substring(equals + 1).replaceAll("\\s", "");
            }
        }
        return "";
    }
}
