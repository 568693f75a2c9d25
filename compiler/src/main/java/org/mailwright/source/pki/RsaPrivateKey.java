package org.mailwright.source.pki;

import java.io.IOException;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A PKCS#1 key ({@code RSA PRIVATE KEY}) as the PKCS#8 that everything else takes (RFC 8017, RFC 5958). */
final class RsaPrivateKey {
    private RsaPrivateKey() {}

    static PrivateKeyInfo info(byte[] pkcs1) throws IOException {
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                RSAPrivateKey.getInstance(pkcs1));
    }
}
