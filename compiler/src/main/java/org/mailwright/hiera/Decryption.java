package org.mailwright.hiera;

/** What a look-up does with eyaml ciphertext. */
public enum Decryption {
    /** Decrypt it, as Puppet does; the text is marked as a secret. */
    OPEN,
    /** Leave it closed as {@link Value.Sealed}: no key is needed, and none is read. */
    SEALED
}
