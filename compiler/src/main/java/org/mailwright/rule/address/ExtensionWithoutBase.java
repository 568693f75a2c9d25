package org.mailwright.rule.address;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An address with an extension whose plain address is refused, and with it every other extension. */
public final class ExtensionWithoutBase implements Rule {
    public static final Kind KIND =
            Kind.warning("address", "extension-without-base").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        if (Extensions.isOfNames(evidence.routes())) {
            return List.of();
        }
        return Extensions.of(evidence.routes())
                .filter(found -> found.declared().isEmpty()
                        && evidence.routes().standing(found.base()).answer() == Standing.Answer.UNKNOWN)
                .map(found -> Diagnostic.warning(
                                KIND,
                                found.entry().location(),
                                found.entry().address() + " extends " + found.base() + ", which is refused")
                        .advising("declare " + found.base().local() + " too"))
                .toList();
    }
}
