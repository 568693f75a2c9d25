package org.mailwright.rule.address;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A name that holds the recipient delimiter, on a site whose delimiter stands in names: Postfix takes it for an extension
 * of another address of ours, which gets its mail on the day the name is removed, and that of every slip in it.
 */
public final class DelimiterInsideName implements Rule {
    public static final Kind KIND =
            Kind.warning("address", "delimiter-inside-name").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        if (!Extensions.isOfNames(evidence.routes())) {
            return List.of();
        }
        String delimiter = Extensions.delimiter(evidence.routes());
        return Extensions.of(evidence.routes())
                .flatMap(found -> found
                        .declared()
                        .map(base -> Diagnostic.warning(
                                        KIND,
                                        found.entry().location(),
                                        found.entry().address() + " holds the recipient delimiter \"" + delimiter
                                                + "\", so that it extends " + base.address())
                                .seeing(base.location(), base.address() + " is here")
                                .advising("use + as mailwright::recipient_delimiter, or rename one of the two"))
                        .stream())
                .toList();
    }
}
