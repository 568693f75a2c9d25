package org.mailwright.hiera.ruby;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a pattern of Ruby's Dir.glob: its components, the alternatives of its braces, and the names it matches. */
final class GlobPattern {
    /** Alternatives inside alternatives multiply. */
    static final int MOST_ALTERNATIVES = 10_000;

    private static final Pattern ESCAPES = Pattern.compile("\\\\+\\z");

    private GlobPattern() {}

    /**
     * The components between slashes; a slash within braces or brackets separates nothing. Two slashes have an empty one
     * between them, which names its directory, but not after {@code **}. The last one is empty where the pattern ends in a
     * slash, which only a directory matches. A backslash at the end means nothing.
     */
    static List<String> split(String written) {
        Matcher escapes = ESCAPES.matcher(written);
        boolean half = escapes.find() && escapes.group().length() % 2 == 1;
        String pattern = written.substring(0, written.length() - (half ? 1 : 0));
        List<String> parts = new ArrayList<>();
        boolean open = false;
        int start = 0;
        for (int i = 0; i <= pattern.length(); i++) {
            boolean end = i == pattern.length();
            char c = end ? '/' : pattern.charAt(i);
            if (c == '/' && (!open || end)) {
                boolean repeated = i == start
                        && !parts.isEmpty()
                        && parts.get(parts.size() - 1).equals("**");
                if (end || !repeated) {
                    parts.add(pattern.substring(start, i));
                }
                start = i + 1;
            }
            open = c == '[' || c == '{' || open && c != ']' && c != '}';
            i += c == '\\' ? 1 : 0;
        }
        return parts;
    }

    /** True for a component that names one file and no other. */
    static boolean isPlain(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if ("*?[{".indexOf(c) >= 0) {
                return false;
            }
            i += c == '\\' ? 1 : 0;
        }
        return true;
    }

    /** True for a component with alternatives. */
    static boolean hasBrace(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '{') {
                return true;
            }
            i += part.charAt(i) == '\\' ? 1 : 0;
        }
        return false;
    }

    /** The name that a plain component means. */
    static String name(String part) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            i += part.charAt(i) == '\\' && i + 1 < part.length() ? 1 : 0;
            name.append(part.charAt(i));
        }
        return name.toString();
    }

    /** {@code a{b,c}} gives {@code ab} and {@code ac}; with a brace that is not closed the pattern matches nothing. */
    static List<String> alternatives(String pattern) {
        List<String> out = new ArrayList<>();
        expand(pattern, out);
        return out;
    }

    private static void expand(String pattern, List<String> out) {
        int open = -1;
        int close = -1;
        int depth = 0;
        for (int i = 0; i < pattern.length() && close < 0; i++) {
            char c = pattern.charAt(i);
            if (c == '{' && depth++ == 0) {
                open = i;
            } else if (c == '}' && open >= 0 && --depth == 0) {
                close = i;
            }
            i += c == '\\' ? 1 : 0;
        }
        if (open < 0 && out.size() <= MOST_ALTERNATIVES) {
            out.add(pattern);
        }
        if (close < 0) {
            return;
        }
        int start = open + 1;
        depth = 0;
        for (int i = start; i <= close && out.size() <= MOST_ALTERNATIVES; i++) {
            char c = pattern.charAt(i);
            if (i == close || c == ',' && depth == 0) {
                expand(pattern.substring(0, open) + pattern.substring(start, i) + pattern.substring(close + 1), out);
                start = i + 1;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            i += c == '\\' && i + 1 < close ? 1 : 0;
        }
    }

    /** True when the component, of which one alternative counts, matches a name in a directory. */
    static boolean matches(String part, String name) {
        return hasBrace(part)
                ? alternatives(part).stream().anyMatch(one -> matchesOne(one, name))
                : matchesOne(part, name);
    }

    /** As File.fnmatch: a leading dot is matched by a dot alone; {@code *} is tried shortest first, from its last place on. */
    private static boolean matchesOne(String part, String name) {
        int[] pattern = part.codePoints().toArray();
        int[] text = name.codePoints().toArray();
        if (name.startsWith(".") && !part.startsWith(".") && !part.startsWith("\\.")) {
            return false;
        }
        int p = 0;
        int t = 0;
        int star = -1;
        int from = -1;
        while (t < text.length || p < pattern.length) {
            int next = -1;
            if (p < pattern.length && pattern[p] == '*') {
                star = ++p;
                from = t;
                continue;
            }
            if (p < pattern.length && t < text.length) {
                next = pattern[p] == '?' ? p + 1 : pattern[p] == '[' ? set(pattern, p + 1, text[t]) : -1;
                if (pattern[p] != '?' && pattern[p] != '[') {
                    int literal = pattern[p] == '\\' && p + 1 < pattern.length ? p + 1 : p;
                    next = pattern[literal] == text[t] ? literal + 1 : -1;
                }
            }
            if (next >= 0) {
                p = next;
                t++;
            } else if (star >= 0 && from < text.length) {
                p = star;
                t = ++from;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Where the pattern goes on after a set that has the character; -1 when it has not, or is not closed. */
    private static int set(int[] pattern, int start, int character) {
        int p = start;
        boolean not = p < pattern.length && (pattern[p] == '!' || pattern[p] == '^');
        p += not ? 1 : 0;
        boolean has = false;
        while (p < pattern.length && pattern[p] != ']') {
            p += pattern[p] == '\\' ? 1 : 0;
            int first = p++;
            int last = first;
            if (p + 1 < pattern.length && pattern[p] == '-' && pattern[p + 1] != ']') {
                p += pattern[p + 1] == '\\' ? 2 : 1;
                last = p++;
            }
            if (last >= pattern.length) {
                return -1;
            }
            // The ends of a range that runs backwards are in the set, and nothing else.
            has |= character == pattern[first]
                    || character == pattern[last]
                    || character > pattern[first] && character < pattern[last];
        }
        return p < pattern.length && has != not ? p + 1 : -1;
    }
}
