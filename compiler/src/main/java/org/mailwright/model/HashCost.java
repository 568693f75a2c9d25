package org.mailwright.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Dovecot spends to check one password, as the stored hash itself says it (crypt(5), doveadm-pw(1)). Dovecot's auth
 * process checks one password at a time (2.3 and 2.4), so one costly hash keeps everybody else waiting; no scheme of Dovecot
 * has a bound of its own.
 *
 * <p>Measured: CPU seconds of {@code doveadm pw -t '{SCHEME}hash' -p password}, with Dovecot 2.3.19 of Debian 12; 2.4.1 of
 * Debian 13 took the same or up to half as much again. A bound is what takes about a second.
 *
 * <pre>
 *   SHA512-CRYPT   rounds=1000000     0.26   rounds=2000000  0.52   (999999999: over four minutes)
 *   SHA256-CRYPT   rounds=1000000     0.33   rounds=2000000  0.65
 *   BLF-CRYPT      cost 12            0.20   cost 13  0.41   cost 14  0.82   (cost 31: over a day)
 *   ARGON2ID       m=65536,t=3        0.11   m=245760,t=3    0.39   m=1024,t=1000  0.23
 *                  m=8,t=4294967295: not done when stopped
 *   PBKDF2         100000             0.08   1000000  0.90
 *   SCRAM-SHA-1    100000             0.09   1000000  0.82
 *   SCRAM-SHA-256  100000             0.12   1000000  1.06
 *   $sha1$         1000000            0.72
 *   $y$, $gy$      jBT (64 MiB)       0.11   jCT (128 MiB)   0.17   jDT (256 MiB)  0.34
 *   $7$            C (64 MiB)         0.13   D (128 MiB)     0.25   E (256 MiB)    0.50
 * </pre>
 *
 * @param number the rounds, iterations, passes or the logarithm of them, as the hash has it
 * @param memory in KiB; 0 where it does not count
 */
public record HashCost(Measure measure, long number, long memory) {
    private static final Pattern BLOWFISH = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$.*");
    private static final Pattern SHA_CRYPT = Pattern.compile("\\$[56]\\$(?:rounds=([0-9]{1,10})\\$)?.*");
    private static final Pattern SHA1_CRYPT = Pattern.compile("\\$sha1\\$([0-9]{1,10})\\$.*");
    private static final Pattern ARGON2 =
            Pattern.compile("\\$argon2[id]{1,2}\\$v=19\\$m=([0-9]{1,10}),t=([0-9]{1,10}),.*");
    private static final Pattern YESCRYPT = Pattern.compile("\\$g?y\\$j(.)(.).*");
    private static final Pattern SCRYPT = Pattern.compile("\\$7\\$(.)U.*");
    private static final Pattern PBKDF2 = Pattern.compile("\\$1\\$[^$]*\\$([0-9]{1,10})\\$.*");
    private static final Pattern SCRAM = Pattern.compile("([0-9]{1,10}),.*");

    /** The digits of crypt(5), from the lowest. */
    private static final String DIGITS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** What crypt(3) does for a hash that does not say its rounds. */
    private static final long DEFAULT_ROUNDS = 5000;

    /**
     * In KiB. The auth process of Dovecot 2.3 and 2.4.1 has 256 MiB (default_vsz_limit), of which it needs some itself: a
     * hash of 240 MiB is checked, one of 256 MiB refused as a wrong password (measured with both).
     */
    private static final long MOST_MEMORY = 240 * 1024;

    /** What a number of a hash counts, and the highest that is taken. */
    public enum Measure {
        BLOWFISH("a cost of %d", 14),
        CRYPT_ROUNDS("%d rounds", 2_000_000),
        ITERATIONS("%d iterations", 1_000_000),
        PASSES("%d passes over its memory", 2_097_152),
        /** Its memory decides the time, too. */
        MEMORY("", Long.MAX_VALUE);

        private final String form;
        private final long most;

        Measure(String form, long most) {
            this.form = form;
            this.most = most;
        }
    }

    /** The cost of a hash whose scheme has one; every other hash is checked at once. */
    public static Optional<HashCost> of(PasswordHash password) {
        String hash = password.hash();
        return switch (password.scheme()) {
            case "PBKDF2" -> iterations(PBKDF2.matcher(hash));
            case "SCRAM-SHA-1", "SCRAM-SHA-256" -> iterations(SCRAM.matcher(hash));
            // Dovecot hands what has one of these labels to crypt(3), which goes by how the hash begins.
            default -> crypt(hash);
        };
    }

    private static Optional<HashCost> crypt(String hash) {
        return match(BLOWFISH.matcher(hash))
                .map(found -> new HashCost(Measure.BLOWFISH, Long.parseLong(found.group(1)), 0))
                .or(() -> match(SHA_CRYPT.matcher(hash)).map(HashCost::rounds))
                .or(() -> iterations(SHA1_CRYPT.matcher(hash)))
                .or(() -> match(ARGON2.matcher(hash))
                        .map(found -> new HashCost(
                                Measure.PASSES, Long.parseLong(found.group(2)), Long.parseLong(found.group(1)))))
                .or(() -> match(YESCRYPT.matcher(hash))
                        .map(found -> blocks(digit(found.group(1)) + 1, digit(found.group(2)) + 1)))
                .or(() -> match(SCRYPT.matcher(hash)).map(found -> blocks(digit(found.group(1)), 32)));
    }

    private static HashCost rounds(MatchResult found) {
        return new HashCost(
                Measure.CRYPT_ROUNDS,
                Optional.ofNullable(found.group(1)).map(Long::parseLong).orElse(DEFAULT_ROUNDS),
                0);
    }

    /** scrypt and yescrypt: 2^log blocks of 128 octets, r at a time. */
    private static HashCost blocks(int log, int r) {
        return new HashCost(Measure.MEMORY, 0, (r * 128L << Math.min(log, 40)) / 1024);
    }

    private static int digit(String character) {
        return DIGITS.indexOf(character);
    }

    private static Optional<HashCost> iterations(Matcher matcher) {
        return match(matcher).map(found -> new HashCost(Measure.ITERATIONS, Long.parseLong(found.group(1)), 0));
    }

    private static Optional<MatchResult> match(Matcher matcher) {
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** What is too much, and how much is taken; empty for a hash that takes no more than about a second and this memory. */
    public Optional<String> excess() {
        if (memory > MOST_MEMORY) {
            return Optional.of(memory + " KiB of memory at each login, more than " + MOST_MEMORY);
        }
        long most = measure == Measure.PASSES ? measure.most / Math.max(memory, 1) : measure.most;
        return number > most ? Optional.of(words() + " at each login, more than " + most) : Optional.empty();
    }

    /** {@code 5000 rounds}. */
    public String words() {
        return measure == Measure.MEMORY
                ? memory + " KiB of memory"
                : String.format(Locale.ROOT, measure.form, number)
                        + (measure == Measure.PASSES ? " (" + memory + " KiB)" : "");
    }
}
