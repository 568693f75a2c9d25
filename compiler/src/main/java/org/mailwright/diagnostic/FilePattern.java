package org.mailwright.diagnostic;

import java.util.regex.Pattern;

/**
 * A path with wildcards: {@code *} and {@code ?} stand for what is in one name, {@code **} for any directories; a
 * directory stands for all files below it.
 */
public final class FilePattern {
    private final String text;
    private final Pattern pattern;

    private FilePattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** One file, whatever characters its name has. */
    public static FilePattern exactly(String path) {
        return new FilePattern(path, Pattern.compile(Pattern.quote(path)));
    }

    /** Any text is one. */
    public static FilePattern of(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return new FilePattern(text, Pattern.compile(regex + (text.endsWith("/") ? ".*" : "(?:/.*)?")));
    }

    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilePattern known && known.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
