package org.mailwright.source.ldap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;

/** One record of an LDIF file: a DN and its attributes. A record that is none costs itself, with a finding. */
final class LdifRecord {
    private LdifRecord() {}

    static void parse(
            String file, List<LdifFile.Line> lines, Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings) {
        int start = text(lines.get(0)).startsWith("version:") ? 1 : 0;
        if (start == lines.size()) {
            return;
        }
        LdifFile.Line first = lines.get(start);
        Optional<Pair> dn = pair(first).filter(found -> found.name().equals("dn"));
        if (dn.isEmpty()) {
            findings.accept(malformed(file, first, "the record does not begin with a dn"));
            return;
        }
        String name = new String(dn.get().value(), StandardCharsets.UTF_8);
        Map<String, List<DirectoryEntry.Attribute>> attributes = new HashMap<>();
        for (LdifFile.Line line : lines.subList(start + 1, lines.size())) {
            Optional<Pair> pair = pair(line);
            if (pair.isEmpty()) {
                findings.accept(malformed(file, line, "the entry " + name + " has a line that is no attribute"));
                return;
            }
            if (pair.get().name().equals("changetype")) {
                findings.accept(malformed(file, line, "the record of " + name + " is a change, not an entry"));
                return;
            }
            attributes
                    .computeIfAbsent(pair.get().name(), key -> new ArrayList<>(1))
                    .add(new DirectoryEntry.Attribute(pair.get().value(), line.number()));
        }
        entries.accept(new DirectoryEntry(name, attributes, file, first.number()));
    }

    private record Pair(String name, byte[] value) {}

    /** {@code name: text}, {@code name:: base64}; a URL ({@code name:< file:…}) would read another file and is none. */
    private static Optional<Pair> pair(LdifFile.Line line) {
        byte[] bytes = line.bytes();
        int colon = 0;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        String name = new String(bytes, 0, colon, StandardCharsets.ISO_8859_1);
        if (colon == bytes.length || !name.matches("[A-Za-z0-9][A-Za-z0-9.;-]*")) {
            return Optional.empty();
        }
        String plain = name.replaceFirst(";.*", "").toLowerCase(Locale.ROOT);
        boolean base64 = colon + 1 < bytes.length && bytes[colon + 1] == ':';
        boolean url = colon + 1 < bytes.length && bytes[colon + 1] == '<';
        int from = base64 ? colon + 2 : colon + 1;
        while (from < bytes.length && bytes[from] == ' ') {
            from++;
        }
        byte[] value = Arrays.copyOfRange(bytes, from, bytes.length);
        if (url) {
            return Optional.empty();
        }
        return base64 ? decoded(value).map(found -> new Pair(plain, found)) : Optional.of(new Pair(plain, value));
    }

    private static Optional<byte[]> decoded(byte[] base64) {
        String text = new String(base64, StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("[A-Za-z0-9+/]*={0,2}") || text.length() % 4 == 1) {
            return Optional.empty();
        }
        return Optional.of(Base64.getMimeDecoder().decode(text));
    }

    private static String text(LdifFile.Line line) {
        return new String(line.bytes(), StandardCharsets.UTF_8);
    }

    private static Diagnostic malformed(String file, LdifFile.Line line, String what) {
        return Diagnostic.warning("ldif-malformed", Location.file(file, line.number(), 0), what)
                .advising("mend the record; the entry is left out until then");
    }
}
