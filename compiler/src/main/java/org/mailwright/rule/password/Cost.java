package org.mailwright.rule.password;

import java.util.Optional;
import org.mailwright.model.HashCost;
import org.mailwright.model.PasswordHash;

/**
 * What it costs to try one password, in the number that a person would raise.
 *
 * @param words the number in words
 * @param enough what a stored password should have at least today
 */
record Cost(String scheme, String words, long number, int enough) {
    private static final int ENOUGH_BLOWFISH = 10;
    private static final int ENOUGH_ROUNDS = 100_000;
    /** 19 MiB, with two passes over it. */
    private static final int ENOUGH_MEMORY = 19_456;

    /** That of a hash whose program has an old default. */
    static Optional<Cost> of(PasswordHash password) {
        return HashCost.of(password).flatMap(cost -> switch (cost.measure()) {
            case BLOWFISH -> Optional.of(new Cost(password.scheme(), cost.words(), cost.number(), ENOUGH_BLOWFISH));
            case CRYPT_ROUNDS -> Optional.of(new Cost(password.scheme(), cost.words(), cost.number(), ENOUGH_ROUNDS));
            case PASSES ->
                Optional.of(
                        new Cost(password.scheme(), cost.memory() + " KiB of memory", cost.memory(), ENOUGH_MEMORY));
            case ITERATIONS, MEMORY -> Optional.empty();
        });
    }

    boolean isLow() {
        return number < enough;
    }
}
