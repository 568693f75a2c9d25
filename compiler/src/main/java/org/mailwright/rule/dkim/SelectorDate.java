package org.mailwright.rule.dkim;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date in a selector: {@code 2026-srs}, {@code s202611}, {@code 2026-11-15.relay}.
 *
 * @param latest the last day that it may mean
 * @param rest the selector without it
 */
record SelectorDate(LocalDate latest, String rest) {
    private static final Pattern DATE =
            Pattern.compile("(?<![0-9])(20[0-9]{2})(?:-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12][0-9]|3[01]))?)?(?![0-9])");

    private static final int DECEMBER = 12;

    static Optional<SelectorDate> of(String selector) {
        Matcher date = DATE.matcher(selector);
        if (!date.find()) {
            return Optional.empty();
        }
        String rest = selector.substring(0, date.start()) + "*" + selector.substring(date.end());
        int month = date.group(2) == null ? DECEMBER : Integer.parseInt(date.group(2));
        YearMonth last = YearMonth.of(Integer.parseInt(date.group(1)), month);
        try {
            return Optional.of(new SelectorDate(
                    date.group(3) == null ? last.atEndOfMonth() : last.atDay(Integer.parseInt(date.group(3))), rest));
        } catch (DateTimeException e) {
            // The 31st of February is a number, not a date.
            return Optional.empty();
        }
    }

    boolean isAfter(SelectorDate other) {
        return latest.isAfter(other.latest);
    }
}
