package org.mailwright.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Checks;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Grade;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Suppression;
import org.mailwright.diagnostic.kind.SiteKinds;

/** Settings about findings that there are none of: a mistyped id, or one of another release. They change nothing. */
public final class UnknownRules {
    private final Collection<String> ids;
    private final List<Diagnostic> findings = new ArrayList<>();

    private UnknownRules() {
        ids = Pages.kinds().map(Kind::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One finding for each id that does not exist. */
    public static List<Diagnostic> of(Checks checks) {
        UnknownRules unknown = new UnknownRules();
        checks.grades().forEach(grade -> unknown.check(grade.rule(), grade.location()));
        checks.suppressions().forEach(suppression -> unknown.check(suppression.rule(), suppression.location()));
        return unknown.findings;
    }

    /** What is left of the settings without those. */
    public static Checks without(Checks checks) {
        UnknownRules unknown = new UnknownRules();
        List<Grade> grades = checks.grades().stream()
                .filter(grade -> unknown.ids.contains(grade.rule()))
                .toList();
        List<Suppression> suppressions = checks.suppressions().stream()
                .filter(suppression -> unknown.ids.contains(suppression.rule()))
                .toList();
        return new Checks(checks.sets(), grades, suppressions);
    }

    private void check(String id, Location at) {
        if (!ids.contains(id)) {
            findings.add(Diagnostic.warning(SiteKinds.RULE_UNKNOWN, at, "there is no rule " + id)
                    .advising(DidYouMean.of(id, ids)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("mailwright rule lists them")));
        }
    }
}
