package org.mailwright.source.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.source.file.HeapShare;

/**
 * An LDIF content file (RFC 2849), read as a stream: one record is in memory at a time, and what is kept of all of them is
 * bounded.
 */
public final class LdifFile implements Directory {
    /** A finding about a record. */
    private static final int FINDING = 500;

    private final String name;
    private final Opening opening;
    private final long most;

    /** Opens the file's bytes. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** A file named {@code name} in messages. */
    public LdifFile(String name, Opening opening) {
        this(name, opening, HeapShare.octets());
    }

    /** @param most octets that may be kept of it */
    LdifFile(String name, Opening opening, long most) {
        this.name = name;
        this.opening = opening;
        this.most = most;
    }

    @Override
    public void read(List<String> attributes, Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings)
            throws IOException {
        try (InputStream in = opening.open()) {
            Reader reader = new Reader(entries, findings);
            LdifLines lines = new LdifLines(in);
            LdifRecord record = new LdifRecord(name, attributes, reader::finding);
            while (!record.isPartial() && lines.next()) {
                if (lines.length() == 0) {
                    record.end(reader::entry);
                } else if (!lines.startsWith('#')) {
                    record.add(lines);
                }
                reader.check(record.kept());
            }
            record.end(reader::entry);
            reader.end();
        } catch (LdifLines.Endless e) {
            throw new IOException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Passes on what is read, and counts it. */
    private final class Reader {
        private final Consumer<DirectoryEntry> entries;
        private final Consumer<Diagnostic> findings;
        private final List<Diagnostic> first = new ArrayList<>();
        private boolean whole;
        private long weight;

        Reader(Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings) {
            this.entries = entries;
            this.findings = findings;
        }

        void entry(DirectoryEntry entry) {
            whole = true;
            end();
            weight += entry.weight();
            entries.accept(entry);
        }

        /** What was found before the first entry: where there is none, this is another kind of file. */
        void end() {
            for (Diagnostic finding : first) {
                findings.accept(whole ? finding : LdifRecord.noLdif(finding));
                if (!whole) {
                    break;
                }
            }
            first.clear();
        }

        void finding(Diagnostic finding) {
            weight += FINDING;
            if (!whole && LdifRecord.isMalformed(finding)) {
                first.add(finding);
            } else {
                findings.accept(finding);
            }
        }

        void check(long open) throws IOException {
            if (weight + open > most) {
                throw new IOException(name + " is too large: its entries take more than " + (most >> 20)
                        + " MB of Java's memory; set a larger -Xmx in JAVA_TOOL_OPTIONS");
            }
        }
    }
}
