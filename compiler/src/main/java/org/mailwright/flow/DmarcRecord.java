package org.mailwright.flow;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A DMARC record as receivers read it (RFC 9989 section 4.7): what they do not know or understand does not count.
 *
 * @param p the policy; {@code none} where it is missing or no policy
 * @param sp the policy of names below
 * @param np the policy of names below that do not exist
 * @param strictDkim {@code adkim=s}: the signing domain must be the From domain itself
 * @param strictSpf {@code aspf=s}: the same of the envelope's
 * @param publicSuffix {@code psd}: {@code y}, {@code n} or {@code u}
 * @param testing {@code t=y}
 */
public record DmarcRecord(
        String p,
        Optional<String> sp,
        Optional<String> np,
        boolean strictDkim,
        boolean strictSpf,
        String publicSuffix,
        boolean testing) {
    /** The version comes first, to the letter. */
    private static final Pattern VERSION = Pattern.compile("[vV][ \\t]*=[ \\t]*DMARC1[ \\t]*(;.*)?", Pattern.DOTALL);

    private static final String POLICY = "none|quarantine|reject";

    /** True for the text of a DMARC record; all other text at the name is ignored. */
    public static boolean is(String text) {
        return VERSION.matcher(text).matches();
    }

    /** Reads the text of a DMARC record; of a tag that stands twice the first counts. */
    public static DmarcRecord of(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                tags.putIfAbsent(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
            }
        }
        String suffix = tags.getOrDefault("psd", "u");
        return new DmarcRecord(
                policy(tags, "p").orElse("none"),
                policy(tags, "sp"),
                policy(tags, "np"),
                tags.getOrDefault("adkim", "r").equals("s"),
                tags.getOrDefault("aspf", "r").equals("s"),
                suffix.matches("[yn]") ? suffix : "u",
                tags.getOrDefault("t", "n").equals("y"));
    }

    private static Optional<String> policy(Map<String, String> tags, String tag) {
        return Optional.ofNullable(tags.get(tag)).filter(value -> value.matches(POLICY));
    }

    /** What is asked for names below: of those that do not exist {@code np}, else {@code sp}, else {@code p}. */
    String below(boolean exists) {
        Optional<String> missing = exists ? Optional.empty() : np;
        return missing.or(() -> sp).orElse(p);
    }
}
