package org.mailwright.hiera;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.mailwright.diagnostic.Parsed;

/** hiera-eyaml's ciphertext: {@code ENC[PKCS7,…]}, any number of times in a string. */
final class Eyaml {
    private static final Pattern CIPHERTEXT = Pattern.compile("ENC\\[(?:(\\w+),)?([A-Za-z0-9+/=\\s]+)\\]");

    private Eyaml() {}

    static boolean isSealed(String text) {
        return text.contains("ENC[") && CIPHERTEXT.matcher(text).find();
    }

    /** The text with everything decrypted; the private key alone is enough, since the recipient is not looked at. */
    static Parsed<String> open(String text, byte[] privateKeyPem) {
        try {
            PrivateKey key = key(privateKeyPem);
            Matcher matcher = CIPHERTEXT.matcher(text);
            StringBuilder out = new StringBuilder();
            while (matcher.find()) {
                if (matcher.group(1) != null && !matcher.group(1).equals("PKCS7")) {
                    return Parsed.not("it is encrypted with " + matcher.group(1) + ", and only PKCS7 is supported");
                }
                byte[] cms = Base64.getMimeDecoder().decode(matcher.group(2));
                matcher.appendReplacement(out, Matcher.quoteReplacement(decrypt(cms, key)));
            }
            return Parsed.of(chomped(matcher.appendTail(out).toString()));
        } catch (IOException | CMSException | IllegalArgumentException e) {
            return Parsed.not("the eyaml key does not open it");
        }
    }

    /** Ciphertext is usually a folded block, whose last line end is not part of the secret: Puppet's chomp. */
    private static String chomped(String text) {
        return text.replaceFirst("(\\r\\n|\\n|\\r)\\z", "");
    }

    private static PrivateKey key(byte[] pem) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            Object object = parser.readObject();
            Optional<PrivateKeyInfo> info = object instanceof PEMKeyPair pair
                    ? Optional.of(pair.getPrivateKeyInfo())
                    : object instanceof PrivateKeyInfo plain ? Optional.of(plain) : Optional.empty();
            return new JcaPEMKeyConverter()
                    .getPrivateKey(info.orElseThrow(() -> new IOException("the eyaml key is not a private key")));
        }
    }

    private static String decrypt(byte[] cms, PrivateKey key) throws CMSException {
        for (RecipientInformation recipient : new CMSEnvelopedData(cms).getRecipientInfos()) {
            byte[] clear = recipient.getContent(new JceKeyTransEnvelopedRecipient(key));
            return new String(clear, StandardCharsets.UTF_8);
        }
        throw new CMSException("no recipient");
    }
}
