package org.mailwright.proof.postfix;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mailwright.proof.EmittedFile;

/**
 * PostSRSd as Postfix asks it: it knows every address of its own making, in any domain, and what that stands for is its
 * secret.
 */
record SrsDecoder(EmittedFile mainCf) implements LookupTable {
    private static final Pattern REWRITTEN = Pattern.compile("(?i)srs[01][=+-].+=.+=.+=.+@.+");

    @Override
    public Optional<Hit> find(String key) {
        return REWRITTEN.matcher(key).matches()
                ? Optional.of(new Hit("someone@elsewhere.test", mainCf, 0))
                : Optional.empty();
    }

    @Override
    public boolean isFixed() {
        return true;
    }
}
