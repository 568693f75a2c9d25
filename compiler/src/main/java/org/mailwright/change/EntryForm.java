package org.mailwright.change;

import java.util.Optional;

/** How a line of an emitted file is an entry: which part of it is the key. */
enum EntryForm {
    /** Postfix, OpenDKIM and rspamd: what stands before the first blank. */
    TABLE {
        @Override
        Entry split(String line) {
            int end = 0;
            while (end < line.length() && !isBlank(line.charAt(end))) {
                end++;
            }
            return new Entry(line.substring(0, end), line.substring(end).strip());
        }
    },
    /** Dovecot's passwd-file: what stands before the first colon. */
    PASSWD {
        @Override
        Entry split(String line) {
            int end = line.indexOf(':');
            return end < 0 ? new Entry(line, "") : new Entry(line.substring(0, end), line.substring(end + 1));
        }
    },
    /** A zone as we write it: owner, time to live, class, type, data. */
    ZONE {
        @Override
        Entry split(String line) {
            String[] fields = line.split(" ", RECORD_FIELDS);
            return fields.length < RECORD_FIELDS
                    ? new Entry(line, "")
                    : new Entry(fields[0] + " " + fields[TYPE], fields[RECORD_FIELDS - 1] + " (TTL " + fields[1] + ")");
        }
    };

    static final String PASSWORDS = "/etc/dovecot/private/mail-passwords";

    private static final int RECORD_FIELDS = 5;
    private static final int TYPE = 3;

    /** A line taken apart. */
    record Entry(String key, String value) {}

    /** The form of a file of a tree, e.g. {@code zones/onion.example}; nothing when its lines are no entries. */
    static Optional<EntryForm> of(FilePath path) {
        if (path.host().isEmpty()) {
            return path.place().startsWith("zones/") ? Optional.of(ZONE) : Optional.empty();
        }
        if (path.place().equals(PASSWORDS)) {
            return Optional.of(PASSWD);
        }
        return GuardedTable.isTable(path.place()) ? Optional.of(TABLE) : Optional.empty();
    }

    abstract Entry split(String line);

    /** True for a line that says nothing to a daemon. */
    boolean isComment(String line) {
        return line.isBlank() || line.startsWith(this == ZONE ? ";" : "#");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
