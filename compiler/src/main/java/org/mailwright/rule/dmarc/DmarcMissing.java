package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.flow.FromDomains;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A domain of From addresses without a policy at its name or above it (RFC 9989 section 4.10). Each declared domain has one from us. */
public final class DmarcMissing implements Rule {
    public static final Kind KIND = Kind.error("dmarc", "dmarc-missing").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Site site = evidence.site();
        SortedMap<DomainName, Host> froms = new TreeMap<>();
        site.mailHosts().forEach(host -> FromDomains.of(site, host).forEach(from -> froms.putIfAbsent(from, host)));
        return froms.entrySet().stream()
                .filter(entry -> isMissing(evidence.names(), entry.getKey().text()))
                .map(entry -> Diagnostic.error(
                                KIND,
                                entry.getValue().location(),
                                entry.getValue().name() + " sends as " + entry.getKey()
                                        + ", which has no DMARC policy at its name or above")
                        .advising("declare it under mailwright::domains, or publish a record at _dmarc."
                                + entry.getKey()))
                .toList();
    }

    /** Above our zones only a public suffix, of one label, is sure to have none. */
    private static boolean isMissing(AuthoritativeData names, String from) {
        List<String> asked = Stream.iterate(from, at -> at.indexOf('.') >= 0, PolicyRecord::parent)
                .map(at -> PolicyRecord.LABEL + at)
                .toList();
        return asked.stream().allMatch(policy -> names.at(policy).isEmpty())
                && asked.stream().allMatch(names::isWhole);
    }
}
