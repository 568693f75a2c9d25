package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key that is no list of tags, or has one twice (RFC 6376 section 3.2). */
public final class DkimRecordDuplicateTag implements Rule {
    public static final Kind KIND =
            Kind.error("dkim", "dkim-record-duplicate-tag").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        Optional<String> twice =
                key.tags().repeated().stream().findFirst().map(tag -> " has the tag " + tag + "= twice");
        return twice.or(() -> key.tags().broken().stream().findFirst().map(part -> " has a part that is no tag=value"))
                .map(fault -> key.error(KIND, key.name() + fault).advising("write each tag once: v=DKIM1; k=rsa; p=…"));
    }
}
