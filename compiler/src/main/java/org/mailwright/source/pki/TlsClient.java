package org.mailwright.source.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.mailwright.diagnostic.Parsed;

/** TLS as a client: whom to trust, and who we are, out of PEM files. Names are the caller's to verify. */
public final class TlsClient {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
    private static final char[] NO_PASSWORD = new char[0];

    private TlsClient() {}

    /** The chain that says who we are, and its private key without a passphrase. Both are PEM. */
    public record Identity(byte[] chain, byte[] key) {}

    /**
     * The context of such connections.
     *
     * @param authorities PEM certificates; without them those that Java trusts
     */
    public static Parsed<SSLContext> of(Optional<byte[]> authorities, Optional<Identity> identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trust = null;
            if (authorities.isPresent()) {
                List<Certificate> trusted = certificates(authorities.get());
                if (trusted.isEmpty()) {
                    return Parsed.not("the file of authorities has no PEM certificate");
                }
                trust = trust(trusted);
            }
            KeyManager[] keys = null;
            if (identity.isPresent()) {
                List<Certificate> chain = certificates(identity.get().chain());
                Optional<PrivateKey> key = privateKey(identity.get().key());
                if (chain.isEmpty() || key.isEmpty()) {
                    return Parsed.not(
                            chain.isEmpty()
                                    ? "the client certificate is not PEM"
                                    : "the client key is not a PEM key without a passphrase");
                }
                keys = keys(chain, key.get());
            }
            context.init(keys, trust, null);
            return Parsed.of(context);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // The JDK's readers let exceptions of their own through for broken DER.
            return Parsed.not("a certificate or key is broken");
        }
    }

    private static TrustManager[] trust(List<Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority" + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] keys(List<Certificate> chain, PrivateKey key)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static List<Certificate> certificates(byte[] pem) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> certificates = new ArrayList<>();
        for (Pem block : Pem.all(new String(pem, StandardCharsets.ISO_8859_1), "CERTIFICATE")) {
            certificates.add(factory.generateCertificate(new ByteArrayInputStream(block.der())));
        }
        return certificates;
    }

    private static Optional<PrivateKey> privateKey(byte[] pem) throws GeneralSecurityException, IOException {
        Optional<Pem> block = Pem.first(new String(pem, StandardCharsets.ISO_8859_1));
        if (block.isEmpty()) {
            return Optional.empty();
        }
        byte[] der = block.get().der();
        return switch (block.get().label()) {
            case "PRIVATE KEY" -> ofPkcs8(der);
            case "RSA PRIVATE KEY" -> ofPkcs8(RsaPrivateKey.info(der).getEncoded());
            case "EC PRIVATE KEY" -> ofPkcs8(EcPrivateKey.info(der).getEncoded());
            default -> Optional.empty();
        };
    }

    private static Optional<PrivateKey> ofPkcs8(byte[] der) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
            } catch (InvalidKeySpecException e) {
                // A key of another algorithm.
            }
        }
        return Optional.empty();
    }
}
