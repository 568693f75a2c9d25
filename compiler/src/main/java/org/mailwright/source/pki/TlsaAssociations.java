package org.mailwright.source.pki;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The TLSA records with a digest that fit a chain of certificates (RFC 6698 section 2.1). */
final class TlsaAssociations {
    private static final int END_ENTITY = 3;
    private static final int TRUST_ANCHOR = 2;

    private final Set<String> associations = new LinkedHashSet<>();

    private TlsaAssociations() {}

    /** Those of the first certificate as usage 3, and of the others as usage 2; what is no certificate is passed over. */
    static Set<String> of(X509Certificate first, List<Pem> chain) throws CertificateEncodingException {
        TlsaAssociations found = new TlsaAssociations();
        found.add(END_ENTITY, first);
        for (Pem issuer : chain.subList(1, chain.size())) {
            Optional<X509Certificate> certificate = read(issuer);
            if (certificate.isPresent()) {
                found.add(TRUST_ANCHOR, certificate.get());
            }
        }
        return found.associations;
    }

    private static Optional<X509Certificate> read(Pem block) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der())));
        } catch (CertificateException | RuntimeException e) {
            // The JDK's reader lets exceptions of its own through for broken DER.
            return Optional.empty();
        }
    }

    private void add(int usage, X509Certificate certificate) throws CertificateEncodingException {
        add(usage + " 0 ", certificate.getEncoded());
        add(usage + " 1 ", certificate.getPublicKey().getEncoded());
    }

    private void add(String usageAndSelector, byte[] data) {
        associations.add(usageAndSelector + "1 " + digest("SHA-256", data));
        associations.add(usageAndSelector + "2 " + digest("SHA-512", data));
    }

    private static String digest(String algorithm, byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-2", e);
        }
    }
}
