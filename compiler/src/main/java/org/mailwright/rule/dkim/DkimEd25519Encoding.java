package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written Ed25519 key that is not the 32 octets of RFC 8463 section 4. */
public final class DkimEd25519Encoding implements Rule {
    public static final Kind KIND = Kind.error("dkim", "dkim-ed25519-encoding").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        boolean framed = key.shape().is(KeyShape.Kind.ED25519_INFO);
        boolean wrong = framed || key.shape().is(KeyShape.Kind.BROKEN);
        return key.type().equals("ed25519") && key.tags().value("p").isPresent() && wrong
                ? Optional.of(key.error(
                                KIND,
                                "p= of " + key.name()
                                        + (framed
                                                ? " is an Ed25519 key in a frame, as openssl prints it"
                                                : " is not the 32 octets of an Ed25519 key"))
                        .advising("write the last 32 octets of the key in base64: 44 characters"))
                : Optional.empty();
    }
}
