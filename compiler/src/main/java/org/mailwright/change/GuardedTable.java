package org.mailwright.change;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The keys of one emitted table, as far as the guard needs them: a digest of each, so that a million fit.
 */
public final class GuardedTable {
    private static final String PASSWORDS = "/etc/dovecot/private/mail-passwords";

    private final boolean passwords;
    private final LongStream.Builder digests = LongStream.builder();

    /** An empty table; {@code path} is absolute on the host. */
    public GuardedTable(String path) {
        this.passwords = path.equals(PASSWORDS);
    }

    /** True for a file whose lines are entries: those of Postfix, OpenDKIM and rspamd, and Dovecot's passwd-file. */
    public static boolean isTable(String path) {
        return path.startsWith("/etc/postfix/maps/")
                || path.startsWith("/etc/rspamd/local.d/maps.d/")
                || path.equals(PASSWORDS)
                || List.of("/etc/opendkim/KeyTable", "/etc/opendkim/SigningTable", "/etc/opendkim/TrustedHosts")
                        .contains(path);
    }

    /** Takes a line of the file; comments and empty lines are no entries. */
    public void add(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        int end = 0;
        while (end < line.length() && !isEnd(line.charAt(end))) {
            end++;
        }
        digests.add(digest(line.substring(0, end)));
    }

    private boolean isEnd(char c) {
        return c == ' ' || c == '\t' || passwords && c == ':';
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
