package org.mailwright.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One text put where a word of an input was, as the language of that file writes it. */
final class PlantedText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9@._/+:-]{2,}");
    private static final Pattern LDIF_LINE = Pattern.compile("(?m)^([A-Za-z]+): (.+)$");

    private PlantedText() {}

    /** The site with the text in one place of one input; keys for decryption stay. */
    static SiteFiles in(SiteFiles site, String text, Dice dice) {
        List<String> inputs = site.files().stream()
                .filter(path -> !path.startsWith("keys/") && !path.endsWith(".md"))
                .toList();
        String path = dice.of(inputs);
        if (dice.onceIn(12)) {
            return renamed(site, path, text);
        }
        String before = site.text(path);
        return site.with(path, path.endsWith(".ldif") ? inLdif(before, text, dice) : inWords(path, before, text, dice));
    }

    private static SiteFiles renamed(SiteFiles site, String path, String text) {
        String name = text.replace("/", "_").replace("\0", "_").replace("\n", "");
        int slash = path.lastIndexOf('/') + 1;
        return site.with(path.substring(0, slash) + name + path.substring(slash), site.bytes(path));
    }

    private static String inWords(String path, String before, String text, Dice dice) {
        List<MatchResult> words = WORD.matcher(before).results().toList();
        if (words.isEmpty()) {
            return before + text;
        }
        MatchResult word = dice.of(words);
        String written = path.endsWith(".json") ? escaped(text) : written(path, text, dice);
        // Beside the word, too: what is wrong is then often a part of the text.
        String beside = dice.onceIn(3) ? word.group() : "";
        return before.substring(0, word.start())
                + (dice.onceIn(2) ? beside + written : written + beside)
                + before.substring(word.end());
    }

    private static String written(String path, String text, Dice dice) {
        if (!path.endsWith(".yaml")) {
            return dice.onceIn(2) ? text : "\"" + text + "\"";
        }
        return switch (dice.below(4)) {
            case 0 -> text;
            case 1 -> escaped(text);
            case 2 -> "'" + text.replace("'", "''") + "'";
            default -> "\"" + escaped(text) + "\"";
        };
    }

    /** Both JSON and YAML read these escapes. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(
                    c < ' ' || c > 126
                            ? String.format("\\u%04x", (int) c)
                            : c == '"' || c == '\\' ? "\\" + c : String.valueOf(c));
        }
        return out.toString();
    }

    private static String inLdif(String before, String text, Dice dice) {
        MatchResult line = dice.of(LDIF_LINE.matcher(before).results().toList());
        String name = dice.onceIn(8) ? text : line.group(1);
        String value = line.group(2);
        if (line.group(1).equals("dn")) {
            int comma = value.indexOf(',');
            value = "uid=" + (dice.onceIn(3) ? text : named(text)) + value.substring(comma);
        } else {
            value = dice.onceIn(3) ? value + text : text;
        }
        boolean plain = value.chars().allMatch(c -> c >= ' ' && c < 127) && dice.onceIn(2);
        String written = plain
                ? name + ": " + value
                : name + ":: " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return before.substring(0, line.start()) + written + before.substring(line.end());
    }

    /** As a value of a distinguished name (RFC 4514). */
    private static String named(String text) {
        return text.replaceAll("([,+\"\\\\<>;=#])", "\\\\$1").replace("\n", "\\0a");
    }

    /** The text in the forms in which its bytes may be printed. */
    static List<String> forms(String mark) {
        List<String> forms = new ArrayList<>(List.of(mark.toLowerCase(java.util.Locale.ROOT)));
        for (int lead = 0; lead < 3; lead++) {
            String coded =
                    Base64.getEncoder().encodeToString(("x".repeat(lead) + mark).getBytes(StandardCharsets.UTF_8));
            forms.add(coded.substring(lead == 0 ? 0 : 4, coded.length() - 4).toLowerCase(java.util.Locale.ROOT));
        }
        return List.copyOf(forms);
    }
}
