package org.mailwright.rule.dns;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A CAA record with a property that no certification authority knows (RFC 8659 section 4; the IANA registry). */
public final class CaaTag implements Rule {
    private static final Set<String> KNOWN =
            Set.of("issue", "issuewild", "issuemail", "issuevmc", "iodef", "contactemail", "contactphone");

    public static final Kind KIND = Kind.error("dns", "caa-tag").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.type().equals("CAA") && !KNOWN.contains(tag(record)))
                .map(record -> Diagnostic.error(
                                KIND,
                                record.location(),
                                record.owner() + " has a CAA record with the unknown property " + tag(record))
                        .advising(DidYouMean.of(tag(record), KNOWN)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("use a property of RFC 8659 or of the IANA registry")))
                .toList();
    }

    // 0 issue "ca.example"
    private static String tag(ZoneRecord record) {
        return Stream.of(record.value().split(" ")).skip(1).findFirst().orElse("");
    }
}
