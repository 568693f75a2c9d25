package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written report address that receivers cannot use (RFC 9989 section 4.7, RFC 9990). */
public final class DmarcRuaUri implements Rule {
    /** A size that a report may have, as RFC 7489 had it. */
    private static final Pattern SIZED = Pattern.compile("[^!]*![0-9]+[kmgtKMGT]?");

    public static final Kind KIND = Kind.error("dmarc", "dmarc-rua-uri").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.checkByHand(evidence, this::look);
    }

    private Optional<Diagnostic> look(PolicyRecord policy) {

        return policy.reports().stream()
                .flatMap(uri -> fault(uri).stream())
                .findFirst()
                .map(fault -> fault.startsWith("the size")
                        ? policy.warning(KIND, fault + " of " + policy.domain()).advising("take it out")
                        : policy.error(KIND, fault + " of " + policy.domain())
                                .advising("write rua=mailto:address,mailto:address"));
    }

    private static Optional<String> fault(String uri) {
        boolean mail = uri.regionMatches(true, 0, "mailto:", 0, "mailto:".length());
        String rest = uri.substring(uri.indexOf(':') + 1);
        if (!mail) {
            return Optional.of("\"" + uri + "\" is no mailto: URI in the DMARC policy");
        }
        if (SIZED.matcher(rest).matches()) {
            return Optional.of("the size behind \"" + uri + "\" is history, in the DMARC policy");
        }
        return Address.parse(rest).value().isPresent()
                ? Optional.empty()
                : Optional.of("\"" + uri + "\" is no mail address in the DMARC policy");
    }
}
