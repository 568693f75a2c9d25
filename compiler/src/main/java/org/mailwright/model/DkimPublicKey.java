package org.mailwright.model;

/**
 * A DKIM public key as its DNS record carries it (RFC 6376 section 3.6.1, RFC 8463).
 *
 * @param type RSA or Ed25519
 * @param base64 the value of {@code p=}: SPKI for RSA, the raw 32 octets for Ed25519
 * @param bits the key's size
 */
public record DkimPublicKey(Type type, String base64, int bits) {

    /** The {@code k=} tag. */
    public enum Type {
        RSA("rsa"),
        ED25519("ed25519");

        private final String tag;

        Type(String tag) {
            this.tag = tag;
        }

        /** The value of {@code k=}. */
        public String tag() {
            return tag;
        }
    }
}
