package org.mailwright.rule.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A change of keys that has come half the way: of the hosts of one role some sign with the new one, some with the old. */
public final class DkimRotationOrder implements Rule {
    public static final Kind KIND = Kind.warning("dkim", "dkim-rotation-order").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Diagnostic> findings = new ArrayList<>();
        List<DkimKey> dated = evidence.site().dkimKeys().stream()
                .filter(key -> !key.signers().isEmpty()
                        && SelectorDate.of(key.selector()).isPresent())
                .toList();
        for (DkimKey old : dated) {
            dated.stream()
                    .filter(next -> isNext(old, next))
                    .findFirst()
                    .flatMap(next -> behind(evidence.site(), old, next))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    /** True for keys of one use and one name but for the date in it. */
    private static boolean isNext(DkimKey old, DkimKey next) {
        SelectorDate before = SelectorDate.of(old.selector()).orElseThrow();
        SelectorDate after = SelectorDate.of(next.selector()).orElseThrow();
        return old.domain().equals(next.domain())
                && old.use() == next.use()
                && before.rest().equals(after.rest())
                && after.isAfter(before);
    }

    private Optional<Diagnostic> behind(Site site, DkimKey old, DkimKey next) {
        for (Role role : Role.values()) {
            List<Host> hosts = site.hosts(role);
            Optional<Host> late = only(hosts, old, next);
            Optional<Host> early = only(hosts, next, old);
            if (late.isPresent() && early.isPresent()) {
                return Optional.of(
                        Diagnostic.warning(
                                        KIND,
                                        old.location(),
                                        late.get().name() + " still signs with " + old.recordName() + ", "
                                                + early.get().name() + " with " + next.selector() + " already")
                                .seeing(next.location(), "the new key")
                                .advising(
                                        "change the rest once the new record is public, and publish the old key for a week more"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Host> only(List<Host> hosts, DkimKey key, DkimKey other) {
        return hosts.stream()
                .filter(host ->
                        key.signers().contains(host.name()) && !other.signers().contains(host.name()))
                .findFirst();
    }
}
