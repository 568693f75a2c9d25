package org.mailwright.source.pki;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Digest;
import org.mailwright.diagnostic.Parsed;

/**
 * What a certificate says that mail needs: the first one of a PEM chain.
 *
 * @param keyDigest SHA-256 of its public key, hex
 * @param associations the data of the TLSA records that fit it and those after it
 * @param names its dNSName entries, lower case
 * @param notAfter the end of its validity
 */
public record CertificateFile(String keyDigest, Set<String> associations, List<String> names, Instant notAfter) {
    private static final int DNS_NAME = 2;
    private static final String LABEL = "CERTIFICATE";

    /** Reads a PEM file, a chain or the leaf alone. */
    public static Parsed<CertificateFile> read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Optional<Pem> block = Pem.first(text, LABEL);
        if (block.isEmpty()) {
            return Parsed.not("it has no PEM certificate");
        }
        if (Pem.isGlued(text)) {
            return Parsed.not("an END and a BEGIN are on one line, so no daemon loads it");
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.get().der()));
            if (isAuthority(certificate) && hasOwn(Pem.all(text, LABEL))) {
                return Parsed.not("the first certificate is an authority; put the host's own first");
            }
            return Parsed.of(new CertificateFile(
                    Digest.of(certificate.getPublicKey().getEncoded()),
                    TlsaAssociations.of(certificate, Pem.all(text, LABEL)),
                    names(certificate),
                    certificate.getNotAfter().toInstant()));
        } catch (CertificateException | RuntimeException e) {
            // The JDK's reader lets exceptions of its own through for broken DER.
            return Parsed.not("it is not a certificate");
        }
    }

    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    /** True when one of them is not an authority. A certificate that its host made for itself often is one. */
    private static boolean hasOwn(List<Pem> blocks) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (Pem block : blocks) {
            if (!isAuthority((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                        .map(name -> name.get(1).toString().toLowerCase(Locale.ROOT))
                        .toList();
    }
}
