package org.mailwright.source.pki;

import java.io.IOException;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.mailwright.diagnostic.Parsed;

/** A PKCS#1 key ({@code RSA PRIVATE KEY}) as the PKCS#8 that everything else takes (RFC 8017, RFC 5958). */
final class RsaPrivateKey {
    private RsaPrivateKey() {}

    static PrivateKeyInfo info(byte[] pkcs1) throws IOException {
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                RSAPrivateKey.getInstance(pkcs1));
    }

    /**
     * The DER of its public half. That the two primes make the modulus is looked at, whether they are primes is not: who
     * made the key knows, and to test it costs more than all the rest of a run.
     */
    static Parsed<byte[]> publicKey(RSAPrivateKey key) throws IOException {
        if (!key.getPrime1().multiply(key.getPrime2()).equals(key.getModulus())) {
            return Parsed.not("the parts of the RSA key do not belong together");
        }
        return Parsed.of(new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        new RSAPublicKey(key.getModulus(), key.getPublicExponent()))
                .getEncoded());
    }
}
