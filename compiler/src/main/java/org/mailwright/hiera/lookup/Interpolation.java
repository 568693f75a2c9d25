package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Explanation;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Strictness;
import org.mailwright.hiera.Trace;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** Replaces {@code %{…}} in data and in paths (Puppet's Hiera interpolation). */
final class Interpolation {
    private static final Pattern EXPRESSION = Pattern.compile("%\\{([^}]*)\\}");
    private static final Pattern METHOD = Pattern.compile("(?m)^(\\w+)\\((?:\"([^\"]+)\"|'([^']+)')\\)$");
    /** Keys and facts may name each other in a long chain, but Ruby's stack ends somewhere too. */
    private static final int DEEPEST = 200;
    /** Keys that repeat each other twice are soon longer than memory. */
    private static final int LONGEST = 1 << 24;

    private static final Set<String> EMPTY = Set.of("", "::", "\"\"", "''", "\"::\"", "'::'");
    /** Variables that always exist, as Puppet has it, and are empty where there is no module. */
    private static final Pattern BUILT_IN = Pattern.compile("module_name|caller_module_name|0|[1-9][0-9]*");

    /** What an expression may reach: another key of the same look-up. */
    interface Keys {
        Optional<Value> lookup(String key, Location at) throws LookupFailure, IOException;
    }

    private final Scope scope;
    private final Strictness strictness;
    private final Keys keys;
    private final Trace trace;
    private final Deque<String> open = new ArrayDeque<>();
    private Set<String> asked = new LinkedHashSet<>();
    private final Set<Diagnostic> warnings = new LinkedHashSet<>();
    private final Set<Diagnostic> empties = new LinkedHashSet<>();
    /** How many of the secrets that are being asked for are made of each other. */
    private int hiding;

    Interpolation(Scope scope, Strictness strictness, Keys keys, Trace trace) {
        this.scope = scope;
        this.strictness = strictness;
        this.keys = keys;
        this.trace = trace;
    }

    /** What RFC 7208 section 7 has between braces, so that it may be meant for SPF. */
    private static final Pattern SPF_MACRO = Pattern.compile("[slodiphcrtvSLODIPHCRTV][0-9]{0,3}r?[-.+,/_=]*");

    /** Where a text stands decides what it may say. */
    private enum Context {
        /** Methods are allowed, and a variable that Puppet 8 does not know is an error. */
        DATA,
        /** hiera.yaml: variables only, and an unknown one is empty. */
        CONFIG
    }

    /** What Puppet only warns of. */
    Set<Diagnostic> warnings() {
        return warnings;
    }

    /** Variables in data of which a part is missing: Puppet writes nothing in their place. */
    Set<Diagnostic> empties() {
        return empties;
    }

    /** Something that may be asked while names are being resolved. */
    interface Question<T> {
        T ask() throws LookupFailure, IOException;
    }

    /**
     * What was found, and every name that was asked for on the way to it: found again while one of them is open, it
     * would go in circles.
     */
    record Found(Optional<Value> value, Set<String> names) {}

    /** True when none of the names on the way to it is being asked for. */
    boolean isFree(Found found) {
        if (found.names().stream().anyMatch(open::contains)) {
            return false;
        }
        asked.addAll(found.names());
        return true;
    }

    /** Asks, and writes down the names on the way. */
    Found noting(Question<Optional<Value>> question) throws LookupFailure, IOException {
        Set<String> outer = asked;
        asked = new LinkedHashSet<>();
        try {
            Optional<Value> value = question.ask();
            return new Found(value, Set.copyOf(asked));
        } finally {
            outer.addAll(asked);
            asked = outer;
        }
    }

    /** Asks under a name that must not be asked for again meanwhile. */
    <T> T under(String name, Location at, Question<T> question) throws LookupFailure, IOException {
        if (open.contains(name)) {
            List<String> names = new ArrayList<>(open);
            Collections.reverse(names);
            throw new LookupFailure(
                    FailureKind.RECURSION,
                    HieraKinds.UNRESOLVED_INTERPOLATION,
                    at,
                    "Recursive lookup detected in [" + String.join(", ", names) + "]");
        }
        if (open.size() >= DEEPEST) {
            throw failed(FailureKind.OTHER, at, "more than " + DEEPEST + " keys and variables are made of each other");
        }
        asked.add(name);
        open.push(name);
        try {
            return question.ask();
        } finally {
            open.pop();
        }
    }

    /** A value of data: strings, list items, hash keys and values of any depth; itself where nothing changes. */
    Value value(Value value) throws LookupFailure, IOException {
        return value(value, Context.DATA);
    }

    /** A string of hiera.yaml. */
    String path(Value text) throws LookupFailure, IOException {
        return Values.text(value(text, Context.CONFIG));
    }

    /** The options of a level. */
    Value config(Value value) throws LookupFailure, IOException {
        return value(value, Context.CONFIG);
    }

    private Value value(Value value, Context context) throws LookupFailure, IOException {
        if (value instanceof Value.Text text) {
            return text.text().contains("%{") ? text(text, context) : text;
        }
        if (value instanceof Value.Sequence list) {
            List<Value> items = new ArrayList<>(list.items().size());
            boolean changed = false;
            for (Value item : list.items()) {
                Value made = value(item, context);
                changed |= made != item;
                items.add(made);
            }
            return changed ? new Value.Sequence(items, list.location()) : list;
        }
        return value instanceof Value.Mapping mapping ? mapping(mapping, context) : value;
    }

    /** Keys are interpolated too; of two that become the same the later one counts. */
    private Value mapping(Value.Mapping mapping, Context context) throws LookupFailure, IOException {
        List<Value.Mapping.Entry> entries = new ArrayList<>(mapping.entries().size());
        boolean renamed = false;
        boolean changed = false;
        for (Value.Mapping.Entry entry : mapping.entries()) {
            Value key = value(entry.key(), context);
            Value made = value(entry.value(), context);
            renamed |= key != entry.key();
            changed |= made != entry.value();
            entries.add(key == entry.key() && made == entry.value() ? entry : new Value.Mapping.Entry(key, made));
        }
        if (renamed) {
            Map<Object, Value.Mapping.Entry> last = new LinkedHashMap<>();
            for (Value.Mapping.Entry entry : entries) {
                Object plain = Values.plain(entry.key());
                Value.Mapping.Entry known = last.get(plain);
                // Ruby keeps the first key and takes the last value.
                last.put(plain, known == null ? entry : new Value.Mapping.Entry(known.key(), entry.value()));
            }
            entries = List.copyOf(last.values());
        }
        return renamed || changed ? new Value.Mapping(entries, mapping.location()) : mapping;
    }

    /** A text; a secret, or what becomes one, leaves no words in the trace. */
    private Value text(Value.Text text, Context context) throws LookupFailure, IOException {
        trace.enter(Explanation.Kind.INTERPOLATION, text.secret() ? "" : text.text());
        try {
            Value made = text.secret()
                    ? hiding("a secret", text.location(), () -> replaced(text, context))
                    : replaced(text, context);
            // What is a secret in a list or a hash was hidden where it was found.
            if (Values.isSecret(made) && !(made instanceof Value.Sequence || made instanceof Value.Mapping)) {
                trace.hide();
            }
            return made;
        } finally {
            trace.leave();
        }
    }

    /** Asks for a secret: what goes wrong, and what Puppet warns of, is told without words of the data. */
    <T> T hiding(String subject, Location at, Question<T> question) throws LookupFailure, IOException {
        hiding++;
        trace.hide();
        try {
            return question.ask();
        } catch (LookupFailure e) {
            throw e.quotesData() ? e.about(subject, at) : e;
        } finally {
            hiding--;
        }
    }

    private static LookupFailure failed(FailureKind kind, Location at, String message) {
        return new LookupFailure(kind, HieraKinds.UNRESOLVED_INTERPOLATION, at, message);
    }

    private Value replaced(Value.Text text, Context context) throws LookupFailure, IOException {
        Matcher matcher = EXPRESSION.matcher(text.text());
        StringBuilder out = new StringBuilder();
        boolean secret = text.secret();
        boolean sealed = false;
        while (matcher.find()) {
            String expression = matcher.group(1).strip();
            if (EMPTY.contains(expression)) {
                matcher.appendReplacement(out, "");
                continue;
            }
            Matcher method = METHOD.matcher(expression);
            if (method.find()) {
                String name = method.group(1);
                String argument = method.group(2) != null ? method.group(2) : method.group(3);
                boolean whole =
                        matcher.start() == 0 && matcher.end() == text.text().length();
                allowed(name, context, whole, text.location());
                Value found = method(name, argument, text);
                if (name.equals("alias") || whole && found instanceof Value.Sealed) {
                    return found;
                }
                sealed |= Values.holdsSealed(found);
                secret |= append(matcher, out, checked(name, argument, found, context));
            } else {
                secret |= append(
                        matcher, out, checked("scope", expression, variable(expression, text, context), context));
            }
            if (out.length() > LONGEST) {
                throw failed(
                        FailureKind.OTHER, text.location(), "the text becomes longer than " + LONGEST + " characters");
            }
        }
        matcher.appendTail(out);
        if (sealed) {
            // A text with ciphertext in it can be opened where the key is.
            return new Value.Sealed(out.toString(), text.location());
        }
        return new Value.Text(out.toString(), secret, text.location());
    }

    private static boolean append(Matcher matcher, StringBuilder out, Value found) {
        matcher.appendReplacement(out, Matcher.quoteReplacement(Values.text(found)));
        // What Puppet redacts is no secret any more.
        return !(found instanceof Value.Sensitive) && Values.isSecret(found);
    }

    private static void allowed(String name, Context context, boolean whole, Location at) throws LookupFailure {
        if (context == Context.CONFIG) {
            throw failed(
                    FailureKind.METHOD_NOT_ALLOWED,
                    at,
                    "Interpolation using method syntax is not allowed in this context");
        }
        if (name.equals("alias") && !whole) {
            throw failed(
                    FailureKind.ALIAS_NOT_WHOLE,
                    at,
                    "'alias' interpolation is only permitted if the expression is equal to the entire string");
        }
    }

    private Value method(String name, String argument, Value.Text text) throws LookupFailure, IOException {
        Location at = text.location();
        return switch (name) {
            case "lookup", "hiera", "alias" -> keys.lookup(argument, at).orElseGet(() -> Value.Text.of("", at));
            case "literal" -> Value.Text.of(argument, at);
            case "scope" -> variable(argument, text, Context.DATA);
            default -> throw failed(FailureKind.UNKNOWN_METHOD, at, "Unknown interpolation method '" + name + "'");
        };
    }

    /** What an expression gives may hold expressions itself. */
    private Value checked(String method, String argument, Value found, Context context)
            throws LookupFailure, IOException {
        if (!(found instanceof Value.Text || found instanceof Value.Sequence || found instanceof Value.Mapping)) {
            return found;
        }
        String name = method.equals("scope") ? "scope:" + argument : argument;
        return under(name, found.location(), () -> value(found, context));
    }

    private Value variable(String name, Value.Text text, Context context) throws LookupFailure, IOException {
        Location at = text.location();
        Value undef = new Value.Undef(at);
        Optional<Value> found = find(name, text.secret() ? "(a secret)" : text.text(), at, context);
        if (found.isEmpty() && context == Context.DATA && hiding == 0 && name.contains(".")) {
            empties.add(Diagnostic.warning(
                            HieraKinds.VARIABLE_EMPTY,
                            at,
                            "the variable " + name + " is empty here, and nothing is in its place")
                    .advising(
                            "site-wide keys have no node's variables: write {host} in chain_files, or set hiera.scope or"
                                    + " hiera.as_node in mailwright.yaml"));
        }
        return found.orElse(undef);
    }

    /** True for a variable of a path that exists, whatever its value is. */
    boolean isDefined(String name, Value path) throws LookupFailure {
        return find(name, Values.text(path), path.location(), Context.CONFIG).isPresent();
    }

    /** The variable that names the files of mapped_paths. */
    Optional<Value> mapped(Value name) throws LookupFailure {
        return find(Values.text(name), "mapped_path[0]", name.location(), Context.CONFIG);
    }

    private Optional<Value> find(String name, String subject, Location at, Context context) throws LookupFailure {
        KeyPath path = KeyPath.variable(name, subject, at);
        String root = path.root(at);
        trace.enter(Explanation.Kind.SCOPE, "Global Scope");
        Optional<Value> value;
        try {
            value = root(root, at, context);
        } finally {
            trace.leave();
        }
        if (value.isEmpty() || path.rest().isEmpty()) {
            return value;
        }
        Optional<Value> part = dug(path, value.get());
        if (part.isEmpty()) {
            trace.enter(Explanation.Kind.SCOPE, "Global Scope");
            trace.notFound(name);
            trace.leave();
        }
        return part;
    }

    private Optional<Value> root(String root, Location at, Context context) throws LookupFailure {
        Optional<Value> value = scope.variable(root.startsWith("::") ? root.substring(2) : root);
        if (value.isPresent()) {
            trace.found(root, value.get());
            return value;
        }
        unknown(root, at, context);
        if (!BUILT_IN.matcher(root).matches()) {
            trace.notFound(root);
        }
        return Optional.empty();
    }

    private void unknown(String name, Location at, Context context) throws LookupFailure {
        if (BUILT_IN.matcher(name).matches()) {
            return;
        }
        String shown = hiding > 0 ? "Undefined variable in a secret" : "Undefined variable '" + name + "'";
        Diagnostic finding = Diagnostic.error(HieraKinds.UNRESOLVED_INTERPOLATION, at, shown);
        LookupFailure failure = new LookupFailure(
                FailureKind.UNDEFINED_VARIABLE,
                hiding == 0 && SPF_MACRO.matcher(name).matches()
                        ? finding.advising("a macro of SPF is written %{literal('%')}{" + name + "} in Hiera")
                        : finding);
        if (strictness == Strictness.PUPPET_8 && context == Context.DATA) {
            throw failure;
        }
        warnings.add(failure.finding().as(Severity.WARNING));
    }

    /** Goes into a value by the rest of a key. */
    Optional<Value> dug(KeyPath path, Value root) throws LookupFailure {
        trace.enter(Explanation.Kind.SUB_KEY, path.restText());
        try {
            Optional<Value> value = Optional.of(root);
            for (KeyPath.Segment segment : path.rest()) {
                String name = segment.key().toString();
                trace.enter(Explanation.Kind.SEGMENT, name);
                try {
                    value = Values.dig(value.get(), segment, path.text());
                    value.ifPresentOrElse(found -> trace.found(name, found), () -> trace.notFound(name));
                } finally {
                    trace.leave();
                }
                if (value.isEmpty()) {
                    return value;
                }
            }
            return value;
        } finally {
            trace.leave();
        }
    }
}
