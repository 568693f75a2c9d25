package org.mailwright.rule.address;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.AddressKinds;
import org.mailwright.model.ALabel;
import org.mailwright.model.DomainName;
import org.mailwright.model.MixedScripts;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A target whose domain stands for a name that mixes Latin with letters of other scripts that look like them (UTS 39
 * section 5.2). Names in clear letters are refused where they are read.
 */
public final class ConfusableName implements Rule {
    @Override
    public Kind kind() {
        return AddressKinds.CONFUSABLE_NAME;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return OutsideTargets.findings(
                evidence.routes(),
                ConfusableName::mixed,
                (entry, target, label) -> Diagnostic.warning(
                                AddressKinds.CONFUSABLE_NAME,
                                target.location(),
                                target.address() + " stands for \"" + label + "\", which mixes "
                                        + MixedScripts.of(label).orElseThrow() + " letters")
                        .advising("ask for the address again, by another way"));
    }

    private static Optional<String> mixed(DomainName domain) {
        return domain.text().contains("xn--")
                ? domain.labels().stream()
                        .filter(ALabel::isOne)
                        .flatMap(label -> ALabel.decoded(label).stream())
                        .filter(label -> MixedScripts.of(label).isPresent())
                        .findFirst()
                : Optional.empty();
    }
}
