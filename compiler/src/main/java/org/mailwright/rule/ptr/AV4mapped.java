package org.mailwright.rule.ptr;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An AAAA record with an address that no packet on the internet has (RFC 4291 section 2.5.5.2, RFC 6052). */
public final class AV4mapped implements Rule {
    public static final Kind KIND = Kind.error("ptr", "a-v4mapped").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.AAAA) && isUnreachable(record.value()))
                .map(record -> Diagnostic.error(
                                KIND,
                                record.location(),
                                record.owner() + " has the AAAA " + record.value() + ", which nobody can reach")
                        .advising("write the IPv4 address as an A record, or the host's real IPv6 address"))
                .toList();
    }

    private static boolean isUnreachable(String address) {
        // What is no address of ours to read stands as the parser wrote it, in full length.
        return !address.contains(":")
                || address.startsWith("::")
                || address.startsWith("0:0:0:0:")
                || address.startsWith("64:ff9b::")
                || address.startsWith("fe80:");
    }
}
