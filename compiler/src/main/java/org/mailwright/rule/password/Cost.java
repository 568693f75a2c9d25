package org.mailwright.rule.password;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.model.PasswordHash;

/**
 * What it costs to try one password, as the hash says it (crypt(5), doveadm-pw(1)).
 *
 * @param form the number in words
 * @param enough what a stored password should have at least today
 */
record Cost(String scheme, String form, int number, int enough) {
    private static final Pattern BLOWFISH = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$.*");
    private static final Pattern ROUNDS = Pattern.compile("\\$[56]\\$(?:rounds=([0-9]{1,9})\\$)?.*");
    private static final Pattern ARGON2 = Pattern.compile("\\$argon2[id]{1,2}\\$v=19\\$m=([0-9]{1,9}),.*");

    /** The default of crypt(3). */
    private static final String NO_ROUNDS = "5000";

    private static final int ENOUGH_BLOWFISH = 10;
    private static final int ENOUGH_ROUNDS = 100_000;
    /** 19 MiB, with two passes over it. */
    private static final int ENOUGH_MEMORY = 19_456;

    /** That of a hash whose scheme has one. */
    static Optional<Cost> of(PasswordHash password) {
        String hash = password.hash();
        return read(password, BLOWFISH.matcher(hash), "a cost of %s", ENOUGH_BLOWFISH)
                .or(() -> read(password, ROUNDS.matcher(hash), "%s rounds", ENOUGH_ROUNDS))
                .or(() -> memory(password));
    }

    /** Memory in KiB; of argon2 only. */
    static Optional<Cost> memory(PasswordHash password) {
        return read(password, ARGON2.matcher(password.hash()), "%s KiB of memory", ENOUGH_MEMORY);
    }

    private static Optional<Cost> read(PasswordHash password, Matcher matcher, String form, int enough) {
        return matcher.matches()
                ? Optional.of(new Cost(
                        password.scheme(),
                        form,
                        Integer.parseInt(Optional.ofNullable(matcher.group(1)).orElse(NO_ROUNDS)),
                        enough))
                : Optional.empty();
    }

    /** {@code 5000 rounds}. */
    String words() {
        return form.formatted(number);
    }

    boolean isLow() {
        return number < enough;
    }
}
