package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KeyTransRecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.mailwright.diagnostic.Parsed;

/** Opens hiera-eyaml's ciphertext: PKCS#7 enveloped data (RFC 5652 section 6) for a key in PEM. */
public final class Eyaml {
    private Eyaml() {}

    /** The text opened with a private key alone, since whose key it is can be seen by trying. */
    public static Parsed<String> open(String text, byte[] privateKeyPem) {
        try {
            PrivateKey key = key(privateKeyPem);
            return Ciphertext.open(
                    text,
                    (method, ciphertext) -> method.equals("PKCS7")
                            ? decrypted(ciphertext, key, Optional.empty())
                            : Parsed.not("it is encrypted with " + method + ", and only PKCS7 is supported"));
        } catch (IOException e) {
            return Parsed.not("the eyaml key does not open it");
        }
    }

    /** The first object of a PEM file. */
    private static Object pem(byte[] pem) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            Object object = parser.readObject();
            if (object == null) {
                throw new IOException("the file is not PEM");
            }
            return object;
        }
    }

    static PrivateKey key(byte[] pem) throws IOException {
        Object object = pem(pem);
        Optional<PrivateKeyInfo> info = object instanceof PEMKeyPair pair
                ? Optional.of(pair.getPrivateKeyInfo())
                : object instanceof PrivateKeyInfo plain ? Optional.of(plain) : Optional.empty();
        return new JcaPEMKeyConverter()
                .getPrivateKey(info.orElseThrow(() -> new IOException("the eyaml key is not a private key")));
    }

    /** Whose ciphertext is whose: by the issuer and number of its certificate (RFC 5652 section 10.2.4). */
    record Recipient(X500Name issuer, BigInteger number) {
        boolean is(RecipientInformation other) {
            return other.getRID() instanceof KeyTransRecipientId id
                    && issuer.equals(id.getIssuer())
                    && number.equals(id.getSerialNumber());
        }
    }

    /**
     * The recipient of a certificate (RFC 5280 section 4.1). hiera-eyaml makes certificates without a name, which
     * Bouncy Castle's own reader refuses.
     */
    static Recipient recipient(byte[] pem) throws IOException {
        try (PemReader reader = new PemReader(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            PemObject object = reader.readPemObject();
            if (object == null || !object.getType().contains("CERTIFICATE")) {
                throw new IOException("the eyaml public key is not a certificate");
            }
            ASN1Sequence signed = ASN1Sequence.getInstance(
                    ASN1Sequence.getInstance(object.getContent()).getObjectAt(0));
            int at = signed.getObjectAt(0) instanceof ASN1TaggedObject ? 1 : 0;
            return new Recipient(
                    X500Name.getInstance(signed.getObjectAt(at + 2)),
                    ASN1Integer.getInstance(signed.getObjectAt(at)).getValue());
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException("the eyaml public key is not a certificate", e);
        }
    }

    /**
     * One ciphertext opened.
     *
     * @param whose whose it must be, or anybody's
     */
    static Parsed<String> decrypted(byte[] cms, PrivateKey key, Optional<Recipient> whose) {
        try {
            for (RecipientInformation recipient : new CMSEnvelopedData(cms).getRecipientInfos()) {
                if (whose.isEmpty() || whose.get().is(recipient)) {
                    byte[] clear = recipient.getContent(new JceKeyTransEnvelopedRecipient(key));
                    return Parsed.of(new String(clear, StandardCharsets.UTF_8));
                }
            }
            return Parsed.not("the ciphertext is for another key than the public key");
        } catch (CMSException | IllegalArgumentException e) {
            return Parsed.not("the eyaml key does not open it");
        }
    }
}
