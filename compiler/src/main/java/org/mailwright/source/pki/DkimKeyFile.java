package org.mailwright.source.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.DkimPublicKey;

/** DKIM keys as a site keeps them: PEM, or the value of the DNS record. */
public final class DkimKeyFile {
    private static final Pattern RECORD_KEY = Pattern.compile("(?:^|;)\\s*p=([A-Za-z0-9+/=\\s]+)");
    private static final int ED25519_LENGTH = 32;

    private DkimKeyFile() {}

    /** The public key of a PEM text (public or private), or of a record {@code v=DKIM1; k=…; p=…}. */
    public static Parsed<DkimPublicKey> publicKey(String text) {
        if (text.contains("-----BEGIN")) {
            Parsed<byte[]> key = KeyFile.publicKey(text.getBytes(StandardCharsets.ISO_8859_1));
            return key.value().isEmpty() ? Parsed.not(key.reason()) : ofInfo(key.orElseThrow());
        }
        Matcher record = RECORD_KEY.matcher(text);
        Optional<String> base64 = record.find() ? Optional.of(record.group(1)) : Optional.of(text);
        String packed = base64.get().replaceAll("\\s", "");
        if (!packed.matches("[A-Za-z0-9+/]+={0,2}") || packed.length() % 4 != 0) {
            return Parsed.not("it is neither PEM nor a DKIM record");
        }
        byte[] key = Base64.getDecoder().decode(packed);
        return key.length == ED25519_LENGTH
                ? Parsed.of(new DkimPublicKey(DkimPublicKey.Type.ED25519, packed, 256))
                : ofInfo(key);
    }

    /** RSA: the SPKI itself (RFC 6376 section 3.6.1); Ed25519: the raw key (RFC 8463 section 4). */
    private static Parsed<DkimPublicKey> ofInfo(byte[] der) {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(der);
            ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
            if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
                BigInteger modulus =
                        RSAPublicKey.getInstance(info.parsePublicKey()).getModulus();
                String base64 = Base64.getEncoder().encodeToString(der);
                return Parsed.of(new DkimPublicKey(DkimPublicKey.Type.RSA, base64, modulus.bitLength()));
            }
            if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
                byte[] raw = Arrays.copyOf(info.getPublicKeyData().getBytes(), ED25519_LENGTH);
                String base64 = Base64.getEncoder().encodeToString(raw);
                return Parsed.of(new DkimPublicKey(DkimPublicKey.Type.ED25519, base64, 256));
            }
            return Parsed.not("the key is neither RSA nor Ed25519");
        } catch (IOException | IllegalArgumentException e) {
            return Parsed.not("the key is broken");
        }
    }

    /** A private key as it is emitted: one PEM block and nothing beside it. */
    public static Parsed<String> privateKey(String text) {
        Optional<Pem> block = Pem.only(text);
        if (block.isEmpty() || !block.get().label().matches("(RSA )?PRIVATE KEY")) {
            return Parsed.not("it is not one PEM private key and nothing else");
        }
        return Parsed.of(block.get().text());
    }
}
