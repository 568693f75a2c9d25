package org.mailwright.rule.dmarc;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written policy at a name that no receiver asks for (RFC 9989 section 4.10). */
public final class DmarcWrongName implements Rule {
    public static final Kind KIND = Kind.error("dmarc", "dmarc-wrong-name").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT) && PolicyRecord.is(record.value()))
                .filter(record -> isElsewhere(evidence.names(), record))
                .map(record -> Diagnostic.error(
                                KIND, record.location(), "no receiver looks for a DMARC policy at " + record.owner())
                        .advising("put it at _dmarc. and the domain; in a zone, end full names in a dot"))
                .toList();
    }

    /** A name without the label has a finding of its own, and consent to reports is no policy. */
    private static boolean isElsewhere(AuthoritativeData names, ZoneRecord record) {
        String owner = record.owner();
        String above = owner.startsWith(PolicyRecord.LABEL) ? owner.substring(PolicyRecord.LABEL.length()) : "";
        boolean buried = ("." + owner + ".").contains("._dmarc.") && above.isEmpty() || above.contains("_dmarc");
        boolean doubled = names.zoneOf(owner)
                .map(zone -> zone.name().text())
                .filter(apex -> ("." + above).endsWith("." + apex + "." + apex))
                .isPresent();
        return (buried || doubled) && !owner.contains("._report._dmarc.");
    }
}
