package org.mailwright.source.site;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.PuppetDbKinds;
import org.mailwright.source.puppetdb.ExportedDomain;
import org.mailwright.source.puppetdb.Node;

/**
 * Domains of machines that Puppet has not run on for long. The day is compared with that of the newest facts, so that an
 * inventory which was saved long ago does not make every machine stale.
 */
final class StaleExports {
    /** After so many days PuppetDB itself takes a node for gone ("Configuring PuppetDB", node-ttl: 7d unless set). */
    private static final int MOST_DAYS = 7;

    private final Map<String, LocalDate> reported = new HashMap<>();
    private final Optional<LocalDate> newest;

    StaleExports(List<Node> nodes, LocalDate today) {
        nodes.forEach(node -> node.reported().ifPresent(day -> reported.put(node.certname(), day)));
        newest = reported.values().stream().max(Comparator.naturalOrder()).map(day -> day.isAfter(today) ? today : day);
    }

    /** One finding a machine, at its first domain. */
    List<Diagnostic> findings(List<ExportedDomain> domains) {
        Map<String, List<ExportedDomain>> byNode = new HashMap<>();
        domains.forEach(domain -> byNode.computeIfAbsent(domain.certname(), node -> new ArrayList<>())
                .add(domain));
        List<Diagnostic> findings = new ArrayList<>();
        byNode.forEach((node, exported) -> age(node)
                .filter(days -> days > MOST_DAYS)
                .ifPresent(days -> findings.add(finding(node, exported, days))));
        return findings;
    }

    private Optional<Long> age(String node) {
        return Optional.ofNullable(reported.get(node))
                .flatMap(day -> newest.map(last -> ChronoUnit.DAYS.between(day, last)));
    }

    private static Diagnostic finding(String node, List<ExportedDomain> exported, long days) {
        ExportedDomain first = exported.get(0);
        String more = exported.size() > 1 ? " and " + (exported.size() - 1) + " more" : "";
        return Diagnostic.warning(
                        PuppetDbKinds.EXPORTED_RESOURCE_STALE,
                        first.location(),
                        node + " sent its facts " + days + " days before the others last did, and " + first.name()
                                + more + " may go or be gone with it")
                .advising("run Puppet there, or deactivate the node: puppet node deactivate " + node);
    }
}
