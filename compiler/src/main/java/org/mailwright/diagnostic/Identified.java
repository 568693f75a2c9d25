package org.mailwright.diagnostic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A finding that is known again after lines were inserted above it, in this run and in another one's.
 *
 * @param subject what it is about: the keys that lead to its place, or a DN and attribute, or an exported resource; may be empty
 * @param essence its message less what changes from day to day: positions, and numbers that stand alone
 * @param fingerprint 32 hex digits; no two findings of a run have the same
 */
public record Identified(Diagnostic finding, String subject, String essence, String fingerprint) {
    private static final int LENGTH = 32;
    /** Behind the name of a file. */
    private static final Pattern POSITION = Pattern.compile("(\\.[a-z]+):[0-9]+(?::[0-9]+)?\\b");

    private static final Pattern NUMBER = Pattern.compile("(?<![^\\s(])[0-9]+(?![^\\s),;])");

    /** The findings in their order, each with its fingerprint. */
    public static List<Identified> of(List<Diagnostic> findings, Surroundings surroundings) {
        Map<String, Integer> equals = new HashMap<>();
        List<Identified> identified = new ArrayList<>();
        for (Diagnostic finding : findings) {
            Location place = finding.location();
            String key = surroundings.key(place);
            String subject = timeless(key.isEmpty() ? place.detail() : Printable.whole(key));
            String essence = timeless(finding.message());
            String known = String.join("\0", finding.rule(), place.source(), subject, essence);
            int ordinal = equals.merge(known, 1, Integer::sum);
            identified.add(new Identified(
                    finding, subject, essence, Digest.of(known + "\0" + ordinal).substring(0, LENGTH)));
        }
        return identified;
    }

    /** The findings in their order, for readers who need not know them again: without subject and fingerprint. */
    public static List<Identified> anonymous(List<Diagnostic> findings) {
        return findings.stream()
                .map(finding -> new Identified(finding, "", "", ""))
                .toList();
    }

    private static String timeless(String text) {
        String placeless = POSITION.matcher(text).replaceAll("$1");
        return NUMBER.matcher(placeless).replaceAll("#");
    }
}
