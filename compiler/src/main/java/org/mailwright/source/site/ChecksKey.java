package org.mailwright.source.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Area;
import org.mailwright.diagnostic.Checks;
import org.mailwright.diagnostic.FilePattern;
import org.mailwright.diagnostic.Grade;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.Suppression;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Comment;
import org.mailwright.hiera.Value;
import org.mailwright.model.DomainName;

/** {@code checks} of mailwright.yaml: which rules are on, how much they matter, and the findings that the site lives with. */
final class ChecksKey {
    private static final Syntax<LocalDate> DATE = new Syntax<>(
            HieraKinds.WRONG_TYPE, "the date", ChecksKey::date, "write the last day it counts: 2027-01-31");

    private final Reading reading;
    private final DomainName primary;

    private ChecksKey(Reading reading, DomainName primary) {
        this.reading = reading;
        this.primary = primary;
    }

    /**
     * What the site says about its findings.
     *
     * @param primary bare local parts are in it
     * @param comments of mailwright.yaml and of the data files
     */
    static Checks read(Reading reading, Optional<Value> checks, DomainName primary, List<Comment> comments) {
        ChecksKey key = new ChecksKey(reading, primary);
        return new Checks(
                sets(Reading.get(checks, "sets")),
                grades(Reading.get(checks, "severity")),
                Stream.concat(
                                key.suppressions(Reading.get(checks, "ignore")).stream(),
                                WaiverComments.read(comments, reading::report).stream())
                        .toList());
    }

    /** The words are held to the known ones by their shape. */
    private static SortedSet<String> sets(Optional<Value> sets) {
        return sets.isEmpty()
                ? new TreeSet<>(List.of("recommended"))
                : Reading.items(sets).stream()
                        .flatMap(item -> Reading.text(Optional.of(item)).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Grade> grades(Optional<Value> severities) {
        List<Grade> grades = new ArrayList<>();
        for (Value.Mapping.Entry entry : Reading.entries(severities)) {
            // Without quotes, off is a truth to YAML 1.1.
            String word = entry.value() instanceof Value.Truth truth
                    ? truth.written()
                    : Reading.text(Optional.of(entry.value())).orElse("");
            Optional<Severity> severity = Stream.of(Severity.values())
                    .filter(known -> known.word().equals(word))
                    .findFirst();
            if (entry.key() instanceof Value.Text rule && (severity.isPresent() || word.equals("off"))) {
                grades.add(new Grade(rule.text(), severity, rule.location()));
            }
        }
        return grades;
    }

    private List<Suppression> suppressions(Optional<Value> ignore) {
        List<Suppression> found = new ArrayList<>();
        for (Value value : Reading.items(ignore)) {
            Optional<Value> item = Optional.of(value);
            Optional<String> rule = Reading.text(Reading.get(item, "rule"));
            Optional<String> reason = Reading.text(Reading.get(item, "reason")).filter(text -> !text.isBlank());
            if (rule.isEmpty() || reason.isEmpty()) {
                reading.error(
                        HieraKinds.MISSING_KEY,
                        value.location(),
                        "a suppression needs a rule and a reason",
                        "say which finding it is about, and why");
                continue;
            }
            found.add(new Suppression(
                    rule.get(),
                    areas(item),
                    reason.get(),
                    reading.parsed(Reading.get(item, "until"), DATE),
                    value.location()));
        }
        return found;
    }

    private List<Area> areas(Optional<Value> item) {
        List<Area> areas = new ArrayList<>();
        Reading.text(Reading.get(item, "at")).map(Area.At::new).ifPresent(areas::add);
        Reading.text(Reading.get(item, "file")).map(ChecksKey::file).ifPresent(areas::add);
        Reading.text(Reading.get(item, "key")).map(Area.BelowKey::new).ifPresent(areas::add);
        Reading.get(item, "address")
                .flatMap(value -> reading.address(value, primary))
                .map(address -> new Area.OfAddress(address.folded().toString()))
                .ifPresent(areas::add);
        return areas;
    }

    // data/**/mail.yaml:88
    private static Area file(String text) {
        int colon = text.lastIndexOf(':');
        boolean lined = colon > 0 && text.substring(colon + 1).matches("[1-9][0-9]{0,8}");
        return lined
                ? new Area.InFile(FilePattern.of(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)))
                : new Area.InFile(FilePattern.of(text), 0);
    }

    private static Parsed<LocalDate> date(String text) {
        try {
            return Parsed.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Parsed.not("it is not YYYY-MM-DD");
        }
    }
}
