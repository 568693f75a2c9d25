package org.mailwright.dns;

import java.util.Optional;
import org.mailwright.model.DmarcPolicy;

/** The text of DMARC records (RFC 9989 section 4.7): {@code p} right after {@code v}, none of the historic tags. */
public final class DmarcText {
    /** Lets the reports of another domain come here (RFC 9990). */
    public static final String AUTHORISATION = "v=DMARC1";

    private DmarcText() {}

    /**
     * The record of a policy. SPF alignment is strict: forwarded mail leaves under envelope domains below ours, which must
     * never vouch for a From.
     */
    public static String of(DmarcPolicy policy) {
        // v=DMARC1; p=none; sp=reject; adkim=r; aspf=s; rua=mailto:dmarc@reports.example
        return Tags.version("DMARC1")
                .and("p", policy.p())
                .and("sp", policy.sp())
                .and("np", policy.np())
                .and("adkim", policy.adkim())
                .and("aspf", "s")
                .and("t", policy.testing() ? Optional.of("y") : Optional.empty())
                .andUris("rua", policy.rua())
                .andUris("ruf", policy.ruf())
                .and("fo", policy.fo())
                .toString();
    }
}
