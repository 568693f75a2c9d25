package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about TLS of mail hosts. */
public final class TlsFamily {
    private TlsFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "tls",
                List.of(
                        new CertExpiry(),
                        new CertNameMismatch(),
                        new MtaStsMaxAgeShort(),
                        new MtaStsMxUncovered(),
                        new MtaStsRecord(),
                        new TlsRptMissing(),
                        new TlsRptRecord(),
                        new TlsRptRuaStrictHost(),
                        new TlsaCertMismatch(),
                        new TlsaIssuerMismatch(),
                        new TlsaLength(),
                        new TlsaMatchingFull(),
                        new TlsaOrphan(),
                        new TlsaParameters(),
                        new TlsaRolloverMissing(),
                        new TlsaSha512Only(),
                        new TlsaSubmissionName(),
                        new TlsaTtl(),
                        new TlsaUnsignedZone(),
                        new TlsaUsage(),
                        new TlsaWrongOwner(),
                        new TlsaWrongPort()));
    }
}
