package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TLSA record with numbers that mean nothing (RFC 6698 section 7); those for private use are let be. */
public final class TlsaParameters implements Rule {
    private static final int PRIVATE = 255;

    public static final Kind KIND = Kind.error("tls", "tlsa-parameters").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return TlsaLine.byHand(evidence)
                .filter(line -> !line.isKnown() && !isPrivate(line))
                .map(line -> Diagnostic.error(
                                KIND,
                                line.record().location(),
                                line.owner() + " has a TLSA record " + line.numbers() + ", which nobody understands")
                        .advising("write 3 1 1 with the SHA-256 of the host's key"))
                .toList();
    }

    /** 255 is for private use in each of the three registries. */
    private static boolean isPrivate(TlsaLine line) {
        return (line.usage() <= TlsaLine.DANE_EE || line.usage() == PRIVATE)
                && (line.selector() <= 1 || line.selector() == PRIVATE)
                && (line.matching() <= TlsaLine.SHA_512 || line.matching() == PRIVATE);
    }
}
