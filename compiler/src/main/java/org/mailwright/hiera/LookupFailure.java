package org.mailwright.hiera;

import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;

/** A look-up that Puppet would end with an error: it leaves the recursion here and becomes a finding at the top. */
final class LookupFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic finding;

    LookupFailure(String rule, Location location, String message) {
        super(message, null, false, false);
        this.finding = Diagnostic.error(rule, location, message);
    }

    LookupFailure(Diagnostic finding) {
        super(finding.message(), null, false, false);
        this.finding = finding;
    }

    Diagnostic finding() {
        return finding;
    }
}
