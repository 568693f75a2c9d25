package org.mailwright.rule.tls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;

/**
 * The hand-written policies of one kind, each alone at its name: senders pass over one that is no such record, and over
 * all where there are two (RFC 8461 section 3.1, RFC 8460 section 3).
 *
 * @param label what their names begin with, e.g. {@code _mta-sts.}
 * @param form what a right one looks like
 * @param kind what it is called in messages
 */
record PolicyRecords(String label, Pattern form, String kind) {

    /** What is wrong with each, as {@code finding} has it of the record and the fault. */
    List<Diagnostic> check(Evidence evidence, BiFunction<ZoneRecord, String, Diagnostic> finding) {
        List<Diagnostic> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<ZoneRecord> texts = evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT) && record.owner().startsWith(label))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        texts.stream()
                // Any other text there is none of the senders' business.
                .filter(record -> record.value().startsWith("v="))
                // Beside a record of ours any other is rrset-owner-conflict.
                .filter(record -> texts.containsAll(evidence.names().at(record.owner(), RecordType.TXT)))
                .forEach(record -> {
                    if (!form.matcher(record.value()).matches()) {
                        findings.add(finding.apply(
                                record, record.owner() + " is no " + kind + " record: " + record.value()));
                    } else if (!seen.add(record.owner())) {
                        findings.add(finding.apply(record, record.owner() + " has a second " + kind + " record"));
                    }
                });
        return findings;
    }
}
