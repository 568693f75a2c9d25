package org.mailwright.proof.postfix;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mailwright.model.DomainName;
import org.mailwright.proof.EmittedFile;

/** PostSRSd as Postfix asks it: it knows every address of its own making, and what that stands for is its secret. */
record SrsDecoder(DomainName rewriteTo, EmittedFile mainCf) implements LookupTable {
    private static final Pattern REWRITTEN = Pattern.compile("(?i)srs[01][=+-].+=.+=.+=.+");

    @Override
    public Optional<Hit> find(String key) {
        int at = key.lastIndexOf('@');
        boolean ours = at > 0
                && key.substring(at + 1).equalsIgnoreCase(rewriteTo.text())
                && REWRITTEN.matcher(key.substring(0, at)).matches();
        return ours ? Optional.of(new Hit("someone@elsewhere.test", mainCf, 0)) : Optional.empty();
    }

    @Override
    public boolean isFixed() {
        return true;
    }
}
