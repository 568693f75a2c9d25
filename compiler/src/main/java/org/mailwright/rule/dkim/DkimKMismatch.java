package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key of another kind than it says (RFC 6376 section 3.6.1). */
public final class DkimKMismatch implements Rule {
    public static final Kind KIND = Kind.error("dkim", "dkim-k-mismatch").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        KeyShape shape = key.shape();
        boolean rsa = key.type().equals("rsa") && (shape.is(KeyShape.Kind.RAW) || shape.is(KeyShape.Kind.ED25519_INFO));
        boolean ed25519 = key.type().equals("ed25519") && shape.is(KeyShape.Kind.RSA);
        boolean unknown = !key.type().matches("rsa|ed25519") && !shape.is(KeyShape.Kind.REVOKED);
        if (!rsa && !ed25519 && !unknown) {
            return Optional.empty();
        }
        String said = key.tags().value("k").isPresent()
                ? "says k=" + key.type()
                : "says nothing of its kind, which means k=rsa";
        return Optional.of(key.error(
                        KIND,
                        key.name() + " " + said
                                + (unknown
                                        ? ", a kind that nobody knows"
                                        : rsa ? ", and is an Ed25519 key" : ", and is an RSA key"))
                .advising("write k=" + (rsa ? "ed25519" : "rsa")));
    }
}
