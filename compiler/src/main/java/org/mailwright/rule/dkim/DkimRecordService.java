package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key for other services than mail (RFC 6376 section 3.6.1). */
public final class DkimRecordService implements Rule {
    public static final Kind KIND = Kind.error("dkim", "dkim-record-service").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        List<String> services = key.tags().words("s");
        return services.isEmpty() || services.contains("email") || services.contains("*")
                ? Optional.empty()
                : Optional.of(key.error(KIND, key.name() + " is for s=" + String.join(":", services) + ", not for mail")
                        .advising("leave s= out"));
    }
}
