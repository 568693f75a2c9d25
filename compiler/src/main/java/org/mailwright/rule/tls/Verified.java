package org.mailwright.rule.tls;

import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/**
 * Hosts whose certificate others hold to its dates and names: mail programs at submission, and senders under an MTA-STS
 * policy that enforces. Other senders do not look, or believe a TLSA record of usage 3, which knows neither (RFC 7672
 * section 3.1.1).
 */
final class Verified {
    private Verified() {}

    static boolean is(Site site, Host host) {
        return host.is(Role.SUBMISSION)
                || host.is(Role.MX) && site.settings().mtaSts().mode() == Settings.MtaSts.Mode.ENFORCE;
    }
}
