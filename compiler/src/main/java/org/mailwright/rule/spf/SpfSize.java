package org.mailwright.rule.spf;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.SpfRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SPF record, or the text of a name with one, too long for an answer of one datagram (RFC 7208 section 3.4). */
public final class SpfSize implements Rule {
    private static final int LONGEST_RECORD = 450;
    private static final int LONGEST_ANSWER = 512;
    /** Header, question without its name, and the room for EDNS (RFC 1035 section 4.1, RFC 6891). */
    private static final int AROUND = 12 + 6 + 11;
    /** A pointer to the name, type, class, time to live and length. */
    private static final int OF_A_RECORD = 12;

    private static final int STRING = 255;

    public static final Kind KIND = Kind.warning("spf", "spf-size").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        // Alias domains and nodes by the thousand have the same text.
        Set<String> told = new HashSet<>();
        return evidence.names()
                .all()
                .filter(record -> record.is(RecordType.TXT) && SpfRecord.is(record.value()))
                .flatMap(record -> length(evidence, record).stream()
                        .filter(message -> told.add(record.value()))
                        .map(message -> Diagnostic.warning(KIND, record.location(), message)
                                .advising(
                                        "name fewer hosts, or their network, and move other text to names of its own")))
                .toList();
    }

    private static Optional<String> length(Evidence evidence, ZoneRecord record) {
        if (record.value().length() > LONGEST_RECORD) {
            return Optional.of("the SPF record of " + record.owner() + " is "
                    + record.value().length() + " octets long");
        }
        int answer = AROUND + record.owner().length();
        for (ZoneRecord text : evidence.names().at(record.owner(), RecordType.TXT)) {
            int length = text.value().length();
            answer += OF_A_RECORD + length + Math.max(1, (length + STRING - 1) / STRING);
        }
        return answer > LONGEST_ANSWER
                ? Optional.of("the SPF record and the other text of " + record.owner() + " make an answer of " + answer
                        + " octets")
                : Optional.empty();
    }
}
