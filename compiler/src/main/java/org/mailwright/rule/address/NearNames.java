package org.mailwright.rule.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Known names by what is left of them when one character goes: two names of which one is the other with one character
 * wrong, missing, added or swapped share such a rest. A look-up costs the length of the name, however many are known.
 */
final class NearNames {
    private final Set<String> known;
    private final Map<String, List<String>> byRest = new HashMap<>();

    NearNames(Collection<String> known) {
        this.known = new HashSet<>(known);
        this.known.forEach(name -> rests(name)
                .forEach(rest ->
                        byRest.computeIfAbsent(rest, any -> new ArrayList<>(1)).add(name)));
    }

    /** The known name that a name is one slip of the hand away from; nothing for a known name. */
    Optional<String> near(String name) {
        if (known.contains(name)) {
            return Optional.empty();
        }
        return rests(name).stream()
                .flatMap(rest -> byRest.getOrDefault(rest, List.of()).stream())
                .filter(other -> isOneSlip(name, other))
                .min(Comparator.naturalOrder());
    }

    private static Set<String> rests(String name) {
        Set<String> rests = new HashSet<>();
        rests.add(name);
        for (int i = 0; i < name.length(); i++) {
            rests.add(name.substring(0, i) + name.substring(i + 1));
        }
        return rests;
    }

    /** One letter replaced, added, left out, or two beside each other swapped; a digit is no slip, it is another machine. */
    private static boolean isOneSlip(String a, String b) {
        int start = 0;
        int least = Math.min(a.length(), b.length());
        while (start < least && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < least - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        String mine = a.substring(start, a.length() - end);
        String other = b.substring(start, b.length() - end);
        boolean swapped = mine.length() == 2
                && other.length() == 2
                && mine.charAt(0) == other.charAt(1)
                && mine.charAt(1) == other.charAt(0);
        boolean digit = (mine + other).chars().anyMatch(Character::isDigit);
        return !digit && (swapped || mine.length() <= 1 && other.length() <= 1);
    }
}
