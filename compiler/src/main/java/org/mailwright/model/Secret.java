package org.mailwright.model;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mailwright.diagnostic.Parsed;

/**
 * A value that only the host that needs it may see. It is opened late, so that a run for one host reads no other's
 * secrets, and it never prints.
 */
public final class Secret {
    private final String identity;
    /** Whether the identity only says where the secret is, so that another one may come to lie there. */
    private final boolean named;

    private final BooleanSupplier here;
    private final Supplier<Parsed<String>> opening;
    private Optional<Parsed<String>> opened = Optional.empty();

    private Secret(String identity, boolean named, BooleanSupplier here, Supplier<Parsed<String>> opening) {
        this.identity = identity;
        this.named = named;
        this.here = here;
        this.opening = opening;
    }

    /** A secret in the clear. */
    public static Secret of(String text) {
        return new Secret(text, false, () -> true, () -> Parsed.of(text));
    }

    /**
     * A secret behind a ciphertext.
     *
     * @param identity two secrets are equal when this is: the ciphertext
     * @param here whether what opens it is on this machine
     * @param opening reads it, or says why it cannot be read here
     */
    public static Secret sealed(String identity, BooleanSupplier here, Supplier<Parsed<String>> opening) {
        return new Secret(identity, false, here, opening);
    }

    /** A secret in a file, equal to another one of the same path; {@code here} and {@code opening} as above. */
    public static Secret inFile(String path, BooleanSupplier here, Supplier<Parsed<String>> opening) {
        return new Secret(path, true, here, opening);
    }

    /**
     * True when both hold the same text, as far as that can be known here: equal ciphertext is enough, and where one
     * cannot be opened it must be.
     */
    public boolean holdsSame(Secret other) {
        boolean equal = equals(other);
        if (equal && !named || !isHere() || !other.isHere()) {
            return equal;
        }
        Optional<String> mine = open().value();
        Optional<String> others = other.open().value();
        return mine.isPresent() && others.isPresent() ? mine.equals(others) : equal;
    }

    /** False on a laptop or in CI, where the key or the file is missing on purpose. */
    public boolean isHere() {
        return here.getAsBoolean();
    }

    /** The clear text, or why it cannot be had on this machine (no key, no file). */
    public synchronized Parsed<String> open() {
        // Decryption is dear, and several files of several hosts hold the same key.
        if (opened.isEmpty()) {
            opened = Optional.of(opening.get());
        }
        return opened.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.identity.equals(identity);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
