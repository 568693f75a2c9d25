package org.mailwright.hiera.yaml;

import java.util.Locale;

/** What libyaml thinks of single characters. */
final class YamlCharacters {
    private YamlCharacters() {}

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == 0 || isBreak(c);
    }

    /** YAML 1.1 prints more; libyaml stops at the basic plane. */
    static boolean isPrintable(int c) {
        return c == '\n' || c >= ' ' && c <= '~' || c >= 0xa0 && c < 0xd800 || c >= 0xe000 && c < 0xfffe && c != 0xfeff;
    }

    static boolean isEscaped(int c) {
        return !isPrintable(c) || isBreak(c) || c == '"' || c == '\\';
    }

    /** Inside double quotes. */
    static String escape(int c) {
        return switch (c) {
            case 0 -> "\\0";
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case 0x0b -> "\\v";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            case 0x1b -> "\\e";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x85 -> "\\N";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default -> String.format(Locale.ROOT, c <= 0xff ? "\\x%02X" : c <= 0xffff ? "\\u%04X" : "\\U%08X", c);
        };
    }
}
