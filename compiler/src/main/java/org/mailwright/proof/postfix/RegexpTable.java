package org.mailwright.proof.postfix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mailwright.proof.EmittedFile;

/** A table of patterns that are tried in order (regexp_table(5)). */
final class RegexpTable implements LookupTable {
    private final EmittedFile file;
    private final List<Rule> rules = new ArrayList<>();
    /** Hundreds of alias domains are a rule each, and an address is in one domain: the others need not be tried. */
    private final Map<String, List<Rule>> byDomain = new HashMap<>();

    private final Deque<Condition> open = new ArrayDeque<>();

    private RegexpTable(EmittedFile file) {
        this.file = file;
    }

    /** {@code /pattern/flags}, perhaps negated. */
    private record Condition(Pattern pattern, boolean negated) {
        boolean holds(String key) {
            return pattern.matcher(key).find() != negated;
        }
    }

    /**
     * A rule, under the {@code if}s around it.
     *
     * @param ending the literal text that every match ends in, in lower case; may be empty
     */
    private record Rule(Condition condition, List<Condition> conditions, String result, String ending, int line) {
        boolean mayMatch(String domain) {
            int at = ending.indexOf('@');
            return at < 0 || ending.substring(at + 1).equals(domain);
        }
    }

    static RegexpTable read(EmittedFile file, LogicalLines.Reader dropped) {
        RegexpTable table = new RegexpTable(file);
        LogicalLines.read(
                file,
                (first, last, text) -> {
                    if (!table.add(first, LogicalLines.trimmed(text))) {
                        dropped.line(first, last, text);
                    }
                },
                dropped);
        return table;
    }

    private boolean add(int line, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("endif")) {
            return open.poll() != null;
        }
        boolean nested = lower.startsWith("if ") || lower.startsWith("if\t") || lower.startsWith("if/");
        String rest = LogicalLines.trimmed(nested ? text.substring(2) : text);
        boolean negated = rest.startsWith("!");
        rest = negated ? LogicalLines.trimmed(rest.substring(1)) : rest;
        int end = delimiterEnd(rest);
        if (end < 0) {
            return false;
        }
        int flags = end + 1;
        while (flags < rest.length() && !LogicalLines.isBlank(rest.charAt(flags))) {
            flags++;
        }
        try {
            Condition condition =
                    new Condition(Ere.compile(rest.substring(1, end), rest.substring(end + 1, flags)), negated);
            String result = LogicalLines.trimmed(rest.substring(flags));
            if (nested) {
                open.push(condition);
                return result.isEmpty();
            }
            rules.add(new Rule(
                    condition,
                    List.copyOf(open),
                    result,
                    negated ? "" : Ere.literalEnding(rest.substring(1, end)),
                    line));
            return !result.isEmpty();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The delimiter that ends the pattern: one after a backslash is part of it. */
    private static int delimiterEnd(String text) {
        if (text.isEmpty() || Character.isLetterOrDigit(text.charAt(0))) {
            return -1;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == text.charAt(0)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Optional<Hit> find(String key) {
        String folded = key.toLowerCase(Locale.ROOT);
        String domain = folded.substring(folded.lastIndexOf('@') + 1);
        // A key that is no address of a domain is rare: all rules are tried for it.
        List<Rule> candidates = folded.indexOf('@') < 0
                ? rules
                : byDomain.computeIfAbsent(
                        domain,
                        name -> rules.stream()
                                .filter(rule -> rule.mayMatch(name))
                                .toList());
        for (Rule rule : candidates) {
            if (folded.endsWith(rule.ending())
                    && rule.conditions().stream().allMatch(condition -> condition.holds(key))) {
                Matcher matcher = rule.condition().pattern().matcher(key);
                if (matcher.find() != rule.condition().negated()) {
                    return Optional.of(new Hit(
                            rule.condition().negated() ? rule.result() : substituted(rule.result(), matcher),
                            file,
                            rule.line()));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code $1}, <code>${1}</code>, {@code $(1)} and {@code $$}. */
    private static String substituted(String result, Matcher matcher) {
        if (result.indexOf('$') < 0) {
            return result;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < result.length(); i++) {
            char c = result.charAt(i);
            if (c != '$' || i + 1 == result.length()) {
                out.append(c);
                continue;
            }
            char next = result.charAt(++i);
            if (next == '$') {
                out.append('$');
                continue;
            }
            boolean braced = next == '{' || next == '(';
            int start = braced ? i + 1 : i;
            int end = start;
            while (end < result.length() && Character.isDigit(result.charAt(end))) {
                end++;
            }
            int group = end > start ? Integer.parseInt(result.substring(start, end)) : 0;
            String text = group > 0 && group <= matcher.groupCount() ? matcher.group(group) : null;
            out.append(text == null ? "" : text);
            i = braced ? end : end - 1;
        }
        return out.toString();
    }

    @Override
    public boolean isFixed() {
        return false;
    }
}
