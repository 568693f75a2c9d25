package org.mailwright.print;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailwright.diagnostic.Counted;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Severity;

/** Findings as people read them: one line each, other places indented, the remedy last. */
public final class FindingsText {
    private final boolean color;

    private FindingsText(boolean color) {
        this.color = color;
    }

    /**
     * The findings as lines of text, no more than {@code most} of each rule (0: all), and a line for the rest of each.
     */
    public static String of(List<Diagnostic> findings, boolean color, int most) {
        Map<String, Integer> counts = new TreeMap<>();
        List<Diagnostic> shown = findings.stream()
                .filter(finding -> counts.merge(finding.rule(), 1, Integer::sum) <= most || most == 0)
                .toList();
        StringBuilder out = new StringBuilder(of(shown, color));
        counts.forEach((rule, count) -> {
            if (count > most && most > 0) {
                out.append("… and ")
                        .append(count - most)
                        .append(" more [")
                        .append(rule)
                        .append("]\n");
            }
        });
        return out.toString();
    }

    /** All findings as lines of text, with terminal colours if wanted. */
    public static String of(List<Diagnostic> findings, boolean color) {
        FindingsText text = new FindingsText(color);
        StringBuilder out = new StringBuilder();
        findings.forEach(finding -> text.write(out, finding));
        return out.toString();
    }

    // data/common/mail.yaml:88:3: error: alias press ends in a loop: press → communications → press [alias-loop]
    //   data/common/mail.yaml:91:3: communications → press is here
    //   = help: let one of the two name a person or a list
    private void write(StringBuilder out, Diagnostic finding) {
        out.append(place(finding.location())).append(": ");
        out.append(painted(finding.severity(), finding.severity().word() + ":"));
        out.append(' ')
                .append(finding.message())
                .append(" [")
                .append(finding.rule())
                .append("]\n");
        finding.related()
                .forEach(other -> out.append("  ")
                        .append(place(other.location()))
                        .append(": ")
                        .append(other.message())
                        .append('\n'));
        if (!finding.help().isEmpty()) {
            out.append("  = help: ").append(finding.help()).append('\n');
        }
    }

    /** A job of GitHub takes a line that begins with two colons for a command: a file may be called so. */
    private static String place(Location location) {
        String place = location.toString();
        return place.strip().startsWith("::") ? "./" + place : place;
    }

    private String painted(Severity severity, String word) {
        String code = switch (severity) {
            case ERROR -> "31";
            case WARNING -> "33";
            case INFO -> "36";
        };
        return color ? "\u001b[1;" + code + "m" + word + "\u001b[0m" : word;
    }

    /** {@code 2 errors, 1 warning}; empty without findings. */
    public static String count(List<Diagnostic> findings) {
        StringBuilder out = new StringBuilder();
        for (Severity severity : Severity.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                String word = severity == Severity.INFO ? "note" : severity.word();
                out.append(out.isEmpty() ? "" : ", ").append(Counted.of(count, word));
            }
        }
        return out.toString();
    }
}
