package org.mailwright.proof.postfix;

import java.util.ArrayList;
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
    private final List<PatternRules.Rule<Expression>> rules;
    /** Hundreds of alias domains are a rule each, and an address is in one domain: the places of the rules of a domain. */
    private final Map<String, List<Integer>> byDomain = new HashMap<>();

    /** The places of the rules whose pattern names no domain, or more than one. */
    private final List<Integer> others = new ArrayList<>();

    private RegexpTable(EmittedFile file, List<PatternRules.Rule<Expression>> rules) {
        this.file = file;
        this.rules = rules;
        for (int i = 0; i < rules.size(); i++) {
            String ending = rules.get(i).pattern().ending();
            int at = ending.lastIndexOf('@');
            List<Integer> places =
                    at < 0 ? others : byDomain.computeIfAbsent(ending.substring(at + 1), domain -> new ArrayList<>());
            places.add(i);
        }
    }

    /**
     * {@code /pattern/flags}, perhaps negated.
     *
     * @param ending the literal text that every match ends in, in lower case; may be empty
     */
    private record Expression(Pattern pattern, boolean negated, String ending) {
        boolean holds(String key) {
            return pattern.matcher(key).find() != negated;
        }
    }

    private static final class Syntax implements PatternRules.Syntax<Expression> {
        @Override
        public Optional<PatternRules.Head<Expression>> head(String text, boolean negated) {
            int end = delimiterEnd(text);
            if (end < 0) {
                return Optional.empty();
            }
            int flags = end + 1;
            while (flags < text.length() && !LogicalLines.isBlank(text.charAt(flags))) {
                flags++;
            }
            String pattern = text.substring(1, end);
            try {
                Expression expression = new Expression(
                        Ere.compile(pattern, text.substring(end + 1, flags)),
                        negated,
                        negated ? "" : Ere.literalEnding(pattern));
                return Optional.of(new PatternRules.Head<>(expression, text.substring(flags)));
            } catch (PatternSyntaxException e) {
                return Optional.empty();
            }
        }

        @Override
        public boolean skipsFaultyLines() {
            return false;
        }
    }

    static RegexpTable read(EmittedFile file, LogicalLines.Reader dropped) {
        return new RegexpTable(file, PatternRules.read(file, dropped, new Syntax()));
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
        int at = folded.lastIndexOf('@');
        List<Integer> ofDomain = at < 0 ? List.of() : byDomain.getOrDefault(folded.substring(at + 1), List.of());
        int i = 0;
        int j = 0;
        while (i < ofDomain.size() || j < others.size()) {
            boolean isOther = i == ofDomain.size() || j < others.size() && others.get(j) < ofDomain.get(i);
            Optional<Hit> hit = answer(rules.get(isOther ? others.get(j++) : ofDomain.get(i++)), key, folded);
            if (hit.isPresent()) {
                return hit;
            }
        }
        return Optional.empty();
    }

    private Optional<Hit> answer(PatternRules.Rule<Expression> rule, String key, String folded) {
        Expression expression = rule.pattern();
        if (!folded.endsWith(expression.ending())
                || !rule.conditions().stream().allMatch(condition -> condition.holds(key))) {
            return Optional.empty();
        }
        Matcher matcher = expression.pattern().matcher(key);
        if (matcher.find() == expression.negated()) {
            return Optional.empty();
        }
        String result = expression.negated() ? rule.result() : substituted(rule.result(), matcher);
        return Optional.of(new Hit(result, file, rule.line()));
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
