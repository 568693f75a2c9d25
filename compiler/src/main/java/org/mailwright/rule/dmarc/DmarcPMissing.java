package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.dns.TxtSemicolonQuote;

/** A hand-written policy without {@code p}: none for receivers of RFC 9989, no policy at all for older ones. */
public final class DmarcPMissing implements Rule {
    public static final Kind KIND = Kind.warning("dmarc", "dmarc-p-missing").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Diagnostic> findings = PolicyRecord.checkByHand(evidence, this::look);
        if (findings.isEmpty()) {
            return findings;
        }
        // A text that ends at a semicolon has lost the rest: that is its fault.
        Set<Location> cut = new TxtSemicolonQuote()
                .check(evidence).stream().map(Diagnostic::location).collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> !cut.contains(finding.location()))
                .toList();
    }

    private Optional<Diagnostic> look(PolicyRecord policy) {
        return policy.value("p").isPresent()
                ? Optional.empty()
                : Optional.of(policy.warning(KIND, "the DMARC policy of " + policy.domain() + " has no p=")
                        .advising("write p=none right after v=DMARC1"));
    }
}
