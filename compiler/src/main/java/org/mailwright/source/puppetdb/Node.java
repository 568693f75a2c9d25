package org.mailwright.source.puppetdb;

import java.time.LocalDate;
import java.util.Optional;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Value;

/**
 * One node of the inventory.
 *
 * @param certname Puppet's name of it
 * @param facts its facts by name
 * @param trusted what its certificate says, as Puppet's {@code $trusted}
 * @param environment its Puppet environment
 * @param variables further top-scope variables, which neither a fact nor Puppet sets
 * @param reported when PuppetDB last got its facts; absent where the inventory is no answer of PuppetDB's
 */
public record Node(
        String certname,
        Value.Mapping facts,
        Value.Mapping trusted,
        String environment,
        Value.Mapping variables,
        Optional<LocalDate> reported,
        Location location) {

    /** The mail name: networking.fqdn, else fqdn, else the certname. */
    public Value mailName() {
        return fact("networking", "fqdn")
                .or(() -> facts.get("fqdn"))
                .orElseGet(() -> Value.Text.of(certname, location));
    }

    /** A structured fact, e.g. {@code fact("os", "release", "major")}. */
    public Optional<Value> fact(String... names) {
        Optional<Value> found = Optional.of(facts);
        for (String name : names) {
            found = found.flatMap(
                    value -> value instanceof Value.Mapping mapping ? mapping.get(name) : Optional.empty());
        }
        return found;
    }

    /** The scope of a look-up as this node. */
    public Scope scope() {
        return Scope.of(facts, trusted, environment).and(variables);
    }
}
