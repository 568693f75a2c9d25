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
    private final BooleanSupplier here;
    private final Supplier<Parsed<String>> opening;
    private Optional<Parsed<String>> opened = Optional.empty();

    private Secret(String identity, BooleanSupplier here, Supplier<Parsed<String>> opening) {
        this.identity = identity;
        this.here = here;
        this.opening = opening;
    }

    /** A secret in the clear. */
    public static Secret of(String text) {
        return new Secret(text, () -> true, () -> Parsed.of(text));
    }

    /**
     * A secret behind a ciphertext or a file name.
     *
     * @param identity two secrets are equal when this is: the ciphertext, or the file's path
     * @param here whether what opens it is on this machine
     * @param opening reads it, or says why it cannot be read here
     */
    public static Secret sealed(String identity, BooleanSupplier here, Supplier<Parsed<String>> opening) {
        return new Secret(identity, here, opening);
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
