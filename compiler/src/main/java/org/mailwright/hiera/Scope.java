package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * The top-scope variables of a look-up: facts, flat and as {@code facts}, {@code trusted}, {@code environment}.
 *
 * @param variables by name
 */
public record Scope(Value.Mapping variables) {

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

    /** A variable; a later one of the same name hides an earlier one. */
    Optional<Value> variable(String name) {
        return variables.entries().stream()
                .filter(entry ->
                        entry.key() instanceof Value.Text text && text.text().equals(name))
                .map(Value.Mapping.Entry::value)
                .reduce((first, last) -> last);
    }
}
