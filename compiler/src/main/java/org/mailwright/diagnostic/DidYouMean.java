package org.mailwright.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a mistyped one is nearest to: at most two letters added, left out, changed or swapped with the next. */
public final class DidYouMean {
    private static final int FARTHEST = 2;

    private DidYouMean() {}

    /** The nearest word, the first by spelling where two are as near. */
    public static Optional<String> of(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(FARTHEST, candidate.length() / 2))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A remedy: the nearest word, or {@code otherwise} where none is near. */
    public static String remedy(String word, Collection<String> known, String otherwise) {
        return of(word, known).map(near -> "did you mean \"" + near + "\"?").orElse(otherwise);
    }

    /** Upper case is no distance. */
    private static int distance(String word, String candidate) {
        return word.equalsIgnoreCase(candidate) ? 0 : swapping(word, candidate);
    }

    private static int swapping(String a, String b) {
        if (Math.abs(a.length() - b.length()) > FARTHEST) {
            return FARTHEST + 1;
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            rows[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int least = Math.min(changed, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                rows[i][j] = swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
            }
        }
        return rows[a.length()][b.length()];
    }
}
