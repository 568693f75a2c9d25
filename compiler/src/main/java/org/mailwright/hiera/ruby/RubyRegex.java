package org.mailwright.hiera.ruby;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Ruby's regular expressions (Onigmo) as Java's: where the two write the same thing in another way. */
public final class RubyRegex {
    private RubyRegex() {}

    /** The pattern; {@code ^} and {@code $} are those of a line. */
    public static Pattern compile(String ruby) throws PatternSyntaxException {
        return Pattern.compile(translated(ruby), Pattern.MULTILINE);
    }

    private static String translated(String ruby) {
        StringBuilder java = new StringBuilder();
        int sets = 0;
        for (int i = 0; i < ruby.length(); i++) {
            char c = ruby.charAt(i);
            String rest = ruby.substring(i);
            if (c == '\\' && i + 1 < ruby.length()) {
                java.append(escape(ruby.charAt(++i), sets > 0));
            } else if (sets > 0 && rest.startsWith("[:") && rest.indexOf(":]") > 0) {
                String name = rest.substring(2, rest.indexOf(":]"));
                java.append(posix(name));
                i += name.length() + 3;
            } else if (c == '[') {
                sets++;
                java.append(c);
            } else if (c == ']' && sets > 0) {
                sets--;
                java.append(c);
            } else if (rest.startsWith("(?") && sets == 0) {
                int end = flags(rest);
                java.append(rest, 0, 2).append(rest.substring(2, end).replace('m', 's'));
                i += end - 1;
            } else if (c == '{' && sets == 0 && !rest.matches("(?s)\\{(?:\\d+(?:,\\d*)?|,\\d+)\\}.*")) {
                java.append("\\{");
            } else if (rest.startsWith("{,")) {
                java.append("{0");
            } else {
                java.append(c);
            }
        }
        return java.toString();
    }

    /** The end of the flags after {@code (?}: none for look-around, groups with names and atomic ones. */
    private static int flags(String rest) {
        int end = 2;
        while (end < rest.length() && "mix-".indexOf(rest.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static String escape(char c, boolean inSet) {
        return switch (c) {
            case 'h' -> inSet ? "0-9a-fA-F" : "[0-9a-fA-F]";
            case 'H' -> "[^0-9a-fA-F]";
            // Ruby reads a letter it has no meaning for as itself.
            case 'i', 'j', 'l', 'm', 'o', 'q', 'y', 'E', 'F', 'I', 'J', 'L', 'N', 'O', 'Q', 'T', 'U', 'V', 'Y' ->
                String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private static String posix(String name) {
        boolean not = name.startsWith("^");
        String java = switch (not ? name.substring(1) : name) {
            case "alpha" -> "Alpha";
            case "digit" -> "Digit";
            case "alnum" -> "Alnum";
            case "upper" -> "Upper";
            case "lower" -> "Lower";
            case "punct" -> "Punct";
            case "space" -> "Space";
            case "blank" -> "Blank";
            case "cntrl" -> "Cntrl";
            case "graph" -> "Graph";
            case "print" -> "Print";
            case "xdigit" -> "XDigit";
            default -> throw new PatternSyntaxException("unknown class of characters", name, 0);
        };
        return "\\" + (not ? "P" : "p") + "{" + java + "}";
    }
}
