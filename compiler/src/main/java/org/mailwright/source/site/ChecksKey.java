package org.mailwright.source.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.Suppression;
import org.mailwright.hiera.Value;

/** {@code checks} of mailwright.yaml: the findings that the site lives with. */
final class ChecksKey {
    private static final Syntax<LocalDate> DATE =
            new Syntax<>("hiera-wrong-type", "the date", ChecksKey::date, "write the last day it counts: 2027-01-31");

    private ChecksKey() {}

    static List<Suppression> read(Reading reading, Optional<Value> checks) {
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
