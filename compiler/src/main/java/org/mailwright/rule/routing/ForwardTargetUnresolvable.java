package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.DomainName;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A target at a name in a zone of ours that takes no mail: it is not there, or says so (RFC 5321 section 5.1, RFC 7505). */
public final class ForwardTargetUnresolvable implements Rule {
    public static final Kind KIND =
            Kind.error("routing", "forward-target-unresolvable").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<DomainName, Optional<String>> faults = new HashMap<>();
        List<Diagnostic> findings = new ArrayList<>();
        for (Entry entry : evidence.routes().entries().values()) {
            if (entry.kind() != Entry.Kind.FALLBACK) {
                for (Target target : entry.targets()) {
                    DomainName domain = target.address().domain();
                    if (evidence.routes().isOutside(target.address())) {
                        faults.computeIfAbsent(domain, name -> fault(evidence.names(), name.text()))
                                .ifPresent(fault -> findings.add(finding(entry, target, fault)));
                    }
                }
            }
        }
        return findings;
    }

    private Diagnostic finding(Entry entry, Target target, String fault) {
        String message = entry.address() + " → " + target.address() + ", but "
                + target.address().domain() + " " + fault;
        Diagnostic found = entry.kind() == Entry.Kind.ACCOUNT
                ? Diagnostic.warning(KIND, target.location(), message)
                : Diagnostic.error(KIND, target.location(), message);
        return found.advising("name an address that takes mail, or give the name an MX");
    }

    /** What keeps mail from a name; nothing for one that we cannot know. */
    private static Optional<String> fault(AuthoritativeData names, String name) {
        if (!names.isWhole(name)) {
            return Optional.empty();
        }
        List<ZoneRecord> exchangers = names.at(name, RecordType.MX);
        if (!exchangers.isEmpty()) {
            boolean takes = exchangers.stream()
                    .anyMatch(record ->
                            !record.target().isEmpty() && !record.target().equals("localhost"));
            return takes ? Optional.empty() : Optional.of("has an MX that says it takes no mail");
        }
        boolean found = leads(names, name);
        for (int dot = name.indexOf('.'); dot >= 0 && !found; dot = name.indexOf('.', dot + 1)) {
            found = names.at(name).isEmpty() && leads(names, "*" + name.substring(dot));
        }
        return found ? Optional.empty() : Optional.of("has neither MX nor address");
    }

    private static boolean leads(AuthoritativeData names, String name) {
        return names.at(name).stream()
                .anyMatch(record -> record.is(RecordType.A)
                        || record.is(RecordType.AAAA)
                        || record.is(RecordType.CNAME)
                        || record.is(RecordType.MX)
                        || record.type().equals("DNAME"));
    }
}
