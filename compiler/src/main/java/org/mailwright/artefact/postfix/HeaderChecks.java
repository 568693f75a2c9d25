package org.mailwright.artefact.postfix;

import org.mailwright.artefact.Artefact;
import org.mailwright.model.Host;

/**
 * Drops the mark by which the MX hosts tell the SRS hosts that a From is verified (header_checks(5)): where mail comes in,
 * since nobody else may set it, and where it leaves.
 */
final class HeaderChecks {
    private HeaderChecks() {}

    static Artefact of(Host host) {
        // /^X-Mailwright-From:/ IGNORE
        return Table.HEADER_CHECKS.of(host, lines -> lines.line("/^X-Mailwright-From:/ IGNORE", host.location()));
    }
}
