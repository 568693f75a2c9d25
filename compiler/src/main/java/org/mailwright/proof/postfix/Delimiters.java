package org.mailwright.proof.postfix;

import java.util.Locale;
import java.util.Set;

/**
 * What divides a local part from its extension (postconf(5), recipient_delimiter).
 *
 * @param characters each of these does
 * @param lists names of lists have no extension after a hyphen (owner_request_special)
 */
record Delimiters(String characters, boolean lists) {
    private static final Set<String> NEVER = Set.of("postmaster", "mailer-daemon", "double-bounce");

    static Delimiters of(Parameters parameters) {
        return new Delimiters(parameters.get("recipient_delimiter"), parameters.isYes("owner_request_special"));
    }

    /** What begins with the first delimiter; nothing if that is the first character. */
    String extension(String local) {
        String folded = local.toLowerCase(Locale.ROOT);
        boolean ofList = lists
                && characters.indexOf('-') >= 0
                && (folded.startsWith("owner-") || folded.matches("(?s).+-request"));
        for (int i = 0; i < local.length() && !ofList && !NEVER.contains(folded); i++) {
            if (characters.indexOf(local.charAt(i)) >= 0) {
                return i == 0 ? "" : local.substring(i);
            }
        }
        return "";
    }
}
