package org.mailwright.model;

/**
 * Address extensions, as {@code +lists} in {@code alice+lists@…} (postconf(5), recipient_delimiter).
 *
 * @param delimiter between address and extension, one character; empty where addresses have no extensions
 * @param kept an extension that nothing declares goes over to the targets (propagate_unmatched_extensions)
 */
public record AddressExtensions(String delimiter, boolean kept) {
    /** A site whose addresses have no extensions. */
    public static final AddressExtensions NONE = new AddressExtensions("", true);

    /**
     * The extension of a local part, its delimiter included: from the first delimiter on. Empty if there is none, or if no local
     * part stands before it.
     */
    public String of(String local) {
        int at = delimiter.isEmpty() ? -1 : local.indexOf(delimiter);
        boolean none = at <= 0 || local.charAt(at - 1) == '.' || delimiter.equals("-") && isOfList(local);
        return none ? "" : local.substring(at);
    }

    /** Postfix takes these for names of their own (owner_request_special, which is on by default). */
    private static boolean isOfList(String local) {
        String request = "-request";
        int end = local.length() - request.length();
        return local.regionMatches(true, 0, "owner-", 0, 6) || end > 0 && local.regionMatches(true, end, request, 0, 8);
    }

    /** What of an extension goes on behind an entry that does not name it. */
    public String passedOn(String extension) {
        return kept ? extension : "";
    }
}
