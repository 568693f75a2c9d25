package org.mailwright.dns;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.DnsKinds;
import org.mailwright.model.ZoneSettings;
import org.xbill.DNS.TextParseException;

/**
 * What ends the reading of a zone file.
 *
 * @param line where it is
 * @param reason what is wrong there
 * @param remedy one imperative sentence
 * @param checkable true when named-checkzone can tell whether the remedy worked
 */
record ZoneFault(int line, String reason, String remedy, boolean checkable) {
    /** What the parser says: a place, then the fault. */
    private static final Pattern PLACED = Pattern.compile("<[a-z]+>:(\\d+): (.*)", Pattern.DOTALL);

    /** A fault of the text. */
    static ZoneFault at(int line, String reason) {
        return new ZoneFault(line, reason, remedy(reason), true);
    }

    /** A limit of ours; name servers have none, and would make all of the records. */
    static ZoneFault limit(int line, String reason) {
        return new ZoneFault(line, reason, "make fewer records with $GENERATE in this zone", false);
    }

    /** The parser's fault; {@code line} counts where the parser names none. */
    static ZoneFault of(Exception e, int line) {
        Matcher placed = PLACED.matcher(String.valueOf(e.getMessage()));
        if (e instanceof TextParseException && placed.matches()) {
            // A missing quote is found at the line's end, when the parser has counted on.
            int past = placed.group(2).contains("newline in quoted string") ? 1 : 0;
            return at(Integer.parseInt(placed.group(1)) - past, placed.group(2));
        }
        return at(line, reason(e));
    }

    /** The parser's fault in one record. */
    static String reason(Exception e) {
        Matcher placed = PLACED.matcher(String.valueOf(e.getMessage()));
        boolean said = e instanceof IOException || e instanceof IllegalArgumentException;
        return placed.matches() ? placed.group(2) : said ? String.valueOf(e.getMessage()) : "it is not a valid record";
    }

    private static String remedy(String reason) {
        if (reason.startsWith("a string of ")) {
            return "split the text into strings of at most 255 octets: TXT ( \"first part\" \"second part\" )";
        }
        if (reason.startsWith("Invalid type")) {
            return "correct the type; a type that Mailwright does not know is written TYPE65280 \\# 2 0a0b (RFC 3597)";
        }
        if (reason.contains("unknown RR encoding")) {
            return "write the data of this type as \\# LENGTH HEX (RFC 3597 section 5)";
        }
        return "correct the line";
    }

    Diagnostic in(ZoneSettings zone, String file) {
        return Diagnostic.error(
                        DnsKinds.ZONE_SYNTAX,
                        Location.file(file, line, 0),
                        "the zone " + zone.name() + " cannot be read: " + reason)
                .advising(checkable ? remedy + ", then run: named-checkzone " + zone.name() + " " + file : remedy);
    }
}
