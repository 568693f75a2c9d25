package org.mailwright.cli;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
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

    /** These say that an input could not be read whole, which is worse than any finding in it. */
    private static final List<String> PARTIAL = List.of(
            "ldif-change-record",
            "partial-input",
            "ldap-partial-read",
            "ldap-tls",
            "puppetdb-partial",
            "puppetdb-tls",
            "hiera-eyaml-undecrypted",
            "ldap-acl-hidden-attribute");

    /** These say that a server answered with nothing, which the guard refuses. */
    private static final List<String> EMPTY = List.of("ldap-empty-result", "puppetdb-empty-result");

    private ExitStatus() {}

    /** True for a finding that says that an input could not be read whole. */
    static boolean isPartial(Diagnostic finding) {
        return finding.isError() && PARTIAL.contains(finding.rule());
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
        boolean refused = tooLittle || findings.stream().anyMatch(finding -> EMPTY.contains(finding.rule()));
        return status != UNREADABLE && refused ? REFUSED : status;
    }
}
