package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key that says it is being tested: verifiers may treat its mail as unsigned. */
public final class DkimRecordTestFlag implements Rule {
    public static final Kind KIND =
            Kind.warning("dkim", "dkim-record-test-flag").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        return key.tags().words("t").contains("y") && !key.shape().is(KeyShape.Kind.REVOKED)
                ? Optional.of(key.warning(KIND, key.name() + " says that it is being tested (t=y)")
                        .advising("take the flag out once signatures pass"))
                : Optional.empty();
    }
}
