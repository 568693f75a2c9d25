package org.mailwright.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.kind.SiteKinds;

/**
 * The severities that a site changes. What a rule finds may become anything. What a reader, a writer or a proof refuses as
 * an error stays one, and so does an error of a rule that guards the output: nothing right could be written.
 */
public final class Grades {
    private static final Kind FIXED = SiteKinds.SEVERITY_FIXED;

    private final Map<String, Grade> grades = new LinkedHashMap<>();

    public Grades(List<Grade> grades) {
        grades.forEach(grade -> this.grades.put(grade.rule(), grade));
    }

    /** The finding as the site wants it; nothing where it is off. */
    public Optional<Diagnostic> of(Diagnostic finding) {
        Grade grade = grades.get(finding.rule());
        if (grade == null || isFixed(finding) && grade.lowers(finding)) {
            return Optional.of(finding);
        }
        return grade.severity().map(severity -> severity == finding.severity() ? finding : finding.as(severity));
    }

    /** True for an error that stays one, whatever the site says. */
    public boolean isFixed(Diagnostic finding) {
        return finding.isError() && !finding.kind().is(Kind.Trait.JUDGEMENT);
    }

    /** The findings as the site wants them, with one for each severity that cannot be had. */
    public List<Diagnostic> applied(List<Diagnostic> findings) {
        List<Diagnostic> graded = new ArrayList<>();
        Set<Grade> refused = new LinkedHashSet<>();
        for (Diagnostic finding : findings) {
            of(finding).ifPresent(graded::add);
            Grade grade = grades.get(finding.rule());
            if (grade != null && isFixed(finding) && grade.lowers(finding)) {
                refused.add(grade);
            }
        }
        for (Grade grade : refused) {
            of(Diagnostic.warning(
                                    FIXED,
                                    grade.location(),
                                    grade.rule()
                                            + " is an error here whatever its severity is: nothing right could be written")
                            .advising("mend what it names; only warnings of this kind can be lowered"))
                    .ifPresent(graded::add);
        }
        return graded;
    }
}
