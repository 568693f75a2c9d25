package org.mailwright.change;

import java.util.List;
import java.util.Optional;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.Place;

/**
 * A file that is not what it was.
 *
 * @param form what the file is to what reads it
 * @param secret true when nothing of its values may be shown
 * @param rights its owner and mode before and now, where they differ, e.g. {@code 0644 root:root → 0640 root:dovecot}
 * @param entries what changes in a table or zone, by key
 * @param lines what changes in any other file that is no secret and is there before and now
 */
public record FileChange(
        Place place,
        Form form,
        Kind kind,
        boolean secret,
        Optional<String> rights,
        List<EntryChange> entries,
        List<LineChange> lines) {
    public FileChange {
        entries = List.copyOf(entries);
        lines = List.copyOf(lines);
    }
}
