package org.mailwright.rule.address;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.DomainName;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/** The targets of aliases and forwards that are in no domain of ours, judged by their domain: each domain once. */
final class OutsideTargets {
    private OutsideTargets() {}

    /**
     * The findings of a judgement that has something to say of a domain.
     *
     * @param judge the domain's fault, where it has one
     * @param finding what to say of a target in it
     */
    static <F> List<Diagnostic> findings(Routes routes, Function<DomainName, Optional<F>> judge, Finding<F> finding) {
        Map<DomainName, Optional<F>> judged = new HashMap<>();
        List<Diagnostic> findings = new ArrayList<>();
        for (Entry entry : routes.entries().values()) {
            for (Target target : entry.targets()) {
                // Most domains have no fault, and whether one is ours matters only where they have.
                judged.computeIfAbsent(target.address().domain(), judge)
                        .filter(fault -> routes.isOutside(target.address()))
                        .ifPresent(fault -> findings.add(finding.of(entry, target, fault)));
            }
        }
        return findings;
    }

    /** What is said of one target. */
    interface Finding<F> {
        /** The finding of a target whose domain has the fault. */
        Diagnostic of(Entry entry, Target target, F fault);
    }

    /** True for a forward of the directory: users write it, and what is wrong with it is a warning. */
    static boolean isUsers(Entry entry) {
        return entry.kind() == Entry.Kind.ACCOUNT;
    }
}
