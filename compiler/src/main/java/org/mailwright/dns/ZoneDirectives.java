package org.mailwright.dns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailwright.model.ZoneSettings;
import org.xbill.DNS.Name;
import org.xbill.DNS.TTL;
import org.xbill.DNS.TextParseException;

/**
 * What in a zone file is not for the parser of records: {@code $INCLUDE}, which it would follow, {@code $GENERATE} and relative
 * names in {@code $ORIGIN}, which it reads otherwise than BIND, and the data of opaque types.
 *
 * @param apex the zone's name
 * @param rest the text without these, line by line
 * @param generates in the order of the file
 * @param included the files it includes, as written
 * @param fragment the name of the file that we write for this zone
 * @param entries all of the file
 */
record ZoneDirectives(
        Name apex,
        String rest,
        List<InPlace> generates,
        List<String> included,
        String fragment,
        List<ZoneEntry> entries) {

    /** A {@code $GENERATE} directive with the origin and the TTL of its place. */
    record InPlace(ZoneEntry entry, Name origin, long ttl) {}

    static ZoneDirectives of(ZoneSettings zone, String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        List<InPlace> generates = new ArrayList<>();
        List<String> included = new ArrayList<>();
        List<ZoneEntry> entries = ZoneEntry.of(text);
        Name apex = Name.fromConstantString(zone.name() + ".");
        Name origin = apex;
        long ttl = zone.ttl();
        for (ZoneEntry entry : entries) {
            String word = entry.words().size() < 2 ? "" : entry.words().get(1).text();
            switch (entry.directive()) {
                case "$ORIGIN" -> {
                    Optional<Name> name = name(word, origin);
                    origin = name.orElse(origin);
                    // The parser takes a relative name as one below the root.
                    name.filter(any -> entry.words().size() == 2)
                            .ifPresent(absolute -> put(lines, entry, "$ORIGIN " + absolute));
                }
                case "$TTL" -> ttl = seconds(word, ttl);
                case "$INCLUDE" -> {
                    included.add(word);
                    put(lines, entry, "");
                }
                case "$GENERATE" -> {
                    generates.add(new InPlace(entry, origin, ttl));
                    put(lines, entry, "");
                }
                case "" -> OpaqueType.rewritten(entry).ifPresent(line -> put(lines, entry, line));
                default -> {}
            }
        }
        return new ZoneDirectives(
                apex, String.join("\n", lines), generates, included, zone.name().fileName(), entries);
    }

    private static void put(List<String> lines, ZoneEntry entry, String text) {
        for (int line = entry.line(); line <= entry.last(); line++) {
            lines.set(line - 1, "");
        }
        lines.set(entry.line() - 1, text);
    }

    /** The entry that begins at a line. */
    Optional<ZoneEntry> at(int line) {
        return entries.stream().filter(entry -> entry.line() == line).findFirst();
    }

    /** The line of a fault, which the parser may see only after the line's end: in the record from {@code begin} on, or before it. */
    int lineOf(int seen, int begin) {
        Optional<Integer> lacking = entries.stream()
                .filter(entry -> entry.last() == seen - 1 && !entry.directive().isEmpty())
                .filter(entry -> entry.words().size() == 1)
                .map(ZoneEntry::line)
                .findFirst();
        int last = at(begin).map(ZoneEntry::last).orElse(seen);
        return lacking.orElse(Math.min(seen, last));
    }

    /** True when it includes nothing but the file that we write for this zone, wherever that is installed. */
    boolean isWhole() {
        return included.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .allMatch(fragment::equals);
    }

    /** A wrong name changes nothing here: the parser refuses it. */
    private static Optional<Name> name(String word, Name origin) {
        try {
            return word.isEmpty() ? Optional.empty() : Optional.of(Name.fromString(Octets.escaped(word), origin));
        } catch (TextParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A wrong TTL changes nothing here: the parser refuses it. */
    private static long seconds(String word, long ttl) {
        try {
            return TTL.parseTTL(word);
        } catch (NumberFormatException e) {
            return ttl;
        }
    }
}
