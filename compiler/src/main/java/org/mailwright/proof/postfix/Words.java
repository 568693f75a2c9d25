package org.mailwright.proof.postfix;

import java.util.ArrayList;
import java.util.List;

/** Splits values of main.cf as Postfix does: at blanks, perhaps commas, where no brace is open. */
final class Words {
    private Words() {}

    /** The words of a list. */
    static List<String> of(String text) {
        return split(text, true);
    }

    /** The fields of a line of master.cf. */
    static List<String> fields(String text) {
        return split(text, false);
    }

    private static List<String> split(String text, boolean commas) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth <= 0 && (LogicalLines.isBlank(c) || commas && c == ',')) {
                end(words, word);
            } else {
                word.append(c);
            }
        }
        end(words, word);
        return words;
    }

    private static void end(List<String> words, StringBuilder word) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** The text between a pair of braces around it; without them the text itself. */
    static String unbraced(String text) {
        return text.startsWith("{") && text.endsWith("}")
                ? LogicalLines.trimmed(text.substring(1, text.length() - 1))
                : text;
    }
}
