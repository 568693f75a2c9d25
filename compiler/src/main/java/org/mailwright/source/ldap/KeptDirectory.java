package org.mailwright.source.ldap;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;

/**
 * What a live directory said before, as if it said so now: places are those of the server, so that the same people give
 * the same findings and the same files.
 *
 * @param source the server, as messages name it
 */
public record KeptDirectory(LdifFile file, String source) implements Directory {
    @Override
    public void read(List<String> attributes, Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings)
            throws IOException {
        Location server = Location.file(source);
        file.read(attributes, entry -> entries.accept(live(entry, server)), findings);
    }

    private static DirectoryEntry live(DirectoryEntry entry, Location server) {
        Map<String, List<DirectoryEntry.Attribute>> attributes = new TreeMap<>();
        entry.attributes()
                .forEach((name, values) -> attributes.put(
                        name,
                        values.stream()
                                .map(value -> new DirectoryEntry.Attribute(value.value(), 0))
                                .toList()));
        return new DirectoryEntry(entry.dn(), attributes, entry.damaged(), server, 0);
    }
}
