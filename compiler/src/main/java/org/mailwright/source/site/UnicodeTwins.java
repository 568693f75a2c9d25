package org.mailwright.source.site;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailwright.hiera.Value;

/**
 * Names that look the same and are not the same octets: é as one character or as e and an accent (NFC and NFD), ß and ss.
 * Postfix folds some of them together and keeps others apart (measured with 3.7), so that one spelling is never found.
 */
final class UnicodeTwins {
    private final Map<String, Value.Text> seen = new HashMap<>();

    /** True for a name that may have a twin; most names are in ASCII and have none. */
    static boolean mayBe(Value name) {
        if (name instanceof Value.Text text) {
            for (int i = 0; i < text.text().length(); i++) {
                if (text.text().charAt(i) > 127) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The name that was seen first and looks like this one, or stands for it in ASCII; else it is now seen. */
    Optional<Value.Text> first(Value.Text name) {
        return Optional.ofNullable(seen.putIfAbsent(folded(name.text()), name))
                .filter(known -> !known.text().equals(name.text()));
    }

    /** The full case folding of Unicode (section 3.13) in its compatible form; the JDK folds ß by way of upper case. */
    static String folded(String text) {
        String form = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return Normalizer.normalize(form.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }
}
