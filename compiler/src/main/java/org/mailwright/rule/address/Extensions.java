package org.mailwright.rule.address;

import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.model.Address;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/** Declared addresses that hold the recipient delimiter, and the address that each extends. */
final class Extensions {
    private static final String USUAL = "+";

    private Extensions() {}

    /**
     * A declared address with an extension.
     *
     * @param entry its own declaration
     * @param base the address without the extension
     * @param declared the declaration of that, where there is one
     */
    record Extended(Entry entry, Address base, Optional<Entry> declared) {}

    /** True for a delimiter that stands in names for other reasons too. */
    static boolean isOfNames(Routes routes) {
        return !delimiter(routes).isEmpty() && !delimiter(routes).equals(USUAL);
    }

    static String delimiter(Routes routes) {
        return routes.site().settings().extensions().delimiter();
    }

    /** All of them; none on a site without a delimiter. */
    static Stream<Extended> of(Routes routes) {
        return delimiter(routes).isEmpty()
                ? Stream.empty()
                : routes.entries().values().stream().flatMap(entry -> extended(routes, entry).stream());
    }

    private static Optional<Extended> extended(Routes routes, Entry entry) {
        Address base = routes.withoutExtension(entry.address());
        return base.equals(entry.address())
                ? Optional.empty()
                : Optional.of(new Extended(entry, base, routes.entry(base)));
    }
}
