package org.mailwright.rule.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.flow.Spf;
import org.mailwright.flow.SpfResult;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A host that sends under a name whose SPF record does not let one of its addresses pass (RFC 7208 section 2.4). */
public final class SpfSenderUncovered implements Rule {
    public static final Kind KIND = Kind.error("spf", "spf-sender-uncovered").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Spf spf = Judged.spf(evidence);
        List<Diagnostic> findings = new ArrayList<>();
        for (Map.Entry<DomainName, List<Host>> holders :
                EnvelopeDomains.holders(evidence.site()).entrySet()) {
            String name = holders.getKey().text();
            List<ZoneRecord> published = spf.published(name);
            // Several records, or a broken one, are faults of their own.
            if (published.size() == 1 && spf.read(published.get(0)).faults().isEmpty()) {
                holders.getValue()
                        .forEach(host -> host.sendingAddresses()
                                .forEach(address -> check(spf, host, address, name, published.get(0), findings)));
            }
        }
        return findings;
    }

    private void check(
            Spf spf, Host host, IpAddress address, String name, ZoneRecord record, List<Diagnostic> findings) {
        SpfResult result = spf.check(address, name);
        boolean told = result == SpfResult.PASS || result == SpfResult.UNKNOWN || result == SpfResult.PERMERROR;
        if (!told) {
            findings.add(Diagnostic.error(
                            KIND,
                            host.location(),
                            host.name() + " (" + address + ") sends mail from " + name + ", which gets SPF "
                                    + result.word())
                    .seeing(record.location(), "its SPF record: " + record.value())
                    .advising("let " + (address.isIpv6() ? "ip6:" : "ip4:") + address
                            + " pass there, or let the host send under another name"));
        }
    }
}
