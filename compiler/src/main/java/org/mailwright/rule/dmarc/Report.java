package org.mailwright.rule.dmarc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.model.Address;
import org.mailwright.rule.Evidence;

/** A mailbox that reports of a policy go to (RFC 9989 section 4.7, {@code rua} and {@code ruf}). */
record Report(PolicyRecord policy, Address mailbox) {
    private static final String SCHEME = "mailto:";

    /** Every mailbox of every written policy, as often as one names it. */
    static Stream<Report> all(Evidence evidence) {
        return PolicyRecord.written(evidence).stream()
                .flatMap(policy -> policy.reports().stream()
                        .filter(uri -> uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                        .flatMap(uri -> Address.parse(uri.substring(SCHEME.length())).value().stream())
                        .distinct()
                        .map(mailbox -> new Report(policy, mailbox)));
    }

    /** Every mailbox of ours, once: with the first policy that names it. */
    static List<Report> inside(Evidence evidence) {
        Set<Address> seen = new HashSet<>();
        List<Report> reports = new ArrayList<>();
        all(evidence)
                .filter(report -> !evidence.routes().isOutside(report.mailbox()))
                .filter(report -> seen.add(report.mailbox().folded()))
                .forEach(reports::add);
        return reports;
    }
}
