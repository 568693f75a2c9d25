package org.mailwright.source.cache;

import java.time.Duration;
import java.util.Map;
import org.mailwright.diagnostic.Parsed;

/** How old an answer is, as people write it: {@code 90m}, {@code 24h}, {@code 7d}. */
public final class Age {
    private static final Map<Character, Duration> UNITS =
            Map.of('m', Duration.ofMinutes(1), 'h', Duration.ofHours(1), 'd', Duration.ofDays(1));

    private static final int TWO_DAYS = 48;

    private Age() {}

    /** Reads a number and its unit. */
    public static Parsed<Duration> parse(String text) {
        if (!text.matches("[1-9][0-9]{0,4}[mhd]")) {
            return Parsed.not("it is no number of minutes, hours or days");
        }
        int end = text.length() - 1;
        return Parsed.of(UNITS.getOrDefault(text.charAt(end), Duration.ZERO)
                .multipliedBy(Long.parseLong(text.substring(0, end))));
    }

    /** In whole minutes, from two hours on in hours, from two days on in days. */
    public static String text(Duration age) {
        if (age.toMinutes() < 120) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < TWO_DAYS ? age.toHours() + " h" : age.toDays() + " d";
    }
}
