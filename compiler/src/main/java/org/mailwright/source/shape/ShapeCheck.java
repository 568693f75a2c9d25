package org.mailwright.source.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/**
 * Holds a value against its shape: unknown keys with the nearest known one, wrong kinds, unknown words. Each is an error, so
 * that nothing is written; the run goes on with what was probably meant, so that no other finding only follows from it.
 */
public final class ShapeCheck {
    private static final Kind WRONG_TYPE = HieraKinds.WRONG_TYPE;

    /** How an SPF record says the words (RFC 7208 section 4.6.2). */
    private static final Map<String, String> SPF = Map.of("-all", "fail", "~all", "softfail", "?all", "neutral");

    private final Consumer<Diagnostic> findings;

    private ShapeCheck(Consumer<Diagnostic> findings) {
        this.findings = findings;
    }

    /**
     * Reports every place where the value is not of the shape.
     *
     * @param name what messages call it
     * @return the value; where something is reported, what was probably meant, as far as that can be told
     */
    public static Value check(String name, Shape shape, Value value, Consumer<Diagnostic> findings) {
        return new ShapeCheck(findings).check(name, shape, value);
    }

    private Value check(String name, Shape shape, Value given) {
        Value value = shape.isSecret() ? Values.secret(given) : given;
        if (shape instanceof Shape.Fields fields) {
            return fields(name, fields, value);
        }
        if (shape instanceof Shape.Each each) {
            return each(name, each, value);
        }
        if (shape instanceof Shape.Items items) {
            return items(name, items.item(), value);
        }
        if (shape instanceof Shape.OneOrMore some) {
            return oneOrMore(name, some.item(), value);
        }
        if (shape instanceof Shape.Either either) {
            boolean first = isOf(either.one(), value);
            return check(name, first ? either.one() : either.other(), value);
        }
        return isOf(shape, value) ? value : scalar(name, shape, value);
    }

