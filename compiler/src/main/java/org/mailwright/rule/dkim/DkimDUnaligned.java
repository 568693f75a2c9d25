package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.dmarc.StrictSignature;

/** A domain that asks for strict alignment and is signed with the key of one above it: its signatures never count (RFC 9989 section 4.4). */
public final class DkimDUnaligned implements Rule {
    public static final Kind KIND = Kind.error("dkim", "dkim-d-unaligned").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return StrictSignature.of(evidence).stream()
                .filter(StrictSignature::isOwnPolicy)
                .map(signature -> Diagnostic.error(
                                KIND,
                                signature.key().location(),
                                signature.host().name() + " signs mail from " + signature.from() + " with d="
                                        + signature.key().domain() + ", and adkim=s of " + signature.from()
                                        + " wants its own")
                        .seeing(signature.location(), "the policy")
                        .advising("give " + signature.from() + " a key, or take adkim: s out"))
                .toList();
    }
}
