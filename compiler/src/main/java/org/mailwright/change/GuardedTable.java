package org.mailwright.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * The keys of one emitted table, as far as the guard needs them: a digest of each, so that a million fit, and the
 * addresses that a domain must keep.
 */
public final class GuardedTable {
    private static final String ALIASES = "/etc/postfix/maps/alias";
    private static final String PASSWORDS = "/etc/dovecot/private/mail-passwords";

    /** RFC 2142 sections 4 and 5, and the mailboxes that take DMARC (RFC 7489) and TLS (RFC 8460) reports. */
    private static final Set<String> PROTECTED = Set.of(
            "postmaster",
            "abuse",
            "hostmaster",
            "security",
            "dmarc",
            "dmarc-reports",
            "tls-rpt",
            "tlsrpt",
            "tls-reports");

    private final boolean aliases;
    private final boolean passwords;
    private final LongStream.Builder digests = LongStream.builder();
    private final Set<String> protectedAddresses = new TreeSet<>();

    /** An empty table; {@code path} is absolute on the host. */
    public GuardedTable(String path) {
        this.aliases = path.equals(ALIASES);
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
        String key = line.substring(0, end);
        digests.add(digest(key));
        if (aliases && PROTECTED.contains(localPart(key))) {
            protectedAddresses.add(key);
        }
    }

    private boolean isEnd(char c) {
        return c == ' ' || c == '\t' || passwords && c == ':';
    }

    private static String localPart(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('@'))).toLowerCase(Locale.ROOT);
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

    /** The protected addresses here that {@code later} has not. */
    List<String> unprotectedBy(GuardedTable later) {
        List<String> lost = new ArrayList<>(protectedAddresses);
        lost.removeAll(later.protectedAddresses);
        return lost;
    }
}
