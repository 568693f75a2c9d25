package org.mailwright.route;

import java.util.Locale;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;

/**
 * An address as a message carries it on its way. The extensions that it took on may make its local part longer than one that
 * can be declared.
 */
public record Recipient(String local, DomainName domain) {
    /** The address, as it is written. */
    public static Recipient of(Address address) {
        return new Recipient(address.local(), address.domain());
    }

    /** The same with an extension behind its local part. */
    public Recipient with(String extension) {
        return extension.isEmpty() ? this : new Recipient(local + extension, domain);
    }

    /** How it is compared. */
    String folded() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
