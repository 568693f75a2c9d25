package org.mailwright.model;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words that mix Latin, Greek and Cyrillic letters: no language does, and many of the letters look the same (Unicode
 * UTS 39 section 5.2, "moderately restrictive").
 */
public final class MixedScripts {
    private static final Set<UnicodeScript> ALIKE =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    /** Letters that look like a Latin one (Unicode's confusables.txt), and that one. */
    private static final String OTHERS = "асеорхуіјѕһԁԛԝκνορτυαι";

    private static final String LATIN = "aceopxyijshdqwkvoptuai";

    private MixedScripts() {}

    /** The scripts that a word mixes, e.g. {@code Latin and Cyrillic}; nothing for a word of one script. */
    public static Optional<String> of(String word) {
        Set<UnicodeScript> found = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().mapToObj(UnicodeScript::of).filter(ALIKE::contains).forEach(found::add);
        return found.size() < 2
                ? Optional.empty()
                : Optional.of(String.join(
                        " and ", found.stream().map(MixedScripts::name).toList()));
    }

    /** The word in the Latin letters that it looks like. */
    public static String skeleton(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            int at = OTHERS.indexOf(word.charAt(i));
            out.append(at < 0 ? word.charAt(i) : LATIN.charAt(at));
        }
        return out.toString();
    }

    private static String name(UnicodeScript script) {
        return script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
