package org.mailwright.source.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.Address;
import org.mailwright.model.Target;

/**
 * Reads emailForward: one address, or several with commas between.
 *
 * @param targets those that are addresses, each once
 * @param damaged true when one was refused
 */
record Forwards(List<Target> targets, boolean damaged) {

    static Forwards parse(String text, Location location, Consumer<Diagnostic> findings) {
        List<Target> targets = new ArrayList<>();
        boolean damaged = false;
        for (String part : text.split(",", -1)) {
            Parsed<Address> address =
                    hasControls(part) ? Parsed.not("it has a control character") : Address.parse(part.strip());
            if (address.value().isEmpty()) {
                damaged = true;
                findings.accept(Diagnostic.warning(
                                "ldap-forward-dropped-by-udldap",
                                location,
                                "the forward \"" + part + "\" is no address: " + address.reason())
                        .advising("write one address, or several with commas between; this one is left out"));
                continue;
            }
            Target target = new Target(address.orElseThrow(), location);
            if (targets.stream().noneMatch(known -> known.address().equals(target.address()))) {
                targets.add(target);
            }
        }
        return new Forwards(targets, damaged);
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 127);
    }
}
