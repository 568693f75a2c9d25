package org.mailwright.proof.postfix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mailwright.proof.EmittedFile;

/**
 * The lines of a table whose patterns are tried in order (regexp_table(5), cidr_table(5)): a pattern, perhaps after
 * {@code !}, and its result; between {@code if} and {@code endif} are rules that are tried only where a pattern holds.
 *
 * @param <P> a pattern, with its negation
 */
final class PatternRules<P> {
    private final Syntax<P> syntax;
    private final List<Rule<P>> rules = new ArrayList<>();
    private final Deque<P> open = new ArrayDeque<>();

    private PatternRules(Syntax<P> syntax) {
        this.syntax = syntax;
    }

    /** A pattern that holds for a key, under the patterns of the {@code if}s around it, and what the table then answers. */
    record Rule<P>(P pattern, List<P> conditions, String result, int line) {}

    /** The pattern at the beginning of a text, and the text after it. */
    record Head<P>(P pattern, String rest) {}

    /** How a type of table writes its patterns. */
    interface Syntax<P> {
        /** The pattern at the beginning of a text; empty where Postfix skips the line. */
        Optional<Head<P>> head(String text, boolean negated);

        /**
         * True where Postfix skips a line that lacks its result, or has text after {@code if} or {@code endif}; else it
         * warns and takes the line.
         */
        boolean skipsFaultyLines();
    }

    /** The rules of a file in their order; {@code dropped} gets each line that Postfix skips or warns about. */
    static <P> List<Rule<P>> read(EmittedFile file, LogicalLines.Reader dropped, Syntax<P> syntax) {
        PatternRules<P> table = new PatternRules<>(syntax);
        LogicalLines.read(
                file,
                (first, last, text) -> {
                    if (!table.add(first, LogicalLines.trimmed(text))) {
                        dropped.line(first, last, text);
                    }
                },
                dropped);
        return List.copyOf(table.rules);
    }

    private boolean add(int line, String text) {
        if (begins(text, "endif")) {
            boolean faulty = text.length() > "endif".length();
            return !(faulty && syntax.skipsFaultyLines()) && open.poll() != null && !faulty;
        }
        boolean nested = begins(text, "if");
        String rest = LogicalLines.trimmed(nested ? text.substring("if".length()) : text);
        boolean negated = false;
        while (rest.startsWith("!")) {
            negated = !negated;
            rest = LogicalLines.trimmed(rest.substring(1));
        }
        Optional<Head<P>> head = syntax.head(rest, negated);
        if (head.isEmpty()) {
            return false;
        }
        P pattern = head.get().pattern();
        String result = LogicalLines.trimmed(head.get().rest());
        boolean faulty = result.isEmpty() != nested;
        if (faulty && syntax.skipsFaultyLines()) {
            return false;
        }
        if (nested) {
            open.push(pattern);
        } else {
            rules.add(new Rule<>(pattern, List.copyOf(open), result, line));
        }
        return !faulty;
    }

    /** True for a word, in any case, that no letter or digit follows. */
    private static boolean begins(String text, String word) {
        int end = word.length();
        return text.regionMatches(true, 0, word, 0, end)
                && (text.length() == end || !Character.isLetterOrDigit(text.charAt(end)));
    }
}
