package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key that answers for every selector (RFC 4592): who has its private half signs under any name. */
public final class DkimWildcard implements Rule {
    public static final Kind KIND = Kind.error("dkim", "dkim-wildcard").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        return key.name().startsWith("*.") && !key.shape().is(KeyShape.Kind.REVOKED)
                ? Optional.of(key.error(
                                KIND,
                                key.name() + " is the key of every selector of " + key.domain() + " that has none")
                        .advising("write the key at the selector that uses it"))
                : Optional.empty();
    }
}
