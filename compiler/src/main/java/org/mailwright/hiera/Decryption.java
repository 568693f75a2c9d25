package org.mailwright.hiera;

/** What a look-up does with eyaml ciphertext. */
public enum Decryption {
    /** Decrypt it where the private key can be read, marked as a secret; leave it closed elsewhere, with a finding. */
    WHERE_READABLE,
    /**
     * Leave it closed as {@link Value.Sealed}: no key is needed. Only a merge that compares values reads a key, where it
     * can.
     */
    SEALED
}
