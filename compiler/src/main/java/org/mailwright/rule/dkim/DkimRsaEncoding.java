package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.DkimKinds;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written record that is no RSA key (RFC 6376 section 3.6.1). The reader of Hiera says it of a declared one. */
public final class DkimRsaEncoding implements Rule {
    @Override
    public Kind kind() {
        return DkimKinds.RSA_ENCODING;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(KeyRecord key) {

        boolean missing = key.tags().value("p").isEmpty();
        boolean broken = key.shape().is(KeyShape.Kind.BROKEN) && key.type().equals("rsa");
        return missing || broken
                ? Optional.of(key.error(
                                DkimKinds.RSA_ENCODING,
                                missing ? key.name() + " has no p=" : "p= of " + key.name() + " is no RSA key")
                        .advising("write what openssl pkey -pubout prints, without its first and last line"))
                : Optional.empty();
    }
}
