package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key that says it is being tested: verifiers may treat its mail as unsigned. */
public final class DkimRecordTestFlag implements Rule {
    @Override
    public String id() {
        return "dkim-record-test-flag";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        return key.tags().words("t").contains("y") && !key.shape().is(KeyShape.Kind.REVOKED)
                ? Optional.of(key.warning(id(), key.name() + " says that it is being tested (t=y)")
                        .advising("take the flag out once signatures pass"))
                : Optional.empty();
    }
}
