package org.mailwright.rule.tls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A set of TLSA records without a SHA-256 digest, the only one that every client must know (RFC 7671 section 9). */
public final class TlsaSha512Only implements Rule {
    public static final Kind KIND = Kind.warning("tls", "tlsa-sha512-only").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<String, TlsaLine> first = new LinkedHashMap<>();
        TlsaLine.byHand(evidence).forEach(line -> first.putIfAbsent(line.owner(), line));
        return first.values().stream()
                .filter(line -> evidence.names().at(line.owner(), RecordType.TLSA).stream()
                        .map(TlsaLine::of)
                        .allMatch(other -> other.isKnown() && other.matching() == TlsaLine.SHA_512))
                .map(line -> Diagnostic.warning(
                                KIND,
                                line.record().location(),
                                line.owner() + " has SHA-512 digests only in its TLSA records")
                        .advising("add the record with the SHA-256 digest, e.g. 3 1 1"))
                .toList();
    }
}
