package org.mailwright.print;

import java.nio.file.Path;
import java.util.List;
import org.mailwright.diagnostic.Counted;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;
import org.mailwright.route.Standing;

/** What a compile made, in a few lines. */
public final class Summary {
    private Summary() {}

    // 8 hosts, 94 files in out/onion
    // 76 aliases, 24 forwards, 83 directory forwards; 2 disabled, 1 deferred
    // 9 warnings
    /** The lines of a compile that wrote {@code files} files for {@code hosts} hosts. */
    public static String of(Routes routes, int hosts, int files, List<Diagnostic> findings, Path out) {
        String found = FindingsText.count(findings);
        return Counted.of(hosts, "host") + ", " + Counted.of(files, "file") + " in " + out + "\n"
                + addresses(routes) + "\n"
                + (found.isEmpty() ? "no findings" : found) + "\n";
    }

    private static String addresses(Routes routes) {
        StringBuilder out = new StringBuilder();
        for (Entry.Kind kind : Entry.Kind.values()) {
            long number = routes.entries().values().stream()
                    .filter(entry -> entry.kind() == kind)
                    .count();
            if (kind != Entry.Kind.FALLBACK) {
                out.append(out.isEmpty() ? "" : ", ").append(number).append(' ').append(kind.words(number));
            }
        }
        for (Standing.Answer answer : List.of(Standing.Answer.DISABLED, Standing.Answer.DEFERRED)) {
            long number = routes.entries().keySet().stream()
                    .filter(address -> routes.standing(address).answer() == answer)
                    .count();
            if (number > 0) {
                out.append("; ").append(number).append(answer == Standing.Answer.DISABLED ? " disabled" : " deferred");
            }
        }
        return out.toString();
    }
}
