package org.mailwright.hiera.yaml;

/**
 * In which ways libyaml would write a string in block style (yaml_emitter_analyze_scalar).
 *
 * @param multiline it has line breaks
 * @param plain without quotes
 * @param singleQuoted in single quotes
 * @param block as a literal
 */
record ScalarForm(boolean multiline, boolean plain, boolean singleQuoted, boolean block) {
    private static final String FIRST = "#,[]{}&*!|>'\"%@`";

    static ScalarForm of(String string) {
        int[] text = string.codePoints().toArray();
        if (text.length == 0) {
            return new ScalarForm(false, true, true, false);
        }
        boolean indicators = string.startsWith("---") || string.startsWith("...");
        boolean breaks = false;
        boolean special = false;
        boolean breakSpace = false;
        boolean spaceBreak = false;
        for (int i = 0; i < text.length; i++) {
            indicators |= isIndicator(text, i);
            special |= !YamlCharacters.isPrintable(text[i]);
            breaks |= YamlCharacters.isBreak(text[i]);
            breakSpace |= i > 0 && text[i] == ' ' && YamlCharacters.isBreak(text[i - 1]);
            spaceBreak |= i > 0 && YamlCharacters.isBreak(text[i]) && text[i - 1] == ' ';
        }
        int last = text[text.length - 1];
        boolean edges = isEdge(text[0]) || isEdge(last);
        return new ScalarForm(
                breaks,
                !indicators && !edges && !breaks && !special,
                !breakSpace && !spaceBreak && !special,
                last != ' ' && !spaceBreak && !special);
    }

    private static boolean isEdge(int c) {
        return c == ' ' || YamlCharacters.isBreak(c);
    }

    private static boolean isIndicator(int[] text, int i) {
        boolean followed = i + 1 == text.length || YamlCharacters.isBlank(text[i + 1]);
        boolean preceded = i == 0 || YamlCharacters.isBlank(text[i - 1]);
        if (i == 0 && (FIRST.indexOf(text[i]) >= 0 || followed && (text[i] == '?' || text[i] == '-'))) {
            return true;
        }
        return text[i] == ':' && followed || text[i] == '#' && preceded;
    }
}
