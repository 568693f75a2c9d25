package org.mailwright.change;

import java.util.stream.LongStream;
import org.mailwright.artefact.Form;

/**
 * The keys of one emitted table, as far as the guard needs them: a digest of each, so that a million fit.
 */
public final class GuardedTable {
    private final Form form;
    private final LongStream.Builder digests = LongStream.builder();

    /** An empty table. */
    public GuardedTable(Form form) {
        this.form = form;
    }

    /** Takes a line of the file; comments and empty lines are no entries. */
    public void add(String line) {
        EntryText.of(form, line).ifPresent(entry -> digests.add(digest(entry.key())));
    }

    /** FNV-1a, 64 bits: two keys that meet hide one loss, which thirty per cent do not hang on. */
    private static long digest(String key) {
        long digest = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            digest = (digest ^ key.charAt(i)) * 0x100000001b3L;
        }
        return digest;
    }

    /** The keys' digests, sorted; called once, when all lines are in. */
    long[] keys() {
        return digests.build().sorted().toArray();
    }
}
