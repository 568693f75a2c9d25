package org.mailwright.route;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The addresses that Mailman 3 gives each list beside its posting address (Mailman 3, "Email addresses of a list"). */
public final class ListAddresses {
    private static final List<String> SUFFIXES =
            List.of("", "-bounces", "-confirm", "-join", "-leave", "-owner", "-request", "-subscribe", "-unsubscribe");
    /** These take a token after a plus sign: {@code test-confirm+4f1c@…}, {@code test-bounces+alice=mail.example@…}. */
    private static final List<String> TOKENS = List.of("-bounces", "-confirm");

    private ListAddresses() {}

    /** The local parts that belong to a list, sorted. */
    public static Stream<String> of(String list) {
        return SUFFIXES.stream().map(suffix -> list + suffix);
    }

    /** The suffixes after which a token may follow. */
    public static List<String> tokenSuffixes() {
        return TOKENS;
    }

    /** True when the local part, its token left out, belongs to one of the lists, which are sorted. */
    public static boolean covers(List<String> lists, String local) {
        return isOne(lists, local) || isOne(lists, withoutToken(local));
    }

    /** The part before the last plus sign that a token may follow; a sender in the token may hold others. */
    private static String withoutToken(String local) {
        for (int plus = local.length() - 2; plus > 0; plus--) {
            String plain = local.substring(0, plus);
            if (local.charAt(plus) == '+' && TOKENS.stream().anyMatch(plain::endsWith)) {
                return plain;
            }
        }
        return local;
    }

    private static boolean isOne(List<String> lists, String local) {
        return SUFFIXES.stream()
                .filter(local::endsWith)
                .map(suffix -> local.substring(0, local.length() - suffix.length()))
                .anyMatch(list -> Collections.binarySearch(lists, list) >= 0);
    }
}
