package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key whose version is not its first tag, or none that receivers know (RFC 6376 section 3.6.1). */
public final class DkimRecordVersion implements Rule {
    public static final Kind KIND = Kind.warning("dkim", "dkim-record-version").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        Optional<String> version = key.tags().value("v");
        boolean first =
                !key.tags().tags().isEmpty() && key.tags().tags().get(0).name().equals("v");
        if (version.isEmpty()) {
            return Optional.empty();
        }
        if (!version.get().equals("DKIM1")) {
            return Optional.of(key.error(KIND, key.name() + " has the version " + version.get())
                    .advising("begin the record with v=DKIM1"));
        }
        // OpenDKIM and dkimpy let it pass.
        return first
                ? Optional.empty()
                : Optional.of(key.warning(KIND, "v=DKIM1 is not the first tag of " + key.name())
                        .advising("begin the record with v=DKIM1"));
    }
}
