package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key for other services than mail (RFC 6376 section 3.6.1). */
public final class DkimRecordService implements Rule {
    @Override
    public String id() {
        return "dkim-record-service";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        List<String> services = key.tags().words("s");
        return services.isEmpty() || services.contains("email") || services.contains("*")
                ? Optional.empty()
                : Optional.of(key.error(id(), key.name() + " is for s=" + String.join(":", services) + ", not for mail")
                        .advising("leave s= out"));
    }
}
