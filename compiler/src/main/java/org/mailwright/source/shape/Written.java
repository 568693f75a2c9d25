package org.mailwright.source.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** A value in the words of the person who wrote it, and what was probably meant by one of another kind. */
final class Written {
    private Written() {}

    /** What it is: {@code a list}, {@code the number 12}, {@code empty}. */
    static String kind(Value value) {
        if (value instanceof Value.Sequence) {
            return "a list";
        }
        if (value instanceof Value.Mapping) {
            return "a hash";
        }
        if (value instanceof Value.Undef) {
            return "empty";
        }
        if (value instanceof Value.Refused) {
            return "a symbol of Ruby or a date";
        }
        Optional<String> scalar = Values.isSecret(value) ? Optional.empty() : scalar(value);
        if (value instanceof Value.Truth) {
            return "a boolean";
        }
        if (value instanceof Value.Whole || value instanceof Value.Real) {
            return scalar.map(text -> "the number " + text).orElse("a number");
        }
        return "a string";
    }

    /** A number or a truth as it stands in the file. */
    static Optional<String> scalar(Value value) {
        if (value instanceof Value.Truth truth) {
            return Optional.of(truth.written());
        }
        if (value instanceof Value.Whole whole) {
            return Optional.of(whole.written());
        }
        return value instanceof Value.Real real ? Optional.of(real.written()) : Optional.empty();
    }

    /** What YAML makes of a word that was meant as text: {@code no}, {@code 0644}, {@code 22:22}, {@code 3.10}. */
    static Optional<String> quoting(Value value) {
        if (Values.isSecret(value)) {
            return scalar(value).map(any -> "put it in quotes");
        }
        String read = value instanceof Value.Truth truth
                ? String.valueOf(truth.truth())
                : value instanceof Value.Whole whole
                        ? "the number " + whole.number()
                        : value instanceof Value.Real real ? "the number " + real.number() : "";
        return scalar(value)
                .map(text -> "write \"" + text + "\" in quotes: without them YAML reads "
                        + (read.endsWith(" " + text) ? "a number" : read.equals(text) ? "a boolean" : read));
    }

    /** A word for a truth, in whatever case. */
    static Optional<Value> truth(Value value) {
        if (!(value instanceof Value.Text text) || text.secret()) {
            return Optional.empty();
        }
        return switch (text.text().strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of(new Value.Truth(true, value.location()));
            case "false", "no", "off" -> Optional.of(new Value.Truth(false, value.location()));
            default -> Optional.empty();
        };
    }

    /** {@code mx, srs} as the list that was meant. */
    static List<Value> parts(Value.Text text) {
        return Stream.of(text.text().split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .<Value>map(part -> new Value.Text(part, text.secret(), text.location()))
                .toList();
    }

    /** The texts of a hash in place of a list: its values, or its keys where it has no values ({@code {bob, dave}}). */
    static List<Value> texts(Value.Mapping mapping) {
        List<Value> found = new ArrayList<>();
        for (Value.Mapping.Entry entry : mapping.entries()) {
            if (entry.value() instanceof Value.Undef) {
                found.add(entry.key());
            } else if (entry.value() instanceof Value.Sequence list) {
                found.addAll(list.items());
            } else {
                found.add(entry.value());
            }
        }
        return found.stream().filter(Value.Text.class::isInstance).toList();
    }

    /** Each text once, where it is first. */
    static List<Value> distinct(List<Value> items) {
        Set<String> known = new HashSet<>();
        return items.stream()
                .filter(item -> !(item instanceof Value.Text text) || known.add(text.text()))
                .toList();
    }

    /** The list as one line. */
    static String line(List<Value> items) {
        return "[" + String.join(", ", items.stream().map(Written::shown).toList()) + "]";
    }

    private static String shown(Value value) {
        return value instanceof Value.Text text && !text.secret() ? text.text() : "…";
    }
}
