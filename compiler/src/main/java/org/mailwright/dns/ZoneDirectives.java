package org.mailwright.dns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mailwright.model.ZoneSettings;
import org.xbill.DNS.Name;
import org.xbill.DNS.TTL;
import org.xbill.DNS.TextParseException;

/**
 * What in a zone file is not for the parser of records: {@code $INCLUDE}, which it would follow, {@code $GENERATE}, which it
 * reads otherwise than BIND, and the data of opaque types.
 *
 * @param apex the zone's name
 * @param rest the text without these, line by line
 * @param generates in the order of the file
 * @param included the files it includes, as written
 * @param fragment the name of the file that we write for this zone
 */
record ZoneDirectives(Name apex, String rest, List<InPlace> generates, List<String> included, String fragment) {

    /** A {@code $GENERATE} directive with the origin and the TTL of its place. */
    record InPlace(ZoneEntry entry, Name origin, long ttl) {}

    static ZoneDirectives of(ZoneSettings zone, String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        List<InPlace> generates = new ArrayList<>();
        List<String> included = new ArrayList<>();
        Name apex = Name.fromConstantString(zone.name() + ".");
        Name origin = apex;
        long ttl = zone.ttl();
        for (ZoneEntry entry : ZoneEntry.of(text)) {
            String word = entry.words().size() < 2 ? "" : entry.words().get(1).text();
            switch (entry.directive()) {
                case "$ORIGIN" -> origin = name(word, origin);
                case "$TTL" -> ttl = seconds(word, ttl);
                case "$INCLUDE" -> {
                    included.add(word);
                    clear(lines, entry);
                }
                case "$GENERATE" -> {
                    generates.add(new InPlace(entry, origin, ttl));
                    clear(lines, entry);
                }
                case "" -> OpaqueType.rewritten(entry).ifPresent(line -> {
                    clear(lines, entry);
                    lines.set(entry.line() - 1, line);
                });
                default -> {}
            }
        }
        return new ZoneDirectives(
                apex, String.join("\n", lines), generates, included, zone.name().fileName());
    }

    private static void clear(List<String> lines, ZoneEntry entry) {
        for (int line = entry.line(); line <= entry.last(); line++) {
            lines.set(line - 1, "");
        }
    }

    /** True when it includes nothing but the file that we write for this zone, wherever that is installed. */
    boolean isWhole() {
        return included.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .allMatch(fragment::equals);
    }

    /** A wrong name changes nothing here: the parser refuses it. */
    private static Name name(String word, Name origin) {
        try {
            return Name.fromString(Octets.escaped(word), origin);
        } catch (TextParseException | RuntimeException e) {
            return origin;
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
