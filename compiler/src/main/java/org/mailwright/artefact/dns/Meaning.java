package org.mailwright.artefact.dns;

import java.util.Locale;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.DkimKinds;
import org.mailwright.diagnostic.kind.DmarcKinds;
import org.mailwright.diagnostic.kind.DnsKinds;
import org.mailwright.diagnostic.kind.SpfKinds;
import org.mailwright.dns.MailRecord;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;

/** What a text record says to mail systems; of the first three kinds a name may have one only. */
enum Meaning {
    /** RFC 7208 section 4.5: several are a permanent error. */
    SPF,
    /** RFC 9989 section 4.10: several are all ignored. */
    DMARC,
    /** RFC 6376 section 3.6.2.2: of several keys the result is undefined. */
    DKIM,
    /** A policy's id, an address of reports, a consent: at a name that is for it alone. */
    OTHER_POLICY,
    /** Anything else, e.g. a proof of ownership: no record of ours contradicts it. */
    FREE;

    /** What a second record is reported as. */
    Kind kind() {
        return switch (this) {
            case SPF -> SpfKinds.MULTIPLE_RECORDS;
            case DMARC -> DmarcKinds.MULTIPLE;
            case DKIM -> DkimKinds.RECORD_MULTIPLE;
            case OTHER_POLICY, FREE -> DnsKinds.RRSET_OWNER_CONFLICT;
        };
    }

    static Meaning of(String owner, String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        if (folded.equals("v=spf1") || folded.startsWith("v=spf1 ")) {
            return SPF;
        }
        if (owner.startsWith("_dmarc.") && folded.startsWith("v=dmarc1")) {
            return DMARC;
        }
        if (owner.contains("._domainkey.")) {
            return DKIM;
        }
        boolean policy =
                owner.contains("._report._dmarc.") || owner.startsWith("_mta-sts.") || owner.startsWith("_smtp._tls.");
        return policy ? OTHER_POLICY : FREE;
    }

    /** True when the two records say the same, blanks apart. */
    static boolean same(MailRecord ours, ZoneRecord hand) {
        return hand.is(ours.type())
                && ours.owner().text().equals(hand.owner())
                && normal(ours.type(), hand.owner(), ours.value())
                        .equals(normal(ours.type(), hand.owner(), hand.value()));
    }

    private static String normal(RecordType type, String owner, String value) {
        if (type != RecordType.TXT) {
            return value;
        }
        return switch (of(owner, value)) {
            case SPF -> value.strip().replaceAll(" +", " ").toLowerCase(Locale.ROOT);
            case DMARC, DKIM, OTHER_POLICY ->
                value.replaceAll("\\s*([;=])\\s*", "$1").replaceAll(";$", "");
            case FREE -> value;
        };
    }
}
