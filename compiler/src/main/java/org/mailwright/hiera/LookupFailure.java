package org.mailwright.hiera;

import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;

/** A look-up that Puppet would end with an error: it leaves the recursion here and becomes a finding at the top. */
final class LookupFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final FailureKind kind;
    private final transient Diagnostic finding;

    LookupFailure(FailureKind kind, String rule, Location location, String message) {
        this(kind, Diagnostic.error(rule, location, message));
    }

    LookupFailure(FailureKind kind, Diagnostic finding) {
        super(finding.message(), null, false, false);
        this.kind = kind;
        this.finding = finding;
    }

    /** A data file that cannot be parsed. */
    LookupFailure(String rule, Location location, String message) {
        this(FailureKind.PARSE, rule, location, message);
    }

    FailureKind kind() {
        return kind;
    }

    Diagnostic finding() {
        return finding;
    }
}
