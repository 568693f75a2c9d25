package org.mailwright.rule.address;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Address;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An address with an extension that goes elsewhere than the address alone, although it looks like the same mailbox. */
public final class ExtensionShadowsBase implements Rule {
    public static final Kind KIND =
            Kind.warning("address", "extension-shadows-base").judged().in(RuleSet.STRICT);

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
                .flatMap(found -> found
                        .declared()
                        .filter(base -> !targets(base).equals(targets(found.entry())))
                        .map(base -> finding(found, base))
                        .stream())
                .toList();
    }

    private Diagnostic finding(Extensions.Extended found, Entry base) {
        return Diagnostic.warning(
                        KIND,
                        found.entry().location(),
                        found.entry().address() + " goes elsewhere than " + base.address() + ", which it extends")
                .seeing(base.location(), base.address() + " is here")
                .advising("give it a name of its own, or suppress this where it is meant");
    }

    private static Set<Address> targets(Entry entry) {
        Set<Address> targets = new HashSet<>();
        entry.targets().stream().map(Target::address).forEach(targets::add);
        return targets;
    }
}
