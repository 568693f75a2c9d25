package org.mailwright.model;

import java.text.Normalizer;
import java.util.Optional;

/** A label of an internationalised domain name as DNS has it: {@code xn--} and Punycode (RFC 5890 section 2.3.2.1). */
public final class ALabel {
    private static final String PREFIX = "xn--";

    // RFC 3492 section 5.
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    /** Zero-width joiner and non-joiner, which some scripts need (RFC 5892 appendix A). */
    private static final String JOINTS = "\u200c\u200d";

    private ALabel() {}

    /** True for a label that says it is one. */
    public static boolean isOne(String label) {
        return label.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /**
     * The U-label that an A-label stands for; nothing where it stands for none: broken Punycode, or what IDNA 2008 never
     * makes an A-label of (ASCII alone, upper case, a form other than NFC, a mark in front, controls and blanks; RFC 5891
     * section 4.2). Symbols are let through, since names with them are registered and get mail.
     */
    public static Optional<String> decoded(String label) {
        return punycode(label.substring(PREFIX.length())).filter(ALabel::isUnicodeLabel);
    }

    private static boolean isUnicodeLabel(String text) {
        return text.codePoints().anyMatch(c -> c >= INITIAL_N)
                && text.codePoints().noneMatch(ALabel::isNever)
                && !isMark(text.codePointAt(0))
                && Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    private static boolean isNever(int c) {
        boolean joint = JOINTS.indexOf(c) >= 0;
        return Character.isUpperCase(c)
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.PRIVATE_USE -> true;
                    case Character.FORMAT -> !joint;
                    default -> false;
                };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** RFC 3492 section 6.2; nothing where the text is no output of section 6.3. */
    private static Optional<String> punycode(String text) {
        int delimiter = text.lastIndexOf('-');
        StringBuilder out = new StringBuilder(text.substring(0, Math.max(delimiter, 0)));
        int count = out.length();
        long n = INITIAL_N;
        long i = 0;
        int bias = INITIAL_BIAS;
        for (int at = delimiter + 1; at < text.length(); ) {
            long start = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < text.length() ? digit(text.charAt(at++)) : -1;
                i += digit * weight;
                if (digit < 0 || i > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                int threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            count++;
            bias = adapted(i - start, count, start == 0);
            n += i / count;
            i %= count;
            if (n > Character.MAX_CODE_POINT || n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE) {
                return Optional.empty();
            }
            out.insert(out.offsetByCodePoints(0, (int) i), Character.toChars((int) n));
            i++;
        }
        return Optional.of(out.toString());
    }

    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }

    private static int adapted(long delta, int count, boolean first) {
        long rest = first ? delta / DAMP : delta / 2;
        rest += rest / count;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return (int) (k + (BASE - T_MIN + 1) * rest / (rest + SKEW));
    }
}
