package org.mailwright.rule.dmarc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A strict policy over names that are signed with the key of a domain above them (RFC 9989 section 4.4.1). */
public final class DmarcStrictVsModel implements Rule {
    public static final Kind KIND = Kind.error("dmarc", "dmarc-strict-vs-model").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Set<String> seen = new HashSet<>();
        return StrictSignature.of(evidence).stream()
                .filter(signature -> !signature.isOwnPolicy() && seen.add(signature.policy()))
                .map(signature -> Diagnostic.error(
                                KIND,
                                signature.location(),
                                "adkim=s of " + signature.policy() + " covers " + signature.from() + ", which "
                                        + signature.host().name() + " signs with d="
                                        + signature.key().domain())
                        .seeing(signature.key().location(), "the key")
                        .advising("take adkim: s out, or give " + signature.from() + " a key of its own"))
                .toList();
    }
}
