package org.mailwright.source.ldap;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;

/**
 * A directory that is written down as LDIF (RFC 2849) while it is read; all values are base64, so that none can break a
 * line.
 *
 * @param out remembers what went wrong with it: a disk that is full costs the copy, not the reading
 */
public record LdifCopy(Directory directory, PrintStream out) implements Directory {
    @Override
    public void read(List<String> attributes, Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings)
            throws IOException {
        directory.read(
                attributes,
                entry -> {
                    write(entry);
                    entries.accept(entry);
                },
                findings);
    }

    private void write(DirectoryEntry entry) {
        line("dn", entry.dn().getBytes(StandardCharsets.UTF_8));
        Map<String, List<DirectoryEntry.Attribute>> sorted = new TreeMap<>(entry.attributes());
        sorted.forEach((name, values) ->
                values.forEach(value -> line(name, value.value().orElse(new byte[0]))));
        out.write('\n');
    }

    private void line(String name, byte[] value) {
        out.writeBytes((name + ":: ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(Base64.getEncoder().encode(value));
        out.write('\n');
    }
}
