package org.mailwright.source.ldap;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.mailwright.source.pki.TlsClient;

/** A throw-away certificate authority of a test. */
public final class Authority {
    private final X500Name name;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;
    private int serial;

    /** A key and a certificate for it, PEM. */
    public record Identity(String chain, String key) {
        /** As a TLS client that trusts nobody in particular, or as a server. */
        public SSLContext context() {
            return TlsClient.of(
                            Optional.empty(),
                            Optional.of(new TlsClient.Identity(
                                    chain.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8))))
                    .orElseThrow();
        }
    }

    public Authority() {
        name = new X500Name("CN=Throw-away authority of a Mailwright test");
        certificate = issue(name, keys, Optional.empty(), Instant.now().plus(1, ChronoUnit.DAYS));
    }

    /** Its own certificate, PEM. */
    public String pem() {
        return pem(certificate);
    }

    /** A certificate with this subject for a DNS name or an IP address. */
    public Identity identity(String subject, String host) {
        return identity(subject, host, Instant.now().plus(1, ChronoUnit.DAYS));
    }

    /** One that is valid until then. */
    public Identity identity(String subject, String host, Instant end) {
        KeyPair own = keys();
        boolean address = host.matches("[0-9.]+");
        GeneralName general = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
        X509Certificate issued = issue(new X500Name(subject), own, Optional.of(general), end);
        return new Identity(
                pem(issued), pem(new PemObject("PRIVATE KEY", own.getPrivate().getEncoded())));
    }

    private X509Certificate issue(X500Name subject, KeyPair own, Optional<GeneralName> host, Instant end) {
        try {
            serial++;
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(serial),
                    Date.from(end.minus(10, ChronoUnit.DAYS)),
                    Date.from(end),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host.isEmpty()));
            if (host.isPresent()) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(host.get()));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RSA: GnuTLS, which Debian's slapd uses, does not read an EC key as Java writes it. */
    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object thing) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter out = new JcaPEMWriter(text)) {
            out.writeObject(thing);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
