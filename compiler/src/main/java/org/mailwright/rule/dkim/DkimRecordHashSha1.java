package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key that may be used with no hash that verifiers take (RFC 8301 section 3.1). */
public final class DkimRecordHashSha1 implements Rule {
    public static final Kind KIND = Kind.error("dkim", "dkim-record-hash-sha1").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        List<String> hashes = key.tags().words("h");
        return hashes.isEmpty() || hashes.contains("sha256")
                ? Optional.empty()
                : Optional.of(key.error(
                                KIND,
                                key.name() + " allows h=" + String.join(":", hashes)
                                        + " only, and mail is signed with sha256")
                        .advising("leave h= out"));
    }
}
