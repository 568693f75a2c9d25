package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DomainName;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A key that no host of ours signs with, and that can sign all the same. */
public final class DkimKeyUnused implements Rule {
    public static final Kind KIND = Kind.warning("dkim", "dkim-key-unused").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Stream.concat(kept(evidence.site()), published(evidence)).toList();
    }

    /** A private key without a signer; the next one waits for its record to be known. */
    private Stream<Diagnostic> kept(Site site) {
        return site.dkimKeys().stream()
                .filter(key -> key.privateKey().isPresent() && key.signers().isEmpty())
                .filter(key -> !isNext(site, key))
                .map(key -> Diagnostic.warning(
                                KIND,
                                key.location(),
                                "no host signs with " + key.recordName() + ", and its private key is kept")
                        .advising("name its signers, or take private_key out and keep public_key for a week"));
    }

    private static boolean isNext(Site site, DkimKey key) {
        List<SelectorDate> used = site.dkimKeys().stream()
                .filter(other ->
                        other.domain().equals(key.domain()) && !other.signers().isEmpty())
                .flatMap(other -> SelectorDate.of(other.selector()).stream())
                .toList();
        return SelectorDate.of(key.selector())
                .filter(date -> used.stream().allMatch(date::isAfter))
                .isPresent();
    }

    /** A key by hand in a domain whose signers we know. */
    private Stream<Diagnostic> published(Evidence evidence) {
        return KeyRecord.check(
                evidence,
                key -> key.users().isEmpty() && isUsable(key) && isOurs(evidence.site(), key)
                        ? Optional.of(
                                key.warning(KIND, "no host of ours signs with " + key.name())
                                        .advising(
                                                "declare it under mailwright::dkim_keys with its signers, or with none for a third party"))
                        : Optional.empty())
                .stream();
    }

    private static boolean isUsable(KeyRecord key) {
        return (key.shape().is(KeyShape.Kind.RSA) || key.shape().is(KeyShape.Kind.RAW))
                && !key.name().startsWith("*.");
    }

    private static boolean isOurs(Site site, KeyRecord key) {
        return DomainName.parse(key.domain()).value().flatMap(site::domain).isPresent();
    }
}
