package org.mailwright.change;

import java.util.Optional;
import org.mailwright.artefact.Form;

/**
 * A line of an emitted file taken apart, by the form of the file.
 *
 * @param key what a daemon looks up, or the owner and type of a record
 */
record EntryText(String key, String value) {
    private static final int RECORD_FIELDS = 5;
    private static final int TYPE = 3;

    /** The entry of a line; nothing for a line that says nothing to a daemon, and in a file without entries. */
    static Optional<EntryText> of(Form form, String line) {
        if (!form.hasEntries() || line.isBlank() || line.startsWith(form == Form.ZONE ? ";" : "#")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (form) {
                    case PASSWD -> passwd(line);
                    case ZONE -> record(line);
                    default -> table(line);
                });
    }

    /** Postfix, OpenDKIM and rspamd: what stands before the first blank is the key. */
    private static EntryText table(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
            end++;
        }
        return new EntryText(line.substring(0, end), line.substring(end).strip());
    }

    /** Dovecot's passwd-file: what stands before the first colon is the key. */
    private static EntryText passwd(String line) {
        int end = line.indexOf(':');
        return end < 0 ? new EntryText(line, "") : new EntryText(line.substring(0, end), line.substring(end + 1));
    }

    /** A zone as we write it: owner, time to live, class, type, data. */
    private static EntryText record(String line) {
        String[] fields = line.split(" ", RECORD_FIELDS);
        return fields.length < RECORD_FIELDS
                ? new EntryText(line, "")
                : new EntryText(fields[0] + " " + fields[TYPE], fields[RECORD_FIELDS - 1] + " (TTL " + fields[1] + ")");
    }
}
