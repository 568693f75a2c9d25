package org.mailwright.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.Place;
import org.mailwright.dns.ZoneFile;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.ZoneName;
import org.mailwright.model.ZoneSettings;

/**
 * A whole zone for checkers that know no fragments: the hand-written file with our fragment included, or an SOA and NS
 * record before it (RFC 1035 section 5.2).
 *
 * @param name the apex
 * @param file the whole zone
 */
record WrappedZone(ZoneName name, Path file) {
    private static final Pattern INCLUDE = Pattern.compile("(?i)\\$INCLUDE\\s+\"?([^\\s\";]+).*");

    /** True for a fragment. */
    static boolean isFragment(Artefact file) {
        return file.form() == Form.ZONE;
    }

    /** The zone of a fragment. */
    static WrappedZone of(Workbench bench, Artefact fragment) throws IOException {
        ZoneSettings zone = bench.site().zones().values().stream()
                .filter(known -> fragment.path().equals("zones/" + known.name().fileName()))
                .findFirst()
                .orElseThrow();
        Path copy = bench.copy(fragment);
        List<String> lines = zone.text().isPresent() ? byHand(zone, copy) : apex(copy);
        if (zone.text().isEmpty() || !ZoneFile.read(zone).value().whole()) {
            lines.addAll(elsewhere(zone, copy, lines));
        }
        // Called as the operator knows it, for the checker's words.
        String name = zone.file()
                .filter(Place::isInside)
                .filter(declared -> !declared.startsWith("zones/"))
                .orElse("zone-" + zone.name().fileName());
        Path file = bench.fresh("wrapped", name);
        Files.write(file, lines, StandardCharsets.UTF_8);
        return new WrappedZone(zone.name(), file);
    }

    /** The hand-written zone, line by line, our fragment where it is included, else at the end. */
    private static List<String> byHand(ZoneSettings zone, Path fragment) {
        List<String> lines = new ArrayList<>();
        boolean included = false;
        for (String line : zone.text().orElseThrow().split("\r?\n", -1)) {
            Matcher include = INCLUDE.matcher(line);
            if (!include.matches()) {
                lines.add(line);
            } else if (include.group(1)
                    .substring(include.group(1).lastIndexOf('/') + 1)
                    .equals(zone.name().fileName())) {
                lines.add("$INCLUDE " + fragment);
                included = true;
            } else {
                // Nobody reads the others here.
                lines.add("");
            }
        }
        if (!included) {
            lines.add("$INCLUDE " + fragment);
        }
        return lines;
    }

    private static List<String> apex(Path fragment) {
        return new ArrayList<>(List.of(
                "$TTL 3600",
                "@ IN SOA ns.invalid. hostmaster.invalid. 1 7200 3600 1209600 3600",
                "@ IN NS ns.invalid.",
                "$INCLUDE " + fragment));
    }

    /** Addresses for the names that our records point at and that have theirs in a part of the zone nobody reads here. */
    private static List<String> elsewhere(ZoneSettings zone, Path fragment, List<String> hand) throws IOException {
        List<ZoneRecord> records = new ArrayList<>(records(zone, Files.readString(fragment, StandardCharsets.UTF_8)));
        records.addAll(records(zone, String.join("\n", hand) + "\n"));
        Set<String> known = records.stream()
                .filter(record -> Set.of("A", "AAAA", "CNAME").contains(record.type()))
                .map(ZoneRecord::owner)
                .collect(Collectors.toSet());
        return records.stream()
                .filter(record -> Set.of("MX", "NS", "SRV").contains(record.type()))
                .map(record -> record.value().substring(record.value().lastIndexOf(' ') + 1))
                .map(target -> target.endsWith(".") ? target.substring(0, target.length() - 1) : target)
                .filter(target -> zone.name().contains(target) && !known.contains(target))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(target -> target + ". 3600 IN A 192.0.2.1")
                .toList();
    }

    private static List<ZoneRecord> records(ZoneSettings zone, String text) {
        return ZoneFile.read(new ZoneSettings(
                        zone.name(), Optional.empty(), Optional.of(text), zone.ttl(), zone.dnssec(), zone.location()))
                .value()
                .records();
    }
}
