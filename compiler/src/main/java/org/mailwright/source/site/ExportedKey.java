package org.mailwright.source.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.source.puppetdb.ExportedDomain;
import org.mailwright.source.puppetdb.ExportedDomains;
import org.mailwright.source.puppetdb.Node;

/**
 * {@code exported} of mailwright.yaml: alias domains that nodes export. A node may export its own name and what it is
 * allowed to; what it may not, or what says something else than Hiera, costs itself.
 */
final class ExportedKey {
    private static final String TYPE = "Mailwright::Alias_domain";

    private final Reading reading;
    private final Optional<Value> exported;
    private final List<Node> nodes;
    private final DomainName primary;
    private final SortedMap<DomainName, Domain> domains;
    private final LocalDate today;

    ExportedKey(
            Reading reading,
            Optional<Value> exported,
            List<Node> nodes,
            DomainName primary,
            SortedMap<DomainName, Domain> domains,
            LocalDate today) {
        this.reading = reading;
        this.exported = exported;
        this.nodes = nodes;
        this.primary = primary;
        this.domains = domains;
        this.today = today;
    }

    /** Adds them to the domains. */
    void add() throws IOException {
        for (Value.Mapping.Entry allowed : Reading.entries(Reading.get(exported, "allow"))) {
            Reading.items(Optional.of(allowed.value())).forEach(name -> reading.domain(Optional.of(name)));
        }
        Optional<Value> file = Reading.get(exported, "file");
        Optional<Path> path = reading.source(file);
        if (path.isEmpty()) {
            return;
        }
        byte[] answer = reading.files().read(path.get()).orElse(new byte[0]);
        String type = Reading.text(Reading.get(exported, "type")).orElse(TYPE);
        Checked<List<ExportedDomain>> read =
                ExportedDomains.read(Reading.text(file).orElseThrow(), answer, type);
        read.diagnostics().forEach(reading::report);
        read.value().forEach(this::add);
        new StaleExports(nodes, today)
                .findings(read.value().stream().filter(this::counts).toList())
                .forEach(reading::report);
    }

    /** True for a domain that is there because of the export. */
    private boolean counts(ExportedDomain found) {
        Domain known = domains.get(found.name());
        return known != null && known.origin() == Domain.Origin.EXPORTED;
    }

    private void add(ExportedDomain found) {
        DomainName target = found.aliasOf().orElse(primary);
        if (!mayExport(found)) {
            warn(
                    "exported-resource-unauthorised",
                    found.location(),
                    found.certname() + " may not export " + found.name(),
                    "allow it under exported.allow, or remove the export");
            return;
        }
        if (!target.equals(primary)) {
            warn(
                    "exported-resource-conflict",
                    found.location(),
                    found.name() + " is exported as an alias of " + target + ", which is not the primary domain",
                    "export it as an alias of " + primary);
            return;
        }
        Domain known = domains.get(found.name());
        if (known != null) {
            boolean same = known.is(Domain.Use.ALIAS) && known.origin() != Domain.Origin.HIERA;
            if (!same) {
                reading.report(Diagnostic.warning(
                                "exported-resource-conflict",
                                found.location(),
                                found.name() + " is declared in Hiera too, which counts")
                        .seeing(known.location(), "Hiera's declaration")
                        .advising("remove one of the two"));
            }
            return;
        }
        domains.put(found.name(), aliasDomain(found.name(), primary, Domain.Origin.EXPORTED, found.location()));
    }

    /** A domain in which every address of the primary one exists too. */
    static Domain aliasDomain(DomainName name, DomainName primary, Domain.Origin origin, Location location) {
        return new Domain(
                name,
                Domain.Use.ALIAS,
                origin,
                Optional.of(primary),
                List.of(),
                new Domain.Recipients(false, List.of()),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                location);
    }

    private boolean mayExport(ExportedDomain found) {
        Optional<Value> allowed = Reading.get(Reading.get(exported, "allow"), found.certname());
        List<String> names = new ArrayList<>();
        Reading.items(allowed).forEach(item -> Reading.text(Optional.of(item)).ifPresent(names::add));
        boolean own = nodes.stream()
                .filter(node -> node.certname().equals(found.certname()))
                .anyMatch(node -> Reading.text(Optional.of(node.mailName()))
                        .filter(found.name().text()::equalsIgnoreCase)
                        .isPresent());
        return own || names.contains(found.name().text());
    }

    private void warn(String rule, Location at, String message, String remedy) {
        reading.report(Diagnostic.warning(rule, at, message).advising(remedy));
    }
}
