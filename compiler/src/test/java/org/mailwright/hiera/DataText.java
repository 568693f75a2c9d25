package org.mailwright.hiera;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Test data as text: JSON, or YAML in one of the many ways to write the same. */
final class DataText {
    private static final Pattern SAFE = Pattern.compile("[A-Z][a-z]{2,}|k[0-9]|[abcdx]|alice|bob");

    private DataText() {}

    static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(name(entry.getKey())) + ": " + json(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(DataText::json).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof RandomData.Plain plain) {
            return plain.text().matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?|null|true|false")
                    ? plain.text()
                    : quoted(plain.text());
        }
        return value instanceof Boolean ? String.valueOf(value) : quoted(String.valueOf(value));
    }

    private static String name(Object key) {
        return key instanceof RandomData.Plain plain ? plain.text() : String.valueOf(key);
    }

    /** A block of top-level keys, each value in flow or block style. */
    static String yaml(Map<?, ?> top, Random random) {
        StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "---\n" : "");
        if (top.isEmpty()) {
            return out + "{}\n";
        }
        top.forEach((key, value) -> block(key, value, "", random, out));
        return out.toString();
    }

    private static void block(Object key, Object value, String indent, Random random, StringBuilder out) {
        out.append(indent).append(flow(key, random)).append(':');
        value(value, indent + "  ", random, out);
    }

    private static void value(Object value, String indent, Random random, StringBuilder out) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextBoolean()) {
            out.append('\n');
            map.forEach((key, inner) -> block(key, inner, indent, random, out));
        } else if (value instanceof List<?> list && !list.isEmpty() && random.nextBoolean()) {
            out.append('\n');
            for (Object item : list) {
                out.append(indent).append('-');
                value(item, indent + "  ", random, out);
            }
        } else if (value instanceof String text && text.matches("[a-z]+\n[a-z]+") && random.nextBoolean()) {
            out.append(" |-\n")
                    .append(indent)
                    .append(text.replace("\n", "\n" + indent))
                    .append('\n');
        } else {
            out.append(' ').append(flow(value, random)).append('\n');
        }
    }

    private static String flow(Object value, Random random) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> flow(entry.getKey(), random) + ": " + flow(entry.getValue(), random))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> flow(item, random)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof RandomData.Plain plain) {
            // A comma or a colon ends a plain scalar in flow style.
            return plain.text().contains(",")
                            || plain.text().contains("::")
                            || plain.text().endsWith("-")
                    ? quoted(plain.text())
                    : plain.text();
        }
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        if (SAFE.matcher(text).matches() && random.nextBoolean()) {
            return text;
        }
        boolean single = text.chars().allMatch(c -> c >= ' ') && random.nextBoolean();
        return single ? "'" + text.replace("'", "''") + "'" : quoted(text);
    }

    /** A string of JSON, which is one of YAML too. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
