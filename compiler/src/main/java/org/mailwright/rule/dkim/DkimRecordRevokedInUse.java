package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.DkimKey;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A key that hosts of ours sign with, and whose record says that it is revoked (RFC 6376 section 3.6.1). */
public final class DkimRecordRevokedInUse implements Rule {
    public static final Kind KIND =
            Kind.error("dkim", "dkim-record-revoked-in-use").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(
                evidence,
                key -> key.shape().is(KeyShape.Kind.REVOKED)
                        ? key.users().stream()
                                .filter(user -> !user.signers().isEmpty())
                                .findFirst()
                                .map(user -> finding(key, user))
                        : Optional.empty());
    }

    private Diagnostic finding(KeyRecord key, DkimKey user) {
        return key.error(
                        KIND,
                        key.name() + " is revoked (empty p=), and "
                                + user.signers().get(0) + " signs with it as " + user.recordName())
                .seeing(user.location(), "the key")
                .advising("let the host sign with another key, or publish this one again");
    }
}
