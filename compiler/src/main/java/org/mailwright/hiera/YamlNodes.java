package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's nodes into located values, with Psych's scalars and merge keys. */
final class YamlNodes {
    private static final int DEEPEST = 200;
    /** How many values aliases may repeat: a few lines of nested aliases can stand for more than memory holds. */
    private static final int MOST_REPEATED = 1_000_000;

    private final String file;
    private final List<Diagnostic> findings;
    private final Set<Node> anchored = Collections.newSetFromMap(new IdentityHashMap<>());
    private int depth;
    private int repeating;
    private int repeated;

    YamlNodes(String file, List<Diagnostic> findings) {
        this.file = file;
        this.findings = findings;
    }

    Value value(Node node) throws LookupFailure {
        boolean again = node.getAnchor() != null && !anchored.add(node);
        repeating += again ? 1 : 0;
        repeated += repeating > 0 ? 1 : 0;
        if (++depth > DEEPEST || repeated > MOST_REPEATED) {
            throw new LookupFailure("yaml-limits", at(node), "the data are nested too deep, or in themselves");
        }
        refuseUnsafe(node);
        try {
            if (node instanceof MappingNode mapping) {
                return mapping(mapping);
            }
            return node instanceof SequenceNode sequence ? sequence(sequence) : scalar((ScalarNode) node);
        } finally {
            depth--;
            repeating -= again ? 1 : 0;
        }
    }

    private Location at(Node node) {
        return Location.file(
                file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    /** Psych's safe_load makes no objects, and Puppet takes no sets. */
    private void refuseUnsafe(Node node) throws LookupFailure {
        String tag = node.getTag().getValue();
        if (tag.startsWith("!ruby/") || tag.startsWith("tag:yaml.org,2002:ruby/") || tag.equals(Tag.SET.getValue())) {
            throw new LookupFailure("yaml-unsafe-tag", at(node), "the tag " + tag + " is refused");
        }
    }

    private Value scalar(ScalarNode node) throws LookupFailure {
        String tag = node.getTag().getValue();
        boolean plain = node.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
        boolean number = tag.equals(Tag.INT.getValue()) || tag.equals(Tag.FLOAT.getValue());
        boolean typed = plain || number || tag.equals(Tag.BOOL.getValue()) || tag.equals(Tag.NULL.getValue());
        boolean text = tag.equals("!str") || tag.equals(Tag.STR.getValue()) && isExplicit(node);
        if (!typed || text) {
            return Value.Text.of(node.getValue(), at(node));
        }
        Parsed<Value> value = PsychScalar.of(node.getValue(), at(node));
        if (value.value().isEmpty()) {
            throw new LookupFailure("yaml-implicit-type", at(node), value.reason());
        }
        return tag.equals(Tag.FLOAT.getValue()) && value.orElseThrow() instanceof Value.Whole whole
                ? new Value.Real(whole.number().doubleValue(), whole.location())
                : value.orElseThrow();
    }

    /** A key; Puppet makes a string of a symbol ({@code :version}). */
    private Value key(Node node) throws LookupFailure {
        Value key = value(node);
        return key instanceof Value.Refused && node instanceof ScalarNode scalar
                ? Value.Text.of(scalar.getValue().replaceFirst("^:", ""), key.location())
                : key;
    }

    /** {@code !!str 017}: the text begins after the tag. */
    private static boolean isExplicit(ScalarNode node) {
        int length = node.getEndMark().getIndex() - node.getStartMark().getIndex();
        return length > node.getValue().length();
    }

    private Value sequence(SequenceNode node) throws LookupFailure {
        List<Value> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(value(item));
        }
        return new Value.Sequence(items, at(node));
    }

    private Value mapping(MappingNode node) throws LookupFailure {
        Map<Object, Value.Mapping.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode)) {
                return new Value.Refused("a key is a list or a hash", at(tuple.getKeyNode()));
            }
            Value key = key(tuple.getKeyNode());
            Value value = value(tuple.getValueNode());
            if (key instanceof Value.Text text && text.text().equals("<<") && mergeInto(entries, value)) {
                continue;
            }
            Value.Mapping.Entry known = entries.get(Values.plain(key));
            if (known != null) {
                findings.add(Diagnostic.error(
                                "yaml-duplicate-key", key.location(), "the key " + Values.text(key) + " is there twice")
                        .seeing(known.key().location(), "the first one, which Puppet forgets")
                        .advising("keep one of the two"));
            }
            entries.put(Values.plain(key), new Value.Mapping.Entry(key, value));
        }
        return new Value.Mapping(List.copyOf(entries.values()), at(node));
    }

    private static boolean mergeInto(Map<Object, Value.Mapping.Entry> entries, Value value) {
        if (value instanceof Value.Mapping mapping) {
            mapping.entries().forEach(entry -> entries.put(Values.plain(entry.key()), entry));
            return true;
        }
        if (value instanceof Value.Sequence list
                && list.items().stream().allMatch(item -> item instanceof Value.Mapping)) {
            List<Value> reversed = new ArrayList<>(list.items());
            Collections.reverse(reversed);
            reversed.forEach(item -> mergeInto(entries, item));
            return true;
        }
        return false;
    }
}
