package org.mailwright.source.shape;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** Holds a value against its shape: unknown keys with the nearest known one, wrong kinds, unknown words. */
public final class ShapeCheck {
    private final Consumer<Diagnostic> findings;

    private ShapeCheck(Consumer<Diagnostic> findings) {
        this.findings = findings;
    }

    /** Reports every place where the value is not of the shape; {@code name} is what messages call it. */
    public static void check(String name, Shape shape, Value value, Consumer<Diagnostic> findings) {
        new ShapeCheck(findings).check(name, shape, value);
    }

    private void check(String name, Shape shape, Value given) {
        Value value = shape.isSecret() ? Values.secret(given) : given;
        if (shape instanceof Shape.Fields fields) {
            fields(name, fields, value);
        } else if (shape instanceof Shape.Each each) {
            each(name, each, value);
        } else if (shape instanceof Shape.Items items) {
            items(name, items.item(), value);
        } else if (shape instanceof Shape.OneOrMore some) {
            if (value instanceof Value.Sequence) {
                items(name, some.item(), value);
            } else {
                check(name, some.item(), value);
            }
        } else if (shape instanceof Shape.Either either) {
            boolean first = kindOf(either.one(), value);
            check(name, first ? either.one() : either.other(), value);
        } else if (!kindOf(shape, value)) {
            scalar(name, shape, value);
        }
    }

    /** True when the value is of the right kind, whatever is in it. */
    private static boolean kindOf(Shape shape, Value value) {
        if (shape instanceof Shape.Fields || shape instanceof Shape.Each) {
            return value instanceof Value.Mapping;
        }
        if (shape instanceof Shape.Items) {
            return value instanceof Value.Sequence;
        }
        if (shape instanceof Shape.Text) {
            return value instanceof Value.Text || value instanceof Value.Sealed;
        }
        if (shape instanceof Shape.Word word) {
            // YAML 1.1 reads off as a truth; where off is one of the words it is that word.
            return value instanceof Value.Text text && word.words().contains(text.text())
                    || value instanceof Value.Truth truth && word.words().contains(truth.written());
        }
        if (shape instanceof Shape.Truth) {
            return value instanceof Value.Truth;
        }
        if (shape instanceof Shape.Whole whole) {
            return value instanceof Value.Whole number
                    && number.number().bitLength() < 32
                    && number.number().intValue() >= whole.least()
                    && number.number().intValue() <= whole.most();
        }
        return true;
    }

    private void fields(String name, Shape.Fields fields, Value value) {
        if (!(value instanceof Value.Mapping mapping)) {
            wrong(name, "a hash", value);
            return;
        }
        List<String> known = fields.fields().stream().map(Field::name).toList();
        for (Value.Mapping.Entry entry : mapping.entries()) {
            String key = entry.key() instanceof Value.Text text ? text.text() : "";
            Optional<Field> field =
                    fields.fields().stream().filter(f -> f.name().equals(key)).findFirst();
            if (field.isPresent()) {
                check(name + "." + key, field.get().shape(), entry.value());
            } else {
                findings.accept(Diagnostic.error(
                                "hiera-unknown-key",
                                entry.key().location(),
                                name + " has no key "
                                        + (Values.isSecret(entry.key()) ? Value.HIDDEN : "\"" + key + "\""))
                        .advising(DidYouMean.of(key, known)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("the keys are: " + String.join(", ", known))));
            }
        }
    }

    private void each(String name, Shape.Each each, Value value) {
        if (!(value instanceof Value.Mapping mapping)) {
            findings.accept(Diagnostic.error(
                            "hiera-wrong-type", value.location(), name + " must be a hash, not " + shown(value))
                    .advising("write a hash, one key a line" + example(each.value())));
            return;
        }
        for (Value.Mapping.Entry entry : mapping.entries()) {
            if (entry.key() instanceof Value.Text text) {
                check(name + "." + text.text(), each.value(), entry.value());
            } else {
                wrong("a key of " + name, "a string", entry.key());
            }
        }
    }

    private static String example(Shape value) {
        return value instanceof Shape.OneOrMore ? ", e.g. press: [alice, bob]" : "";
    }

    private void items(String name, Shape item, Value value) {
        if (!(value instanceof Value.Sequence list)) {
            wrong(name, "a list", value);
            return;
        }
        for (Value found : list.items()) {
            if (found instanceof Value.Sequence && kindOf(item, Value.Text.of("", found.location()))) {
                findings.accept(Diagnostic.error("hiera-wrong-type", found.location(), name + " has a list in a list")
                        .advising("write its items beside the others: a YAML alias (*name) stands for the whole list"));
            } else {
                check(name, item, found);
            }
        }
    }

    private void scalar(String name, Shape shape, Value value) {
        if (shape instanceof Shape.Word word) {
            if (Values.isSecret(value)) {
                wrong(name, "one of " + String.join(", ", word.words()) + " in clear", value);
                return;
            }
            String found = value instanceof Value.Text text ? text.text() : value.kind();
            findings.accept(Diagnostic.error(
                            "hiera-wrong-type", value.location(), name + " cannot be \"" + found + "\"")
                    .advising(DidYouMean.of(found, word.words())
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("write one of: " + String.join(", ", word.words()))));
        } else if (shape instanceof Shape.Whole whole) {
            wrong(name, "an integer from " + whole.least() + " to " + whole.most(), value);
        } else {
            wrong(name, shape instanceof Shape.Truth ? "true or false" : "a string", value);
        }
    }

    /** The kind of a value; a number with its value, which may be what is wrong with it. */
    private static String shown(Value value) {
        return value instanceof Value.Whole whole && !Values.isSecret(value)
                ? value.kind() + " " + whole.number()
                : value.kind();
    }

    private void wrong(String name, String wanted, Value value) {
        Optional<String> implicit = wanted.equals("a string") ? implicit(value) : Optional.empty();
        findings.accept(Diagnostic.error(
                        implicit.isPresent() ? "yaml-implicit-type" : "hiera-wrong-type",
                        value.location(),
                        name + " must be " + wanted + ", not " + shown(value))
                .advising(implicit.orElse("write " + wanted)));
    }

    /** What YAML makes of a word that was meant as text: {@code no}, {@code 0644}, {@code 22:22}, {@code 3.10}. */
    private static Optional<String> implicit(Value value) {
        if (Values.isSecret(value)) {
            return Optional.of("put it in quotes: YAML reads it as " + value.kind());
        }
        if (value instanceof Value.Truth truth) {
            return Optional.of(quote(truth.written(), String.valueOf(truth.truth()), truth));
        }
        if (value instanceof Value.Whole whole) {
            return Optional.of(quote(whole.written(), whole.number().toString(), whole));
        }
        if (value instanceof Value.Real real) {
            return Optional.of(quote(real.written(), String.valueOf(real.number()), real));
        }
        return Optional.empty();
    }

    private static String quote(String written, String read, Value value) {
        return "put it in quotes: YAML reads " + written + " as "
                + (written.equals(read) ? value.kind() : value.kind() + " " + read);
    }
}
