package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * The top-scope variables of a look-up: facts, flat and as {@code facts}, {@code trusted}, {@code environment}.
 *
 * @param variables by name
 */
public record Scope(Value.Mapping variables) {

    /** A later variable hides an earlier one of the same name: Puppet's own hide a fact called {@code trusted}. */
    public Scope {
        Map<Object, Value.Mapping.Entry> last = new LinkedHashMap<>();
        variables.entries().forEach(entry -> last.put(Values.plain(entry.key()), entry));
        variables = new Value.Mapping(List.copyOf(last.values()), variables.location());
    }

    /** No variables. */
    public static Scope empty() {
        return new Scope(new Value.Mapping(List.of(), Location.file("")));
    }

    /** The scope Puppet would have for a node: its facts at the top and under {@code facts}, and its trusted data. */
    public static Scope of(Value.Mapping facts, Value.Mapping trusted, String environment) {
        List<Value.Mapping.Entry> entries = new ArrayList<>(facts.entries());
        Location at = facts.location();
        entries.add(new Value.Mapping.Entry(Value.Text.of("facts", at), facts));
        entries.add(new Value.Mapping.Entry(Value.Text.of("trusted", at), trusted));
        entries.add(new Value.Mapping.Entry(Value.Text.of("environment", at), Value.Text.of(environment, at)));
        return new Scope(new Value.Mapping(entries, at));
    }

    /** A variable. */
    public Optional<Value> variable(String name) {
        return variables.get(name);
    }

    /** The same scope with further variables, which hide facts of the same name. */
    public Scope and(Value.Mapping further) {
        List<Value.Mapping.Entry> more = new ArrayList<>(variables.entries());
        more.addAll(further.entries());
        return new Scope(new Value.Mapping(more, variables.location()));
    }

    /** The same scope with one more variable. */
    public Scope with(String name, Value value) {
        Value.Mapping.Entry variable = new Value.Mapping.Entry(Value.Text.of(name, value.location()), value);
        return and(new Value.Mapping(List.of(variable), value.location()));
    }
}
