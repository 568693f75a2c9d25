package org.mailwright.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Pieces of secrets of the sites, which no output may have: password hashes, private keys, what eyaml encrypted. */
final class Canaries {
    /** Secrets that are in Hiera as plain text begin so: they are secrets by their key alone. */
    static final String PLAIN = "plain-canary";

    private static final Pattern CIPHERTEXT = Pattern.compile("ENC\\[PKCS7,([A-Za-z0-9+/=\\s]+)]");
    private static final Pattern PASSWORD = Pattern.compile("(?m)^(?:mailPassword|userPassword): (\\{CRYPT}\\$.*)$");
    private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----([^-]+)-----END");
    private static final int PIECE = 22;

    private final Set<String> closed;

    private Canaries(Set<String> closed) {
        this.closed = closed;
    }

    static Canaries of(Collection<SiteFiles> sites) {
        Set<String> closed = new TreeSet<>();
        for (SiteFiles site : sites) {
            Optional<PrivateKeyInfo> key = site.files().stream()
                    .filter(path -> path.endsWith("private_key.pkcs7.pem"))
                    .findFirst()
                    .flatMap(path -> key(site.text(path)));
            for (String path : site.files()) {
                String text = site.text(path);
                CIPHERTEXT
                        .matcher(text)
                        .results()
                        .forEach(found -> key.ifPresent(
                                opener -> plaintext(found.group(1), opener).ifPresent(secret -> add(closed, secret))));
                PASSWORD.matcher(text).results().forEach(found -> {
                    String hash = found.group(1);
                    if (hash.length() > 2 * PIECE) {
                        closed.add(hash.substring(hash.length() - PIECE));
                    }
                });
                if (KEY.matcher(text).find()) {
                    add(closed, text);
                }
            }
        }
        return new Canaries(closed);
    }

    /** Of a key the middle of its base64: its beginning is that of every key of its kind. */
    private static void add(Set<String> closed, String secret) {
        List<String> bodies =
                KEY.matcher(secret).results().map(found -> found.group(1)).toList();
        if (bodies.isEmpty()) {
            if (secret.length() >= 8) {
                closed.add(secret);
            }
        } else {
            for (String body : bodies) {
                List<String> lines = body.strip().lines().toList();
                String line = lines.get(lines.size() / 2);
                closed.add(line.substring(Math.max(0, line.length() - PIECE)));
            }
        }
    }

    private static Optional<PrivateKeyInfo> key(String pem) {
        try (PEMParser parser = new PEMParser(new java.io.StringReader(pem))) {
            Object read = parser.readObject();
            if (read instanceof org.bouncycastle.openssl.PEMKeyPair pair) {
                return Optional.of(pair.getPrivateKeyInfo());
            }
            return read instanceof PrivateKeyInfo info ? Optional.of(info) : Optional.empty();
        } catch (java.io.IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> plaintext(String base64, PrivateKeyInfo key) {
        try {
            CMSEnvelopedData data = new CMSEnvelopedData(Base64.getMimeDecoder().decode(base64));
            RecipientInformation recipient =
                    data.getRecipientInfos().getRecipients().iterator().next();
            return Optional.of(new String(
                    recipient.getContent(
                            new JceKeyTransEnvelopedRecipient(new JcaPEMKeyConverter().getPrivateKey(key))),
                    StandardCharsets.UTF_8));
        } catch (CMSException | java.io.IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One of them, for who needs a secret to give away. */
    String example() {
        return closed.iterator().next();
    }

    /** Those that are in a text, the plain ones too. */
    List<String> in(String text) {
        return Stream.concat(inAnswer(text).stream(), Stream.of(PLAIN).filter(text::contains))
                .toList();
    }

    /** Those that are in the answer of a look-up, which shows what is in Hiera as plain text. */
    List<String> inAnswer(String text) {
        return closed.stream().filter(text::contains).toList();
    }

    @Override
    public String toString() {
        return closed.size() + " canaries";
    }
}
