package org.mailwright.hiera.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Entries;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Turns SnakeYAML's events into located values one by one, with Psych's scalars, tags and merge keys. */
final class YamlValues {
    private static final int DEEPEST = 200;
    /** How many values aliases may repeat: a few lines of nested aliases can stand for more than memory holds. */
    private static final int MOST_REPEATED = 1_000_000;
    /** Each takes about a hundred octets, though two stand for it in the file. */
    private static final int MOST_VALUES = 5_000_000;

    private static final int LONGEST_TEXT = 16 * 1024 * 1024;

    private static final String CORE = "tag:yaml.org,2002:";
    private static final Pattern MAKES_AN_OBJECT =
            Pattern.compile("!ruby/.*|tag:yaml\\.org,2002:ruby/.*|!(?:str|seq|map):.*");

    private final Location file;
    private final boolean own;
    private final Parser parser;
    private final List<Diagnostic> findings;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int depth;
    private long values;
    private long repeated;

    /** @param own true for our own files: they have no dates and symbols, only text */
    YamlValues(Location file, boolean own, Parser parser, List<Diagnostic> findings) {
        this.file = file;
        this.own = own;
        this.parser = parser;
        this.findings = findings;
    }

    /** What an anchor names, once it is whole, and how many values that is with all it repeats. */
    private record Anchored(Optional<Value> value, long size) {}

    /** The first document; nothing when there is none. What follows it is not read, and found. */
    Optional<Value> document() throws LookupFailure {
        parser.getEvent();
        if (parser.getEvent().is(Event.ID.StreamEnd)) {
            return Optional.empty();
        }
        Value value = value(parser.getEvent());
        parser.getEvent();
        return Optional.of(value);
    }

    private Location at(Mark mark) {
        return file.at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Value value(Event event) throws LookupFailure {
        Location at = at(event.getStartMark());
        String anchor = event instanceof NodeEvent node && node.getAnchor() != null ? node.getAnchor() : "";
        if (event instanceof AliasEvent) {
            return repeated(anchor, at);
        }
        long before = values + repeated;
        if (++values > MOST_VALUES) {
            throw new LookupFailure(HieraKinds.YAML_LIMITS, at, "the file holds more than " + MOST_VALUES + " values");
        }
        if (!anchor.isEmpty()) {
            anchors.put(anchor, new Anchored(Optional.empty(), 0));
        }
        Value value = event instanceof ScalarEvent scalar ? scalar(scalar, at) : collection(event, at);
        if (!anchor.isEmpty()) {
            anchors.put(anchor, new Anchored(Optional.of(value), values + repeated - before));
        }
        return value;
    }

    private Value repeated(String name, Location at) throws LookupFailure {
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw new LookupFailure(
                    FailureKind.PARSE,
                    Diagnostic.error(HieraKinds.YAML_SYNTAX, at, "the name behind * is that of no anchor above it")
                            .advising("put a text that begins with * in quotes"));
        }
        repeated += anchored.size();
        if (anchored.value().isEmpty() || repeated > MOST_REPEATED) {
            throw new LookupFailure(
                    HieraKinds.YAML_LIMITS,
                    at,
                    anchored.value().isEmpty()
                            ? "*" + name + " stands in what it names"
                            : "aliases repeat more than " + MOST_REPEATED + " values");
        }
        return used(anchored.value().get(), at);
    }

