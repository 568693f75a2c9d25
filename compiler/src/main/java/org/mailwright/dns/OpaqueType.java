package org.mailwright.dns;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Types of records that mail does not use and whose text the parser cannot read, or reads less of than name servers do.
 * Their data are passed over, so that a zone with them is read.
 *
 * @param type the name, or the number where the parser does not know the name
 * @param data what stands for the data
 */
record OpaqueType(String type, String data) {
    private static final String NOTHING = "\\# 0";
    /** Registered after the parser's table was written (IANA, Domain Name System Parameters). */
    private static final Map<String, Integer> NEW =
            Map.of("DSYNC", 66, "HHIT", 67, "BRID", 68, "RESINFO", 261, "WALLET", 262, "CLA", 263, "IPN", 264);

    static Optional<OpaqueType> named(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return switch (name) {
            case "EID", "NIMLOC", "ATMA", "SINK", "NINFO", "RKEY", "TALINK", "CSYNC", "NID" -> nothing(name);
            case "L32", "L64", "LP", "EUI48", "EUI64", "AVC", "DOA", "AMTRELAY", "TA" -> nothing(name);
            case "LOC" -> Optional.of(new OpaqueType(name, "0 0 0 N 0 0 0 E 0m 0m 0m 0m"));
            case "HIP" -> Optional.of(new OpaqueType(name, "\\# 6 010200010000"));
            default -> Optional.ofNullable(NEW.get(name)).flatMap(number -> nothing("TYPE" + number));
        };
    }

    private static Optional<OpaqueType> nothing(String type) {
        return Optional.of(new OpaqueType(type, NOTHING));
    }

    /** A record of such a type, with its data passed over; absent for every other entry. */
    static Optional<String> rewritten(ZoneEntry entry) {
        if (entry.type().isEmpty()) {
            return Optional.empty();
        }
        int type = entry.type().getAsInt();
        String before = entry.words().subList(0, type).stream()
                .map(ZoneEntry.Word::text)
                .collect(Collectors.joining(" "));
        return named(entry.words().get(type).text())
                .map(known -> (entry.indented() ? " " : "") + before + " " + known.type() + " " + known.data());
    }
}
