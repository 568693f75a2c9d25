package org.mailwright.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;

/**
 * Text with macros (RFC 7208 section 7), e.g. {@code %{ir}.%{v}._spf.%{d2}}.
 *
 * @param text as it stands
 */
public record MacroString(String text, List<Part> parts) {
    private static final Pattern MACRO =
            Pattern.compile("%\\{([A-Za-z])([0-9]*)([rR]?)([.+,/_=-]*)\\}|%([%_-])", Pattern.CASE_INSENSITIVE);
    private static final String LETTERS = "slodiphv";
    /** Section 7.2: only in an explanation. */
    private static final String EXPLAINING = "crt";
    /** RFC 1035 section 2.3.4, as text without the final dot. */
    private static final int LONGEST_NAME = 253;

    public MacroString {
        parts = List.copyOf(parts);
    }

    /**
     * Literal text, or a macro.
     *
     * @param letter in lower case; a blank for literal text
     * @param escaped the letter was in upper case: the value is URL-escaped
     * @param keep how many right-hand parts stay
     */
    public record Part(String literal, char letter, boolean escaped, int keep, boolean reversed, String delimiters) {
        static Part literal(String text) {
            return new Part(text, ' ', false, 0, false, "");
        }

        boolean isMacro() {
            return letter != ' ';
        }
    }

    /** Reads text; a percent sign that begins no macro is refused (section 7.1), as are letters for explanations only. */
    static Parsed<MacroString> parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher macro = MACRO.matcher(text);
        int done = 0;
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', done)) {
            if (!macro.find(i) || macro.start() != i) {
                return Parsed.not("\"" + text.substring(i, Math.min(text.length(), i + 3)) + "\" begins no macro");
            }
            if (i > done) {
                parts.add(Part.literal(text.substring(done, i)));
            }
            Parsed<Part> part = part(macro);
            if (part.value().isEmpty()) {
                return Parsed.not(part.reason());
            }
            parts.add(part.orElseThrow());
            done = macro.end();
        }
        if (done < text.length()) {
            parts.add(Part.literal(text.substring(done)));
        }
        return Parsed.of(new MacroString(text, parts));
    }

    private static Parsed<Part> part(Matcher macro) {
        if (macro.group(1) == null) {
            return Parsed.of(Part.literal(
                    switch (macro.group(5)) {
                        case "%" -> "%";
                        case "_" -> " ";
                        default -> "%20";
                    }));
        }
        char letter = Character.toLowerCase(macro.group(1).charAt(0));
        if (LETTERS.indexOf(letter) < 0) {
            String why = EXPLAINING.indexOf(letter) < 0 ? " is no macro" : " is a macro for explanations only";
            return Parsed.not("\"" + macro.group() + "\"" + why);
        }
        String digits = macro.group(2);
        boolean zero = !digits.isEmpty() && digits.chars().allMatch(c -> c == '0');
        if (zero) {
            return Parsed.not("\"" + macro.group() + "\" keeps no part of its value");
        }
        int keep = digits.isEmpty() || digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        return Parsed.of(new Part(
                "",
                letter,
                Character.isUpperCase(macro.group(1).charAt(0)),
                keep,
                !macro.group(3).isEmpty(),
                macro.group(4).isEmpty() ? "." : macro.group(4)));
    }

    boolean hasMacros() {
        return parts.stream().anyMatch(Part::isMacro) || text.indexOf('%') >= 0;
    }

    /** The name it stands for (section 7.3), cut from the left to the length of a name; empty when a value is not known. */
    Optional<String> expand(Function<Character, Optional<String>> values) {
        StringBuilder name = new StringBuilder();
        for (Part part : parts) {
            Optional<String> value =
                    part.isMacro() ? values.apply(part.letter()).map(text -> transform(part, text)) : Optional.of("");
            if (value.isEmpty()) {
                return Optional.empty();
            }
            name.append(part.literal()).append(value.get());
        }
        String whole = name.length() > 0 && name.charAt(name.length() - 1) == '.'
                ? name.substring(0, name.length() - 1)
                : name.toString();
        while (whole.length() > LONGEST_NAME && whole.indexOf('.') >= 0) {
            whole = whole.substring(whole.indexOf('.') + 1);
        }
        return Optional.of(whole.toLowerCase(Locale.ROOT));
    }

    private static String transform(Part part, String value) {
        List<String> pieces = new ArrayList<>(List.of(value.split("[" + Pattern.quote(part.delimiters()) + "]", -1)));
        if (part.reversed()) {
            Collections.reverse(pieces);
        }
        int from = Math.max(0, pieces.size() - part.keep());
        String joined = String.join(".", pieces.subList(from, pieces.size()));
        return part.escaped() ? escape(joined) : joined;
    }

    /** URL-escaping of all but the unreserved characters (RFC 3986 section 2.3). */
    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
            out.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }
}
