package org.mailwright.source.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Checks;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.Suppression;
import org.mailwright.hiera.Value;

/** {@code checks} of mailwright.yaml: which rules are on, and the findings that the site lives with. */
final class ChecksKey {
    private static final Syntax<LocalDate> DATE =
            new Syntax<>("hiera-wrong-type", "the date", ChecksKey::date, "write the last day it counts: 2027-01-31");

    private ChecksKey() {}

    static Checks read(Reading reading, Optional<Value> checks) {
        return new Checks(sets(Reading.get(checks, "sets")), suppressions(reading, checks));
    }

    /** The words are held to the known ones by their shape. */
    private static SortedSet<String> sets(Optional<Value> sets) {
        return sets.isEmpty()
                ? new TreeSet<>(List.of("recommended"))
                : Reading.items(sets).stream()
                        .flatMap(item -> Reading.text(Optional.of(item)).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Suppression> suppressions(Reading reading, Optional<Value> checks) {
        List<Suppression> found = new ArrayList<>();
        for (Value value : Reading.items(Reading.get(checks, "ignore"))) {
            Optional<Value> item = Optional.of(value);
            Optional<String> rule = Reading.text(Reading.get(item, "rule"));
            Optional<String> reason = Reading.text(Reading.get(item, "reason")).filter(text -> !text.isBlank());
            if (rule.isEmpty() || reason.isEmpty()) {
                reading.error(
                        "hiera-missing-key",
                        value.location(),
                        "a suppression needs a rule and a reason",
                        "say which finding it is about, and why");
                continue;
            }
            found.add(new Suppression(
                    rule.get(),
                    Reading.text(Reading.get(item, "at")).orElse(""),
                    reason.get(),
                    reading.parsed(Reading.get(item, "until"), DATE),
                    value.location()));
        }
        return found;
    }

    private static Parsed<LocalDate> date(String text) {
        try {
            return Parsed.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Parsed.not("it is not YYYY-MM-DD");
        }
    }
}