    /** True when the value is of the right kind, whatever is in it. */
    public static boolean isOf(Shape shape, Value value) {
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

    private Value fields(String name, Shape.Fields fields, Value value) {
        List<String> known = fields.fields().stream().map(Field::name).toList();
        if (!(value instanceof Value.Mapping mapping)) {
            return noHash(name, fields, value, known);
        }
        List<Value.Mapping.Entry> meant = new ArrayList<>();
        for (Value.Mapping.Entry entry : mapping.entries()) {
            String key = entry.key() instanceof Value.Text text
                    ? text.text()
                    : Written.scalar(entry.key()).orElse("");
            Value.Mapping.Entry found = known.contains(key) ? entry : unknown(name, key, entry, known, mapping);
            Optional<Field> field =
                    found.key() instanceof Value.Text text ? field(fields, text.text()) : Optional.empty();
            meant.add(
                    field.isEmpty()
                            ? found
                            : new Value.Mapping.Entry(
                                    found.key(),
                                    check(
                                            name + "." + field.get().name(),
                                            field.get().shape(),
                                            found.value())));
        }
        return new Value.Mapping(meant, mapping.location());
    }

    private static Optional<Field> field(Shape.Fields fields, String name) {
        return fields.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    /** One of its keys alone, in place of {@code key: true}. */
    private Value noHash(String name, Shape.Fields fields, Value value, List<String> known) {
        Optional<Field> alone = value instanceof Value.Text text && !text.secret()
                ? field(fields, text.text()).filter(field -> field.shape() instanceof Shape.Truth)
                : Optional.empty();
        wrong(
                name,
                "a hash",
                value,
                alone.map(field -> "write {" + field.name() + ": true}")
                        .orElse("write a hash; its keys are: " + String.join(", ", known)));
        return alone.<Value>map(field -> new Value.Mapping(
                        List.of(new Value.Mapping.Entry(value, new Value.Truth(true, value.location()))),
                        value.location()))
                .orElse(value);
    }

    /** Reports a key that is not known; the entry under the key that was meant. */
    private Value.Mapping.Entry unknown(
            String name, String key, Value.Mapping.Entry entry, List<String> known, Value.Mapping mapping) {
        boolean secret = Values.isSecret(entry.key());
        // {primary:true} is a key without a value.
        int colon = key.indexOf(':');
        String before = colon > 0 ? key.substring(0, colon) : "";
        boolean glued = known.contains(before) && entry.value() instanceof Value.Undef && !secret;
        Optional<String> near = DidYouMean.of(key, known);
        findings.accept(Diagnostic.error(
                        HieraKinds.UNKNOWN_KEY,
                        entry.key().location(),
                        name + " has no key " + (secret ? Value.HIDDEN : "\"" + key + "\""))
                .advising(
                        glued
                                ? "write a blank behind the colon: " + before + ": " + key.substring(colon + 1)
                                : near.map(word -> "did you mean \"" + word + "\"?")
                                        .orElse("the keys are: " + String.join(", ", known))));
        if (glued) {
            Value text = Value.Text.of(key.substring(colon + 1), entry.key().location());
            return named(before, entry, Written.truth(text).orElse(text));
        }
        return near.filter(word -> mapping.get(word).isEmpty())
                .map(word -> named(word, entry, entry.value()))
                .orElse(entry);
    }

    private static Value.Mapping.Entry named(String name, Value.Mapping.Entry entry, Value value) {
        return new Value.Mapping.Entry(Value.Text.of(name, entry.key().location()), value);
    }

    private Value each(String name, Shape.Each each, Value value) {
        if (value instanceof Value.Sequence list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(Value.Mapping.class::isInstance)) {
            wrong(name, "a hash", value, "remove the dashes in front of its keys");
            List<Value.Mapping.Entry> entries = list.items().stream()
                    .flatMap(item -> ((Value.Mapping) item).entries().stream())
                    .toList();
            return each(name, each, new Value.Mapping(entries, value.location()));
        }
        if (!(value instanceof Value.Mapping mapping)) {
            wrong(name, "a hash", value, "write a hash, one key a line" + example(each.value()));
            return value;
        }
        List<Value.Mapping.Entry> meant = new ArrayList<>();
        for (Value.Mapping.Entry entry : mapping.entries()) {
            Value key = entry.key() instanceof Value.Text
                    ? entry.key()
                    : scalar("a key of " + name, each.key(), entry.key());
            String shown = key instanceof Value.Text text ? text.text() : "";
            meant.add(new Value.Mapping.Entry(key, check(name + "." + shown, each.value(), entry.value())));
        }
        return new Value.Mapping(meant, mapping.location());
    }

    private static String example(Shape value) {
        return value instanceof Shape.OneOrMore ? ", e.g. press: [alice, bob]" : "";
    }

    private Value oneOrMore(String name, Shape item, Value value) {
        if (value instanceof Value.Mapping mapping && !isOf(item, value)) {
            List<Value> texts = Written.texts(mapping);
            wrong(name, "a string or a list", value, texts.isEmpty() ? "write a list" : "write " + Written.line(texts));
            return Values.isSecret(value) ? value : new Value.Sequence(texts, value.location());
        }
        return value instanceof Value.Sequence ? items(name, item, value) : item(name, item, value);
    }

    private Value items(String name, Shape item, Value value) {
        if (!(value instanceof Value.Sequence list)) {
            return noList(name, item, value);
        }
        List<Value> meant = new ArrayList<>();
        for (Value found : list.items()) {
            if (found instanceof Value.Sequence inner && isOf(item, Value.Text.of("", found.location()))) {
                findings.accept(Diagnostic.error(WRONG_TYPE, found.location(), name + " has a list in a list")
                        .advising("write its items beside the others: a YAML alias (*name) stands for the whole list"));
                inner.items().forEach(each -> meant.add(item(name, item, each)));
            } else {
                meant.add(item(name, item, found));
            }
        }
        return new Value.Sequence(
                meant.size() > list.items().size() ? Written.distinct(meant) : meant, list.location());
    }

    /** A number among names stays one: what it would name is not there, which only follows. */
    private Value item(String name, Shape item, Value value) {
        Value meant = check(name, item, value);
        return Written.scalar(value).isPresent() && item instanceof Shape.Text ? value : meant;
    }

    private Value noList(String name, Shape item, Value value) {
        boolean hash = value instanceof Value.Mapping;
        List<Value> parts = value instanceof Value.Text text && !text.secret() ? Written.parts(text) : List.of(value);
        boolean shown = value instanceof Value.Text && !Values.isSecret(value);
        wrong(
                name,
                "a list",
                value,
                shown
                        ? "write " + Written.line(parts)
                        : hash && isOf(item, value) ? "write \"- \" in front of its first key" : "write a list");
        return value instanceof Value.Undef || value instanceof Value.Refused || hash && !isOf(item, value)
                ? new Value.Sequence(List.of(), value.location())
                : items(name, item, new Value.Sequence(parts, value.location()));
    }

    private Value scalar(String name, Shape shape, Value value) {
        if (shape instanceof Shape.Word word) {
            return word(name, word, value);
        }
        if (shape instanceof Shape.Whole whole) {
            wrong(
                    name,
                    "an integer from " + whole.least() + " to " + whole.most(),
                    value,
                    "write an integer from " + whole.least() + " to " + whole.most());
            return value;
        }
        if (shape instanceof Shape.Truth) {
            Optional<Value> meant = Written.truth(value);
            wrong(
                    name,
                    "true or false",
                    value,
                    meant.map(truth -> "write " + ((Value.Truth) truth).truth() + " without quotes")
                            .orElse("write true or false"));
            return meant.orElse(value);
        }
        Optional<String> quoting = Written.quoting(value);
        findings.accept(Diagnostic.error(
                        quoting.isPresent() ? HieraKinds.YAML_IMPLICIT_TYPE : WRONG_TYPE,
                        value.location(),
                        value instanceof Value.Undef
                                ? name + " is empty"
                                : name + " must be a string, not " + Written.kind(value))
                .advising(quoting.orElse(
                        value instanceof Value.Undef
                                ? "write its value; one that begins with # needs quotes"
                                : "write a string")));
        return Written.scalar(value)
                .filter(text -> !Values.isSecret(value))
                .<Value>map(text -> Value.Text.of(text, value.location()))
                .orElse(value);
    }

    private Value word(String name, Shape.Word word, Value value) {
        if (Values.isSecret(value)) {
            wrong(name, "one of " + String.join(", ", word.words()) + " in clear", value, "write it in clear");
            return value;
        }
        if (value instanceof Value.Undef) {
            findings.accept(Diagnostic.error(WRONG_TYPE, value.location(), name + " is empty")
                    .advising("write one of: " + String.join(", ", word.words())));
            return value;
        }
        String found = value instanceof Value.Text text
                ? text.text()
                : Written.scalar(value).orElseGet(() -> Written.kind(value));
        Optional<String> near = Optional.ofNullable(SPF.get(found))
                .filter(word.words()::contains)
                .or(() -> DidYouMean.of(found, word.words()));
        findings.accept(Diagnostic.error(WRONG_TYPE, value.location(), name + " cannot be \"" + found + "\"")
                .advising(near.map(meant -> "did you mean \"" + meant + "\"?")
                        .orElse("write one of: " + String.join(", ", word.words()))));
        return near.<Value>map(meant -> Value.Text.of(meant, value.location())).orElse(value);
    }

    private void wrong(String name, String wanted, Value value, String remedy) {
        findings.accept(Diagnostic.error(
                        WRONG_TYPE, value.location(), name + " must be " + wanted + ", not " + Written.kind(value))
                .advising(remedy));
    }
}
