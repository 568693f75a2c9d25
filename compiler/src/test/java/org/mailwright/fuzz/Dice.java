package org.mailwright.fuzz;

import java.util.List;
import java.util.Random;

/** Chance that one number decides. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 0x1234567);
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean onceIn(int times) {
        return below(times) == 0;
    }

    <T> T of(List<T> choice) {
        return choice.get(below(choice.size()));
    }

    long seed() {
        return random.nextLong() >>> 1;
    }
}
