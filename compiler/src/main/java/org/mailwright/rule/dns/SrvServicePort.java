package org.mailwright.rule.dns;

import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A service name with the port of another service: implicit TLS and STARTTLS are not the same (RFC 6186, RFC 8314). */
public final class SrvServicePort implements Rule {
    private static final Map<String, Integer> FOREIGN = Map.of(
            "_submission", 465,
            "_submissions", 587,
            "_imap", 993,
            "_imaps", 143,
            "_pop3", 995,
            "_pop3s", 110);
    private static final int PORT = 2;

    public static final Kind KIND = Kind.error("dns", "srv-service-port").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.SRV) && !record.target().isEmpty())
                .filter(record -> FOREIGN.getOrDefault(service(record), 0) == record.number(PORT))
                .map(
                        record -> Diagnostic.error(
                                        KIND,
                                        record.location(),
                                        record.owner() + " has the port " + record.number(PORT) + ", which belongs to "
                                                + other(service(record)))
                                .advising(
                                        "name the service that the port has: with an s for TLS from the first octet, without for STARTTLS"))
                .toList();
    }

    private static String service(ZoneRecord record) {
        int dot = record.owner().indexOf('.');
        return dot < 0 ? record.owner() : record.owner().substring(0, dot);
    }

    private static String other(String service) {
        return service.endsWith("s") ? service.substring(0, service.length() - 1) : service + "s";
    }
}
