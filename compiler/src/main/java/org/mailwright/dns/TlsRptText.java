package org.mailwright.dns;

import org.mailwright.model.Settings;

/** The text of a TLS reporting record (RFC 8460 section 3). */
public final class TlsRptText {
    private TlsRptText() {}

    /** The record that asks for reports at {@code rua}. */
    public static String of(Settings.TlsRpt settings) {
        // v=TLSRPTv1; rua=mailto:tlsrpt@onion.example
        return Tags.version("TLSRPTv1").andUris("rua", settings.rua()).toString();
    }
}
