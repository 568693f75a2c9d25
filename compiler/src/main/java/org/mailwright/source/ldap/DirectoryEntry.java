package org.mailwright.source.ldap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * One entry of a directory.
 *
 * @param dn its distinguished name
 * @param attributes values by attribute name, spelt as it was asked for, options ({@code ;lang-en}) left out
 * @param damaged true when a line of it could not be read, so that any value may be missing or cut off
 * @param source the file or server
 * @param line where the entry begins; 0 for a live server
 */
public record DirectoryEntry(
        String dn, Map<String, List<Attribute>> attributes, boolean damaged, Location source, int line) {

    /** An entry without any value. */
    private static final int BARE = 400;

    /**
     * One value and the line it stands on.
     *
     * @param value its octets; nothing when it is there but could not be read, which is not the same as absent
     */
    public record Attribute(Optional<byte[]> value, int line) {
        /** The value as UTF-8; malformed octets become U+FFFD, which no valid value of ours has. */
        String text() {
            return value.isPresent() ? new String(value.get(), StandardCharsets.UTF_8) : "";
        }

        boolean isBroken() {
            return value.isEmpty();
        }

        int length() {
            return value.isPresent() ? value.get().length : 0;
        }
    }

    /** What is kept of it, in octets: an account, or a finding about it. */
    long weight() {
        long octets = dn.length();
        for (List<Attribute> values : attributes.values()) {
            for (Attribute value : values) {
                octets += value.length();
            }
        }
        return BARE + 2 * octets;
    }

    List<Attribute> values(String attribute) {
        return attributes.getOrDefault(attribute, List.of());
    }

    /** The place of an attribute; of the entry where it has none. */
    Location at(String attribute) {
        List<Attribute> values = values(attribute);
        return source.entry(values.isEmpty() ? line : values.get(0).line(), dn, attribute);
    }

    Location location() {
        return source.entry(line, dn, "");
    }
}
