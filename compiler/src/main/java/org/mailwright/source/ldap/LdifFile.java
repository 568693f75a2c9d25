package org.mailwright.source.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;

/** An LDIF content file (RFC 2849), read as a stream: one record is in memory at a time. */
public final class LdifFile implements Directory {
    private final String name;
    private final Opening opening;

    /** Opens the file's bytes. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** A file named {@code name} in messages. */
    public LdifFile(String name, Opening opening) {
        this.name = name;
        this.opening = opening;
    }

    @Override
    public void read(List<String> attributes, Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings)
            throws IOException {
        try (InputStream in = opening.open()) {
            LdifLines lines = new LdifLines(in);
            LdifRecord record = new LdifRecord(name, attributes, findings);
            while (lines.next()) {
                if (lines.length() == 0) {
                    record.end(entries);
                } else if (!lines.startsWith('#')) {
                    record.add(lines);
                }
            }
            record.end(entries);
        }
    }
}
