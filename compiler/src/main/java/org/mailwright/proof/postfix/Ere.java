package org.mailwright.proof.postfix;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * POSIX extended regular expressions (regex(7)) in Java's words. The longest of several matches is not looked for, which
 * makes a difference to what groups hold only where alternatives begin alike.
 */
final class Ere {
    private Ere() {}

    /** A pattern with Postfix's flags: case counts with {@code i}, {@code x} means a basic one, {@code m} many lines. */
    static Pattern compile(String text, String flags) {
        boolean folds = true;
        int options = 0;
        for (char flag : flags.toCharArray()) {
            switch (flag) {
                case 'i' -> folds = !folds;
                case 'm' -> options ^= Pattern.MULTILINE;
                default -> throw new PatternSyntaxException("unknown flag", text, 0);
            }
        }
        options |= folds ? Pattern.CASE_INSENSITIVE : 0;
        // A dot matches every character, and $ the end only.
        return Pattern.compile(translated(text), options | Pattern.DOTALL);
    }

    private static String translated(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                i = bracket(text, i, out);
            } else if (c == '\\') {
                if (++i == text.length()) {
                    throw new PatternSyntaxException("trailing backslash", text, i);
                }
                quote(out, text.charAt(i));
            } else if (c == '$') {
                out.append("(?!.)");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void quote(StringBuilder out, char c) {
        out.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
    }

    /** A bracket expression, in which only {@code ]}, {@code -} and {@code [:} are special; the place of its end. */
    private static int bracket(String text, int start, StringBuilder out) {
        int i = start + 1;
        out.append('[');
        if (i < text.length() && text.charAt(i) == '^') {
            out.append('^');
            i++;
        }
        int first = i;
        while (i < text.length() && (text.charAt(i) != ']' || i == first)) {
            char c = text.charAt(i);
            int end = c == '[' && text.startsWith("[:", i) ? text.indexOf(":]", i + 2) : -1;
            if (end > 0) {
                out.append("\\p{").append(posix(text.substring(i + 2, end))).append('}');
                i = end + 2;
            } else {
                boolean range = c == '-' && i != first && i + 1 < text.length() && text.charAt(i + 1) != ']';
                if (range) {
                    out.append('-');
                } else {
                    quote(out, c);
                }
                i++;
            }
        }
        if (i >= text.length()) {
            throw new PatternSyntaxException("an open bracket", text, start);
        }
        out.append(']');
        return i;
    }

    private static String posix(String name) {
        return name.equals("xdigit") ? "XDigit" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The text that whatever matches must end in, in lower case; empty where that cannot be told. */
    static String literalEnding(String text) {
        if (text.indexOf('|') >= 0 && !onlyInParentheses(text) || !text.endsWith("$") || text.endsWith("\\$")) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        int i = text.length() - 2;
        while (i >= 0) {
            char c = text.charAt(i);
            boolean escaped = i > 0 && text.charAt(i - 1) == '\\' && (i < 2 || text.charAt(i - 2) != '\\');
            boolean plain = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '@' || c == '=';
            if (escaped ? Character.isLetterOrDigit(c) : !plain) {
                break;
            }
            out.append(c);
            i -= escaped ? 2 : 1;
        }
        return out.reverse().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean onlyInParentheses(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                return false;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == '|' && depth == 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
