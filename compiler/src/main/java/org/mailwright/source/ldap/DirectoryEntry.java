package org.mailwright.source.ldap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailwright.diagnostic.Location;

/**
 * One entry of a directory.
 *
 * @param dn its distinguished name
 * @param attributes values by attribute name in lower case, options ({@code ;lang-en}) left out
 * @param source the file or server, as messages name it
 * @param line where the entry begins; 0 for a live server
 */
public record DirectoryEntry(String dn, Map<String, List<Attribute>> attributes, String source, int line) {

    /** One value and the line it stands on. */
    public record Attribute(byte[] value, int line) {
        /** The value as UTF-8; malformed octets become U+FFFD, which no valid value of ours has. */
        String text() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    List<Attribute> values(String attribute) {
        return attributes.getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of());
    }

    /** The place of an attribute; of the entry where it has none. */
    Location at(String attribute) {
        int place =
                values(attribute).stream().mapToInt(Attribute::line).findFirst().orElse(line);
        return Location.ldap(source, place, dn, attribute);
    }

    Location location() {
        return Location.ldap(source, line, dn, "");
    }
}