    /** The value of an anchor where it is used; what is in a list or a hash is where it was written. */
    private static Value used(Value value, Location at) {
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(list.items(), at);
        }
        return value instanceof Value.Mapping mapping
                ? new Value.Mapping(mapping.entries(), at)
                : value instanceof Value.Text text ? new Value.Text(text.text(), text.secret(), at) : value;
    }

    private Value collection(Event event, Location at) throws LookupFailure {
        if (++depth > DEEPEST) {
            throw new LookupFailure(
                    HieraKinds.YAML_LIMITS, at, "the data are nested deeper than " + DEEPEST + " levels");
        }
        String tag = tag(((CollectionStartEvent) event).getTag(), at);
        Value value;
        if (event instanceof MappingStartEvent) {
            if (isCore(tag, "set") || isCore(tag, "omap") || isCore(tag, "str")) {
                throw unsafe(tag, at);
            }
            value = mapping(at);
        } else {
            List<Value> items = new ArrayList<>();
            for (Event next = parser.getEvent(); !next.is(Event.ID.SequenceEnd); next = parser.getEvent()) {
                items.add(value(next));
            }
            value = isCore(tag, "omap") ? ordered(items, at) : new Value.Sequence(items, at);
        }
        depth--;
        return value;
    }

    private static boolean isCore(String tag, String name) {
        return tag.equals("!" + name)
                || tag.startsWith(CORE) && tag.substring(CORE.length()).equals(name);
    }

    /** Psych's safe_load makes no objects of Ruby, and Puppet lets it make no sets. */
    private static String tag(@org.jspecify.annotations.Nullable String tag, Location at) throws LookupFailure {
        if (tag == null) {
            return "";
        }
        if (MAKES_AN_OBJECT.matcher(tag).matches()) {
            throw unsafe(tag, at);
        }
        return tag;
    }

    private static LookupFailure unsafe(String tag, Location at) {
        return new LookupFailure(HieraKinds.YAML_UNSAFE_TAG, at, "the tag " + tag + " is refused");
    }

    /** {@code !!omap [{a: 1}, {b: 2}]}: the first key and the last value of each item. */
    private static Value ordered(List<Value> items, Location at) throws LookupFailure {
        Entries entries = new Entries();
        for (Value item : items) {
            if (!(item instanceof Value.Mapping pair) || pair.entries().isEmpty()) {
                throw new LookupFailure(
                        HieraKinds.YAML_SYNTAX, item.location(), "an item of !!omap is a hash of one key");
            }
            Value key = pair.entries().get(0).key();
            Value value = pair.entries().get(pair.entries().size() - 1).value();
            entries.put(new Value.Mapping.Entry(key, value));
        }
        return entries.mapping(at);
    }

    private Value scalar(ScalarEvent event, Location at) throws LookupFailure {
        String text = event.getValue();
        if (text.length() > LONGEST_TEXT) {
            throw new LookupFailure(HieraKinds.YAML_LIMITS, at, "a text of " + text.length() + " characters");
        }
        if (event.getTag() == null && !event.getImplicit().canOmitTagInPlainScalar()) {
            return Value.Text.of(text, at);
        }
        String tag = tag(event.getTag(), at);
        if (tag.isEmpty() || tag.equals("!")) {
            return typed(text, at);
        }
        if (isCore(tag, "str")) {
            return Value.Text.of(text, at);
        }
        if (isCore(tag, "binary")) {
            return YamlBinary.of(text, at);
        }
        Value value = typed(text, at);
        return isCore(tag, "float") ? real(value, text, at) : value;
    }

    private Value typed(String text, Location at) throws LookupFailure {
        Parsed<Value> value = PsychScalar.of(text, at);
        if (own && (value.value().isEmpty() || value.orElseThrow() instanceof Value.Refused)) {
            return Value.Text.of(text, at);
        }
        if (value.value().isEmpty()) {
            throw new LookupFailure(
                    FailureKind.PARSE,
                    Diagnostic.error(HieraKinds.YAML_IMPLICIT_TYPE, at, value.reason())
                            .advising("write it in quotes: \"" + text + "\""));
        }
        return value.orElseThrow();
    }

    private static Value real(Value value, String text, Location at) throws LookupFailure {
        if (value instanceof Value.Real) {
            return value;
        }
        Optional<Double> number = value instanceof Value.Whole whole
                ? Optional.of(whole.number().doubleValue())
                : value instanceof Value.Text found ? PsychScalar.real(found.text()) : Optional.empty();
        return new Value.Real(
                number.orElseThrow(() ->
                        new LookupFailure(HieraKinds.YAML_IMPLICIT_TYPE, at, "the text is no number for !!float")),
                text,
                at);
    }

    private Value mapping(Location at) throws LookupFailure {
        Entries entries = new Entries();
        Optional<Location> complex = Optional.empty();
        for (Event next = parser.getEvent(); !next.is(Event.ID.MappingEnd); next = parser.getEvent()) {
            Value key = key(next, value(next));
            Event event = parser.getEvent();
            Value value = value(event);
            if (key instanceof Value.Sequence || key instanceof Value.Mapping || key instanceof Value.Refused) {
                complex = Optional.of(key.location());
            } else if (!isMergeKey(next, key) || !merge(entries, key, event, value)) {
                add(entries, new Value.Mapping.Entry(key, value));
            }
        }
        return complex.<Value>map(place -> new Value.Refused("a key is a list or a hash", place))
                .orElseGet(() -> entries.mapping(at));
    }

    /** Puppet makes strings of the symbols among keys ({@code :version}). */
    private static Value key(Event event, Value key) {
        return key instanceof Value.Refused && event instanceof ScalarEvent scalar
                ? Value.Text.of(PsychScalar.symbolName(scalar.getValue()), key.location())
                : key;
    }

    private void add(Entries entries, Value.Mapping.Entry entry) {
        Value key = entry.key();
        entries.put(entry)
                .filter(known -> !entries.isMerged(known))
                .ifPresent(known -> findings.add(twice(known.key(), key)));
    }

    /** {@code no} and {@code off} are one key to YAML. */
    private static Diagnostic twice(Value known, Value key) {
        boolean other = known instanceof Value.Truth first
                && key instanceof Value.Truth second
                && !first.written().equals(second.written());
        String message = other
                ? "the keys " + ((Value.Truth) known).written() + " and " + ((Value.Truth) key).written()
                        + " are one key: YAML reads both as " + Values.text(key)
                : "the key " + (key instanceof Value.Truth truth ? truth.written() : Values.text(key))
                        + " is there twice";
        return Diagnostic.error(HieraKinds.YAML_DUPLICATE_KEY, key.location(), message)
                .seeing(known.location(), "the first one, which Puppet forgets")
                .advising(other ? "write both in quotes" : "keep one of the two");
    }

    /** Quoted too, but not {@code !!str <<}. */
    private static boolean isMergeKey(Event event, Value key) {
        return key instanceof Value.Text text
                && text.text().equals("<<")
                && !(event instanceof ScalarEvent scalar && (CORE + "str").equals(scalar.getTag()));
    }

    /**
     * Takes the entries of a hash, or of the hashes of a list written here, at the place where {@code <<} stands: they
     * win over what stands above it. False where it names something else: then it is a key like all others.
     */
    private boolean merge(Entries entries, Value key, Event event, Value value) {
        List<Value> hashes = new ArrayList<>();
        if (event instanceof AliasEvent || event instanceof MappingStartEvent) {
            hashes.add(value);
        } else if (value instanceof Value.Sequence list) {
            hashes.addAll(list.items());
            Collections.reverse(hashes);
        } else {
            return false;
        }
        if (!hashes.stream().allMatch(Value.Mapping.class::isInstance)) {
            return false;
        }
        Entries merged = new Entries();
        hashes.forEach(hash -> ((Value.Mapping) hash).entries().forEach(merged::put));
        for (Value.Mapping.Entry brought : merged.list()) {
            // The key is where << brings it; its value is where it is written.
            Value.Mapping.Entry entry = new Value.Mapping.Entry(used(brought.key(), key.location()), brought.value());
            entries.putMerged(entry)
                    .filter(known -> !known.equals(entry) && !entries.isMerged(known))
                    .ifPresent(known -> findings.add(Diagnostic.warning(
                                    HieraKinds.YAML_ANCHOR_MERGE,
                                    key.location(),
                                    "<< replaces the key " + Values.text(known.key()) + " that stands above it")
                            .seeing(known.key().location(), "the key that is replaced")
                            .advising("write << first")));
        }
        return true;
    }
}
