package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Location;

/** Replaces {@code %{…}} in data and in paths (Puppet's Hiera interpolation). */
final class Interpolation {
    private static final Pattern EXPRESSION = Pattern.compile("%\\{([^}]*)\\}");
    private static final Pattern METHOD = Pattern.compile("(\\w+)\\((?:\"([^\"]+)\"|'([^']+)')\\)");
    private static final Pattern ALIAS = Pattern.compile("%\\{\\s*alias\\((?:\"([^\"]+)\"|'([^']+)')\\)\\s*\\}");
    /** A fact may hold a variable that holds a variable, but not for ever. */
    private static final int DEEPEST = 50;
    /** Keys that repeat each other twice are soon longer than memory. */
    private static final int LONGEST = 1 << 24;

    private static final List<String> EMPTY = List.of("", "::", "\"\"", "''", "\"::\"", "'::'");

    /** What an expression may reach: another key of the same look-up. */
    interface Keys {
        Optional<Value> lookup(String key, Location at) throws LookupFailure;
    }

    private final Scope scope;
    private final Strictness strictness;
    private final Keys keys;
    private int depth;

    Interpolation(Scope scope, Strictness strictness, Keys keys) {
        this.scope = scope;
        this.strictness = strictness;
        this.keys = keys;
    }

    /** A value of data: strings, list items, hash keys and values of any depth. */
    Value value(Value value) throws LookupFailure {
        if (value instanceof Value.Text text) {
            return text.text().contains("%{") ? text(text) : text;
        }
        if (value instanceof Value.Sequence list) {
            List<Value> items = new ArrayList<>();
            for (Value item : list.items()) {
                items.add(value(item));
            }
            return new Value.Sequence(items, list.location());
        }
        if (value instanceof Value.Refused refused) {
            throw new LookupFailure("yaml-implicit-type", refused.location(), refused.reason());
        }
        return value instanceof Value.Mapping mapping ? mapping(mapping) : value;
    }

    /** Keys are interpolated too; of two that become the same the later one counts. */
    private Value mapping(Value.Mapping mapping) throws LookupFailure {
        List<Value.Mapping.Entry> entries = new ArrayList<>();
        boolean renamed = false;
        for (Value.Mapping.Entry entry : mapping.entries()) {
            Value key = value(entry.key());
            renamed |= key != entry.key();
            entries.add(new Value.Mapping.Entry(key, value(entry.value())));
        }
        if (renamed) {
            Map<Object, Value.Mapping.Entry> last = new LinkedHashMap<>();
            entries.forEach(entry -> last.put(Values.plain(entry.key()), entry));
            entries = List.copyOf(last.values());
        }
        return new Value.Mapping(entries, mapping.location());
    }

    /** A text; what goes wrong inside a secret is told without its words. */
    private Value text(Value.Text text) throws LookupFailure {
        if (depth == DEEPEST) {
            throw failed(text.location(), "Recursive lookup detected");
        }
        depth++;
        try {
            return replaced(text);
        } catch (LookupFailure e) {
            throw text.secret() ? failed(text.location(), "the interpolation in a secret fails") : e;
        } finally {
            depth--;
        }
    }

    private static LookupFailure failed(Location at, String message) {
        return new LookupFailure("hiera-unresolved-interpolation", at, message);
    }

    private Value replaced(Value.Text text) throws LookupFailure {
        Matcher whole = ALIAS.matcher(text.text());
        if (whole.matches()) {
            String key = whole.group(1) != null ? whole.group(1) : whole.group(2);
            return keys.lookup(key, text.location()).orElseGet(() -> Value.Text.of("", text.location()));
        }
        Matcher matcher = EXPRESSION.matcher(text.text());
        StringBuilder out = new StringBuilder();
        boolean secret = text.secret();
        while (matcher.find()) {
            Value found = expression(matcher.group(1).strip(), text.location());
            secret |= Values.isSecret(found);
            matcher.appendReplacement(out, Matcher.quoteReplacement(Values.text(found)));
            if (out.length() > LONGEST) {
                throw failed(text.location(), "the text becomes longer than " + LONGEST + " characters");
            }
        }
        matcher.appendTail(out);
        return new Value.Text(out.toString(), secret, text.location());
    }

    private Value expression(String expression, Location at) throws LookupFailure {
        if (EMPTY.contains(expression)) {
            return Value.Text.of("", at);
        }
        Matcher method = METHOD.matcher(expression);
        if (!method.matches()) {
            return variable(expression, at, true);
        }
        String argument = method.group(2) != null ? method.group(2) : method.group(3);
        return switch (method.group(1)) {
            case "lookup", "hiera" -> keys.lookup(argument, at).orElseGet(() -> Value.Text.of("", at));
            case "literal" -> Value.Text.of(argument, at);
            case "scope" -> variable(argument, at, true);
            case "alias" ->
                throw failed(
                        at, "'alias' interpolation is only permitted if the expression is equal to the entire string");
            default -> throw failed(at, "Unknown interpolation method '" + method.group(1) + "'");
        };
    }

    /** A string of hiera.yaml: variables only, and an unknown one is empty. */
    String path(String text, Location at) throws LookupFailure {
        Matcher matcher = EXPRESSION.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String expression = matcher.group(1).strip();
            if (METHOD.matcher(expression).matches()) {
                throw failed(at, "Interpolation using method syntax is not allowed in this context");
            }
            Value found = EMPTY.contains(expression) ? Value.Text.of("", at) : variable(expression, at, false);
            matcher.appendReplacement(out, Matcher.quoteReplacement(Values.text(found)));
        }
        return matcher.appendTail(out).toString();
    }

    private Value variable(String name, Location at, boolean strict) throws LookupFailure {
        KeyPath path = KeyPath.parse(name, at);
        String root = path.root().startsWith("::") ? path.root().substring(2) : path.root();
        Optional<Value> value = scope.variable(root);
        if (value.isEmpty() && strict && strictness == Strictness.PUPPET_8) {
            throw failed(at, "Undefined variable '" + root + "'");
        }
        for (KeyPath.Segment segment : path.rest()) {
            value = value.isPresent() ? Values.dig(value.get(), segment) : value;
        }
        Value found = value.orElseGet(() -> Value.Text.of("", at));
        return strict ? value(found) : found;
    }
}
