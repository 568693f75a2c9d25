package org.mailwright.source.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.mailwright.diagnostic.Digest;
import org.mailwright.diagnostic.KeyShape;
import org.mailwright.diagnostic.Parsed;

/** The public key out of whatever PEM a site keeps: public key, private key, certificate, or signing request. */
public final class KeyFile {
    private KeyFile() {}

    /** SHA-256 of the public key, hex: the TLSA data of a key that no certificate has yet. */
    public static Parsed<String> digest(byte[] bytes) {
        return publicKey(bytes).map(Digest::of);
    }

    /** True when a file holds a private key, whatever else is in it. */
    public static boolean isPrivate(byte[] bytes) {
        return KeyShape.isIn(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** True when a passphrase protects every private key of a file. */
    public static boolean isEncrypted(byte[] bytes) {
        return !Pem.isClearKey(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The DER of the SubjectPublicKeyInfo. */
    static Parsed<byte[]> publicKey(byte[] bytes) {
        Optional<Pem> block = Pem.first(new String(bytes, StandardCharsets.ISO_8859_1));
        if (block.isEmpty()) {
            return Parsed.not("it is not PEM");
        }
        try {
            byte[] der = block.get().der();
            return switch (block.get().label()) {
                case "PUBLIC KEY" ->
                    Parsed.of(SubjectPublicKeyInfo.getInstance(der).getEncoded());
                case "CERTIFICATE" -> CertificateKey.of(der);
                case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" ->
                    Parsed.of(new PKCS10CertificationRequest(der)
                            .getSubjectPublicKeyInfo()
                            .getEncoded());
                case "PRIVATE KEY" -> ofPrivate(PrivateKeyInfo.getInstance(der));
                case "RSA PRIVATE KEY" -> ofPrivate(RsaPrivateKey.info(der));
                case "EC PRIVATE KEY" -> ofPrivate(EcPrivateKey.info(der));
                default -> Parsed.not("a PEM block of type " + block.get().label() + " has no public key");
            };
        } catch (IOException | RuntimeException e) {
            // For a broken key Bouncy Castle throws whatever went wrong in it, RuntimeException itself included.
            return Parsed.not("the PEM block is broken");
        }
    }

    private static Parsed<byte[]> ofPrivate(PrivateKeyInfo info) throws IOException {
        if (info.getPrivateKeyAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return RsaPrivateKey.publicKey(RSAPrivateKey.getInstance(info.parsePrivateKey()));
        }
        AsymmetricKeyParameter key = PrivateKeyFactory.createKey(info);
        if (key instanceof ECPrivateKeyParameters ec) {
            ECDomainParameters curve = ec.getParameters();
            return encoded(new ECPublicKeyParameters(curve.getG().multiply(ec.getD()), curve));
        }
        return key instanceof Ed25519PrivateKeyParameters ed25519
                ? encoded(ed25519.generatePublicKey())
                : Parsed.not("the key is neither RSA, EC nor Ed25519");
    }

    private static Parsed<byte[]> encoded(AsymmetricKeyParameter key) throws IOException {
        return Parsed.of(
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded());
    }
}
