package org.mailwright.source.pki;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.mailwright.diagnostic.Parsed;

/** The public key of a certificate. */
final class CertificateKey {
    private CertificateKey() {}

    static Parsed<byte[]> of(byte[] der) {
        try {
            return Parsed.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey()
                    .getEncoded());
        } catch (CertificateException | RuntimeException e) {
            // The JDK's reader lets exceptions of its own through for broken DER.
            return Parsed.not("it is not a certificate");
        }
    }
}
