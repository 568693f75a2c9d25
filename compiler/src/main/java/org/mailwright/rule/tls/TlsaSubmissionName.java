package org.mailwright.rule.tls;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TLSA record of an alias, while the name behind it has one too: clients ask for that one first (RFC 7671 section 7). */
public final class TlsaSubmissionName implements Rule {
    public static final Kind KIND = Kind.warning("tls", "tlsa-submission-name").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        AuthoritativeData names = evidence.names();
        return TlsaLine.byHand(evidence)
                .flatMap(line -> alias(names, line)
                        .map(alias -> Diagnostic.warning(
                                        KIND,
                                        line.record().location(),
                                        line.owner() + " is never asked for: " + alias.owner() + " is an alias of "
                                                + alias.target() + ", which has TLSA records of its own")
                                .seeing(alias.location(), "the alias")
                                .advising("delete the line"))
                        .stream())
                .toList();
    }

    private static Optional<ZoneRecord> alias(AuthoritativeData names, TlsaLine line) {
        String port = "_" + line.port().orElse(0) + "._tcp.";
        return names.at(line.base().orElse(""), RecordType.CNAME).stream()
                .filter(alias ->
                        !names.at(port + alias.target(), RecordType.TLSA).isEmpty())
                .findFirst();
    }
}
