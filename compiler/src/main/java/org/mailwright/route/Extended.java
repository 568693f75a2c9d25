package org.mailwright.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.model.Address;

/**
 * Declared addresses that extend others, as {@code alice+lists@…} does. Where a table lacks such an address, Postfix takes
 * the extension off and finds what the table has for the other.
 */
public final class Extended {
    private final Routes routes;
    /** The addresses of alias domains that are declared by themselves, by the address of the primary domain that they differ from. */
    private final Map<Address, List<Address>> exceptions = new HashMap<>();

    private Extended(Routes routes) {
        this.routes = routes;
    }

    /** Those of a site. */
    public static Extended of(Routes routes) {
        Extended extended = new Extended(routes);
        if (!routes.site().settings().extensions().delimiter().isEmpty()) {
            routes.entries().keySet().forEach(extended::addException);
        }
        return extended;
    }

    private void addException(Address address) {
        Address plain = routes.home(address);
        if (!plain.equals(address)) {
            exceptions.computeIfAbsent(plain, key -> new ArrayList<>(1)).add(address);
        }
    }

    /** What Postfix finds for the address, or for its like in an alias domain, without the extension; nothing if it has none. */
    public List<Address> bases(Address address) {
        Address plain = routes.withoutExtension(address);
        if (plain.equals(address)) {
            return List.of();
        }
        List<Address> bases = new ArrayList<>(List.of(routes.canonical(plain)));
        bases.addAll(exceptions.getOrDefault(plain, List.of()));
        return bases;
    }

    /** The address in the alias domains that have an address of their own for what it extends, but none for itself. */
    public List<Address> forms(Address address) {
        Address plain = routes.withoutExtension(address);
        return plain.equals(address)
                ? List.of()
                : exceptions.getOrDefault(plain, List.of()).stream()
                        .map(exception -> address.at(exception.domain()))
                        .filter(form -> routes.entry(form).isEmpty())
                        .toList();
    }
}
