package org.mailwright.source.ldap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.LdapKinds;
import org.mailwright.diagnostic.kind.SiteKinds;

/**
 * The record of an LDIF file that is being read: a DN and its attributes, of which only the wanted ones are kept. A
 * record without a DN costs itself; a value or a line that is broken costs the values it stands for, not the address.
 */
final class LdifRecord {
    private static final byte[] CHANGETYPE = "changetype".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] DN = "dn".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] RESULT = "result".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] SEARCH = "search".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] VERSION = "version".getBytes(StandardCharsets.ISO_8859_1);
    private static final Kind MALFORMED = LdapKinds.LDIF_MALFORMED;
    private static final String EXPORT =
            "export the whole directory anew with ldapsearch -LLL; nothing is read until then";
    /** Octets of a value that a message shows. */
    private static final int SHOWN = 80;

    private static final Optional<byte[]> BROKEN = Optional.empty();

    private final Location file;
    private final List<String> wanted;
    private final List<byte[]> names;
    private final Consumer<Diagnostic> findings;
    private Optional<String> dn = Optional.empty();
    private Map<String, List<DirectoryEntry.Attribute>> attributes = new HashMap<>();
    private int first;
    private long kept;
    private boolean damaged;
    private boolean refused;
    private boolean partial;

    LdifRecord(String file, List<String> wanted, Consumer<Diagnostic> findings) {
        this.file = Location.file(file);
        this.wanted = List.copyOf(wanted);
        this.names = wanted.stream()
                .map(name -> name.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        this.findings = findings;
    }

    /** Takes the next line of the record. */
    void add(LdifLines line) {
        int colon = colon(line);
        int end = nameEnd(line, colon);
        if (dn.isEmpty()) {
            begin(line, colon, end);
        } else if (is(line, end, DN)) {
            refuse(
                    SiteKinds.PARTIAL_INPUT,
                    line,
                    "the entry has a second dn: the empty line between two entries is missing");
        } else if (refused) {
            return;
        } else if (end == 0) {
            damage(line);
        } else if (is(line, end, CHANGETYPE)) {
            change(line, colon);
        } else {
            for (int i = 0; i < names.size(); i++) {
                if (is(line, end, names.get(i))) {
                    keep(line, wanted.get(i), colon);
                    return;
                }
            }
        }
    }

    private void begin(LdifLines line, int colon, int end) {
        if (is(line, end, VERSION) || is(line, end, SEARCH)) {
            return;
        }
        if (is(line, end, RESULT)) {
            result(line, colon);
            return;
        }
        if (isWide(line)) {
            refuse(SiteKinds.PARTIAL_INPUT, line, "the file is UTF-16, and LDIF is UTF-8");
            return;
        }
        Optional<byte[]> value = end > 0 && is(line, end, DN) ? value(line, colon) : BROKEN;
        first = line.number();
        refused = value.isEmpty();
        dn = Optional.of(
                value.map(found -> new String(found, StandardCharsets.UTF_8)).orElse(""));
        if (refused) {
            report(MALFORMED, line, "the record does not begin with a dn");
        }
    }

    /** What ldapsearch writes after the last entry: {@code result: 0 Success}, or why there are no more. */
    private void result(LdifLines line, int colon) {
        String found = text(line, colon);
        dn = Optional.of("");
        refused = true;
        if (!found.equals("0") && !found.startsWith("0 ")) {
            refuse(SiteKinds.PARTIAL_INPUT, line, "the export is not whole: ldapsearch ended with result: " + found);
        }
    }

    /** An entry that is to be added is an entry (RFC 2849); other changes do not say what is in the directory. */
    private void change(LdifLines line, int colon) {
        String found = text(line, colon);
        if (!found.equalsIgnoreCase("add")) {
            refuse(
                    LdapKinds.LDIF_CHANGE_RECORD,
                    line,
                    "the record is a change (changetype: " + found + "), not an entry");
        }
    }

    /** What makes the file no picture of the directory: the rest of it is not read. */
    private void refuse(Kind kind, LdifLines line, String what) {
        refused = true;
        partial = true;
        findings.accept(Diagnostic.error(kind, file.entry(line.number(), dn.orElse(""), ""), what)
                .advising(EXPORT));
    }

    /** A byte order mark, or a character of two octets. */
    private static boolean isWide(LdifLines line) {
        byte[] octets = line.bytes();
        int mark = line.length() > 1 ? (octets[0] & 0xff) << Byte.SIZE | octets[1] & 0xff : 0;
        boolean marked = mark == 0xfeff || mark == 0xfffe;
        return marked || octets[0] == 0 || line.length() > 1 && octets[1] == 0;
    }

    private static String text(LdifLines line, int colon) {
        return value(line, colon)
                .map(found -> new String(found, 0, Math.min(found.length, SHOWN), StandardCharsets.UTF_8).strip())
                .orElse("");
    }

    private void keep(LdifLines line, String name, int colon) {
        Optional<byte[]> value = value(line, colon);
        if (value.isEmpty()) {
            boolean url = line.bytes()[colon + 1] == '<';
            String reason = url ? "is a URL, which is not followed" : "is not whole base64";
            findings.accept(Diagnostic.warning(
                            url ? LdapKinds.LDIF_URL_VALUE : LdapKinds.LDIF_BASE64,
                            file.entry(line.number(), dn.orElse(""), name),
                            "the value " + reason)
                    .advising("export the entry anew; the value is left out until then"));
        }
        kept += line.length();
        attributes
                .computeIfAbsent(name, key -> new ArrayList<>(1))
                .add(new DirectoryEntry.Attribute(value, line.number()));
    }

    /** Said once: the lines after it may belong to the broken one. */
    private void damage(LdifLines line) {
        if (!damaged) {
            report(MALFORMED, line, "the entry has a line that is no attribute");
        }
        damaged = true;
    }

    private void report(Kind kind, LdifLines line, String what) {
        findings.accept(Diagnostic.warning(kind, file.entry(line.number(), dn.orElse(""), ""), what)
                .advising("mend the record; what it says is left out until then"));
    }

    static boolean isMalformed(Diagnostic finding) {
        return finding.kind().equals(MALFORMED);
    }

    /** The finding about a record of a file in which no record begins with a dn. */
    static Diagnostic noLdif(Diagnostic finding) {
        return Diagnostic.error(
                        SiteKinds.PARTIAL_INPUT,
                        finding.location(),
                        "the file is not LDIF: no line in it begins with dn:")
                .advising("name an export that was made with ldapsearch -LLL");
    }

    /** True when the file shows less than the directory has, or something else. */
    boolean isPartial() {
        return partial;
    }

    /** The octets that it keeps so far. */
    long kept() {
        return kept;
    }

    /** Hands the entry over, and is ready for the next record. */
    void end(Consumer<DirectoryEntry> entries) {
        if (dn.isPresent() && !refused) {
            entries.accept(new DirectoryEntry(dn.get(), attributes, damaged, file, first));
            attributes = new HashMap<>();
        }
        attributes.clear();
        dn = Optional.empty();
        kept = 0;
        refused = false;
        damaged = false;
    }

    private static int colon(LdifLines line) {
        byte[] octets = line.bytes();
        int length = line.length();
        int colon = 0;
        while (colon < length && octets[colon] != ':') {
            colon++;
        }
        return colon;
    }

    /** Where the name ends, its options ({@code ;lang-en}) left out; 0 when the line has no name. */
    private static int nameEnd(LdifLines line, int colon) {
        byte[] octets = line.bytes();
        int end = colon;
        for (int i = 0; i < colon; i++) {
            byte b = octets[i];
            boolean letter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
            if (!letter && (i == 0 || b != '-' && b != '.' && b != ';')) {
                return 0;
            }
            end = b == ';' ? Math.min(end, i) : end;
        }
        return colon < line.length() ? end : 0;
    }

    private static boolean is(LdifLines line, int end, byte[] name) {
        if (end != name.length) {
            return false;
        }
        byte[] octets = line.bytes();
        for (int i = 0; i < end; i++) {
            if (octets[i] != name[i] && lower(octets[i]) != lower(name[i])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    /** {@code name: text}, {@code name:: base64}; a URL ({@code name:< file:…}) would read another file and is none. */
    private static Optional<byte[]> value(LdifLines line, int colon) {
        int from = colon + 1;
        boolean base64 = from < line.length() && line.bytes()[from] == ':';
        if (from < line.length() && line.bytes()[from] == '<') {
            return BROKEN;
        }
        from += base64 ? 1 : 0;
        while (from < line.length() && line.bytes()[from] == ' ') {
            from++;
        }
        return base64
                ? decoded(line.text(from).strip())
                : Optional.of(Arrays.copyOfRange(line.bytes(), from, line.length()));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return BROKEN;
        }
    }
}
