package org.mailwright.rule.dns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A policy at a name without its underscore label, where nobody looks for it (RFC 8552). */
public final class NameUnderscoreMissing implements Rule {
    public static final Kind KIND = Kind.error("dns", "name-underscore-missing").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Set<String> targets = evidence.names()
                .all()
                .filter(record -> record.is(RecordType.CNAME) && record.owner().contains("_"))
                .map(ZoneRecord::target)
                .collect(Collectors.toSet());
        // What such a name is an alias of is found through it.
        return evidence.names().byHand().stream()
                .filter(record -> !targets.contains(record.owner()))
                .flatMap(record -> wanted(record).stream()
                        .map(wanted -> Diagnostic.error(
                                        KIND,
                                        record.location(),
                                        record.owner() + " has a record that is only looked for at a name with "
                                                + wanted)
                                .advising("write " + wanted + " in the name")))
                .toList();
    }

    /** The label that the record's name lacks. */
    private static Optional<String> wanted(ZoneRecord record) {
        String owner = record.owner();
        if (record.is(RecordType.TXT)) {
            String text = record.value().toLowerCase(Locale.ROOT).replace(" ", "");
            return lacking(owner, text.startsWith("v=dmarc1"), "_dmarc")
                    .or(() -> lacking(owner, text.startsWith("v=dkim1"), "_domainkey"))
                    .or(() -> lacking(owner, text.startsWith("v=stsv1"), "_mta-sts"))
                    .or(() -> lacking(owner, text.startsWith("v=tlsrptv1"), "_tls"));
        }
        return lacking(owner, record.is(RecordType.SRV), "_tcp");
    }

    private static Optional<String> lacking(String owner, boolean applies, String label) {
        boolean present = label.equals("_tcp")
                ? owner.matches(".*_[a-z]+(\\..*)?")
                : ("." + owner + ".").contains("." + label + ".");
        return applies && !present ? Optional.of(label) : Optional.empty();
    }
}
