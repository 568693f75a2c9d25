package org.mailwright.source.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
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
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final int ED25519_LENGTH = 32;

    private DkimKeyFile() {}

    /**
     * The public key of a PEM text (public or private), of a record {@code v=DKIM1; k=…; p=…}, or of the zone line that
     * {@code opendkim-genkey} and {@code rspamadm dkim_keygen} print.
     */
    public static Parsed<DkimPublicKey> publicKey(String text) {
        if (text.contains("-----BEGIN")) {
            Parsed<byte[]> key = KeyFile.publicKey(text.getBytes(StandardCharsets.ISO_8859_1));
            return key.value().isEmpty() ? Parsed.not(key.reason()) : ofInfo(key.orElseThrow());
        }
        String unquoted = unquoted(text);
        Matcher record = RECORD_KEY.matcher(unquoted);
        String packed = (record.find() ? record.group(1) : unquoted).replaceAll("\\s", "");
        if (!packed.matches("[A-Za-z0-9+/]+={0,2}") || packed.length() % 4 != 0) {
            return Parsed.not("it is neither PEM nor a DKIM record");
        }
        byte[] key = Base64.getDecoder().decode(packed);
        return key.length == ED25519_LENGTH
                ? Parsed.of(new DkimPublicKey(DkimPublicKey.Type.ED25519, packed, 256))
                : ofInfo(key);
    }

    // 2026._domainkey IN TXT ( "v=DKIM1; k=rsa; "
    //         "p=MIIBIjANBg…" "…AQAB" ) ;
    /** The strings of a zone line put together; a text without quotes as it is. */
    private static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        StringBuilder strings = new StringBuilder();
        while (quoted.find()) {
            strings.append(quoted.group(1));
        }
        return strings.isEmpty() ? text : strings.toString();
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
                byte[] raw = info.getPublicKeyData().getBytes();
                String base64 = Base64.getEncoder().encodeToString(raw);
                return raw.length == ED25519_LENGTH
                        ? Parsed.of(new DkimPublicKey(DkimPublicKey.Type.ED25519, base64, 256))
                        : Parsed.not("an Ed25519 key has " + ED25519_LENGTH + " octets");
            }
            return Parsed.not("the key is neither RSA nor Ed25519");
        } catch (IOException | RuntimeException e) {
            // For a broken key Bouncy Castle throws whatever went wrong in it.
            return Parsed.not("the key is broken");
        }
    }

    /** A private key as it is emitted: one PEM block and nothing beside it, that a signer can use. */
    public static Parsed<String> privateKey(String text) {
        Optional<Pem> block = Pem.only(text);
        if (block.isEmpty() || !block.get().label().matches("(RSA )?PRIVATE KEY")) {
            return Parsed.not("it is not one PEM private key and nothing else");
        }
        Parsed<DkimPublicKey> key = publicKey(block.get().text());
        return key.value().isEmpty()
                ? Parsed.not(key.reason())
                : Parsed.of(block.get().text());
    }
}
