package org.mailwright.route;

import java.util.Optional;
import org.mailwright.model.Address;

/** A sender that SRS rewrote, as a bounce comes back to it: {@code SRS0=hash=day=domain=local}, or SRS1 of another's. */
final class SrsAddress {
    private SrsAddress() {}

    /** True for the local part of a rewritten sender; the separator after the tag may be {@code = + -}. */
    static boolean is(String local) {
        return local.matches("(?i)srs[01][=+-].+");
    }

    /** The sender that the address stands for, if its hash is ours; nothing for SRS1 and for what is none. */
    static Optional<Address> original(String local) {
        String[] parts = local.split("=", 5);
        boolean srs0 = parts.length == 5 && parts[0].equalsIgnoreCase("SRS0");
        return srs0 ? Address.parse(parts[4] + "@" + parts[3]).value() : Optional.empty();
    }
}
