package org.mailwright.source.site;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Value;
import org.mailwright.model.DomainName;
import org.mailwright.source.shape.Shape;
import org.mailwright.source.shape.Shapes;

/** Lines that belong below a key of ours and, without blanks in front of them, are keys of their own that nothing reads. */
final class Unindented {
    private static final Kind EMPTY = HieraKinds.EMPTY_VALUE;

    private final KeyNames names;
    private final Hiera hiera;
    private final Scope scope;

    Unindented(KeyNames names, Hiera hiera, Scope scope) {
        this.names = names;
        this.hiera = hiera;
        this.scope = scope;
    }

    /** Reports a key of ours that is empty because all its lines are keys of their own; true when it is. */
    boolean isEmptied(String key, Reading reading) {
        for (Value.Text place : names.places(key)) {
            List<Value.Text> behind = names.behind(place);
            if (!behind.isEmpty()) {
                reading.report(Diagnostic.error(
                                EMPTY,
                                place.location(),
                                place.text() + " is empty: " + behind.get(0).text() + " below it is a key of its own")
                        .seeing(behind.get(0).location(), "not indented")
                        .advising("indent the lines that belong to it by two blanks"));
                return true;
            }
        }
        return false;
    }

    /** Reports the first of them behind each place of a key. */
    void report(Shapes.Key key, Reading reading) {
        for (Value.Text place : names.places(key.name())) {
            boolean empty = reading.findings().stream()
                    .anyMatch(finding ->
                            finding.kind().equals(EMPTY) && finding.location().equals(place.location()));
            names.behind(place).stream()
                    .filter(other -> !empty && belongs(key, other.text()))
                    .findFirst()
                    .ifPresent(other -> reading.report(Diagnostic.warning(
                                    HieraKinds.UNKNOWN_KEY,
                                    other.location(),
                                    other.text() + " is a key of its own here, which nothing reads")
                            .seeing(place.location(), "the key it may belong to")
                            .advising("indent it by two blanks if it belongs to " + place.text())));
        }
    }

    private boolean belongs(Shapes.Key key, String text) {
        if (key.shape() instanceof Shape.Fields fields) {
            return fields.fields().stream().anyMatch(field -> field.name().equals(text));
        }
        if (!(key.shape() instanceof Shape.Each each)) {
            return false;
        }
        return each.value() instanceof Shape.Fields
                ? DomainName.parse(text).value().isPresent()
                : isOfAddresses(text);
    }

    /** Targets that are known elsewhere: a list of other words would be another team's. */
    private boolean isOfAddresses(String text) {
        List<Value> targets = Reading.items(found(text));
        Set<String> known = new HashSet<>();
        for (String key : List.of("aliases", "forwards")) {
            for (Value.Mapping.Entry entry : Reading.entries(found(names.of(key)))) {
                Reading.text(Optional.of(entry.key())).ifPresent(known::add);
                Reading.items(Optional.of(entry.value())).stream()
                        .flatMap(item -> Reading.text(Optional.of(item)).stream())
                        .forEach(known::add);
            }
        }
        return !targets.isEmpty()
                && targets.stream()
                        .allMatch(target -> Reading.text(Optional.of(target))
                                .filter(known::contains)
                                .isPresent());
    }

    private Optional<Value> found(String key) {
        return key.indexOf('.') >= 0 || key.isEmpty()
                ? Optional.empty()
                : hiera.lookup(key, scope).value();
    }
}
