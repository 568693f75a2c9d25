package org.mailwright.cli;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Severity;

/** The exit statuses of the command line; where several apply: 70, 64, 3, 4, 1, 2, 0. */
final class ExitStatus {
    static final int FINE = 0;
    static final int FINDINGS = 1;
    static final int CHANGES = 2;
    static final int UNREADABLE = 3;
    static final int REFUSED = 4;
    static final int USAGE = 64;
    static final int DEFECT = 70;

    /** What each of them says, in their order, as the manual page has it. */
    static final List<Meaning> MEANINGS = List.of(
            new Meaning(FINE, "nothing is wrong, or nothing that is asked about"),
            new Meaning(FINDINGS, "findings at or above the severity of --fail-on"),
            new Meaning(CHANGES, "apply and plan --detailed-exitcodes: something changed, or would"),
            new Meaning(UNREADABLE, "an input could not be read whole"),
            new Meaning(REFUSED, "refused by the guard"),
            new Meaning(USAGE, "the command line is wrong"),
            new Meaning(DEFECT, "a defect of the program"));

    private ExitStatus() {}

    /** What an exit status says. */
    record Meaning(int status, String text) {}

    /** True for a finding that says that an input could not be read whole. */
    static boolean isPartial(Diagnostic finding) {
        return finding.isError() && finding.kind().is(Kind.Trait.INCOMPLETE);
    }

    /** The status of a run that found these. */
    static int of(List<Diagnostic> findings, Severity failOn) {
        if (findings.stream().anyMatch(ExitStatus::isPartial)) {
            return UNREADABLE;
        }
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(failOn) <= 0) ? FINDINGS : FINE;
    }

    /**
     * The status of a run that writes, or says what one would write: the guard refuses a server that gave nothing, and any
     * source that gave too little.
     */
    static int ofWriting(List<Diagnostic> findings, boolean tooLittle) {
        int status = of(findings, Severity.ERROR);
        boolean refused = tooLittle
                || findings.stream().anyMatch(finding -> finding.kind().is(Kind.Trait.EMPTY));
        return status != UNREADABLE && refused ? REFUSED : status;
    }
}
