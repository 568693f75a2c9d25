package org.mailwright.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Site;

/** The flows as a table, one row each; nodes with the same fate are one row, {@code *.onion.example (37 nodes)}. */
public final class FlowTable {
    /** What the columns are. */
    public static final List<String> COLUMNS =
            List.of("host", "addresses", "mail", "envelope", "from", "spf", "dkim", "dmarc", "policy", "verdict");

    private static final int ENVELOPE = COLUMNS.indexOf("envelope");
    private static final int FROM = COLUMNS.indexOf("from");

    private final Site site;

    private FlowTable(Site site) {
        this.site = site;
    }

    /** Rows that differ in the node only. */
    private record Group(List<String> row, List<DomainName> envelopes, List<DomainName> froms) {}

    /** The rows, in the order of the flows; every row has a text for each column. */
    public static List<List<String>> of(Site site, Flows flows) {
        FlowTable table = new FlowTable(site);
        Map<List<String>, Group> groups = new LinkedHashMap<>();
        flows.all().forEach(flow -> {
            List<String> row = table.row(flow);
            Group group = groups.computeIfAbsent(row, absent -> new Group(row, new ArrayList<>(), new ArrayList<>()));
            group.envelopes().add(flow.envelope());
            group.froms().add(flow.from());
        });
        return groups.values().stream().map(FlowTable::counted).toList();
    }

    private List<String> row(Flow flow) {
        String addresses =
                flow.host().sendingAddresses().stream().map(IpAddress::text).collect(Collectors.joining(","));
        String keys = flow.keys().stream()
                .map(key -> " " + key.selector() + "/" + key.domain())
                .collect(Collectors.joining());
        boolean wrong = flow.isWrong();
        String verdict = flow.dmarc() == flow.kind().wanted() ? "as it should" : wrong ? "WRONG" : "open";
        if (flow.refused()) {
            verdict = "refused";
        }
        return List.of(
                flow.host().name().text(),
                addresses,
                flow.kind().word(),
                shown(flow.envelope(), flow),
                shown(flow.from(), flow),
                flow.spf().word(),
                flow.dkim().word() + keys,
                flow.dmarc().word(),
                flow.policy().map(policy -> "p=" + policy).orElse("-"),
                verdict);
    }

    /** A node other than the host itself stands for its like. */
    private String shown(DomainName name, Flow flow) {
        boolean node = site.domain(name)
                .filter(domain -> domain.origin() == Domain.Origin.NODE)
                .isPresent();
        String text = name.text();
        return node && !name.equals(flow.host().name()) ? "*" + text.substring(text.indexOf('.')) : text;
    }

    /** A group of one is shown by its name. */
    private static List<String> counted(Group group) {
        List<String> row = new ArrayList<>(group.row());
        name(row, ENVELOPE, group.envelopes());
        name(row, FROM, group.froms());
        return List.copyOf(row);
    }

    private static void name(List<String> row, int column, List<DomainName> names) {
        long nodes = names.stream().distinct().count();
        if (row.get(column).startsWith("*")) {
            row.set(column, nodes == 1 ? names.get(0).text() : row.get(column) + " (" + nodes + " nodes)");
        }
    }
}
