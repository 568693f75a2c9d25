package org.mailwright.source.puppetdb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.PuppetDbKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.json.JsonText;
import org.mailwright.model.DomainName;
import org.mailwright.source.address.DomainFaults;
import org.mailwright.source.address.Fault;

/** Alias domains out of PuppetDB's answer to {@code /pdb/query/v4/resources} (Puppet, "PuppetDB: Resources endpoint"). */
public final class ExportedDomains {
    private final String file;
    private final String type;
    private final List<ExportedDomain> domains = new ArrayList<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    private ExportedDomains(String file, String type) {
        this.file = file;
        this.type = type;
    }

    /**
     * The exported domains, by domain and node. A bad resource is a warning and costs itself; an answer that is no list
     * is an error, since it may be half of one.
     */
    public static Checked<List<ExportedDomain>> read(String file, byte[] bytes, String type) {
        Checked<Optional<Value>> answer = JsonText.read(file, bytes, SiteKinds.PARTIAL_INPUT);
        ExportedDomains reading = new ExportedDomains(file, type);
        reading.findings.addAll(answer.diagnostics());
        answer.value().ifPresent(reading::addAll);
        return reading.sorted();
    }

    /** The exported domains of rows that PuppetDB gave; {@code source} is what messages call it. */
    public static Checked<List<ExportedDomain>> of(String source, List<Value> rows, String type) {
        ExportedDomains reading = new ExportedDomains(source, type);
        rows.forEach(reading::addItem);
        return reading.sorted();
    }

    private Checked<List<ExportedDomain>> sorted() {
        domains.sort(Comparator.comparing(ExportedDomain::name).thenComparing(ExportedDomain::certname));
        return new Checked<>(List.copyOf(domains), findings);
    }

    private void addAll(Value answer) {
        if (!(answer instanceof Value.Sequence resources)) {
            findings.add(Diagnostic.error(
                            SiteKinds.PARTIAL_INPUT, answer.location(), "the answer is not a list of resources")
                    .advising("save the whole answer of /pdb/query/v4/resources"));
            return;
        }
        resources.items().forEach(this::addItem);
    }

    private void addItem(Value item) {
        if (!(item instanceof Value.Mapping resource)) {
            findings.add(
                    Diagnostic.warning(PuppetDbKinds.EXPORTED_RESOURCE_MALFORMED, item.location(), "not a resource")
                            .advising("save the answer of /pdb/query/v4/resources as it is; this item is left out"));
        } else if (text(resource, "type").equalsIgnoreCase(type) && isExported(resource)) {
            add(resource);
        }
    }

    /** The collecting node's own copy has {@code exported: false}; old documentation shows the truth as a string. */
    private static boolean isExported(Value.Mapping resource) {
        return resource.get("exported")
                .filter(value -> value instanceof Value.Truth truth && truth.truth()
                        || value instanceof Value.Text text && text.text().equals("true"))
                .isPresent();
    }

    private void add(Value.Mapping resource) {
        String title = text(resource, "title");
        Optional<Value.Mapping> parameters = resource.get("parameters")
                .filter(Value.Mapping.class::isInstance)
                .map(Value.Mapping.class::cast);
        Location at = Location.exported(file, text(resource, "certname"), type + "[" + title + "]", manifest(resource));
        if (text(resource, "certname").isEmpty()) {
            findings.add(Diagnostic.warning(
                            PuppetDbKinds.EXPORTED_RESOURCE_MALFORMED,
                            resource.location(),
                            type + "[" + title + "] has no certname")
                    .advising("ask PuppetDB for whole resources; it is left out until then"));
            return;
        }
        Optional<Value> named = parameters.flatMap(found -> parameter(found, "domain"));
        Parsed<DomainName> name = named.isPresent() ? domain(named.get()) : DomainName.parse(title);
        Optional<Value> target = parameters.flatMap(found -> parameter(found, "alias_of"));
        Optional<Parsed<DomainName>> aliasOf = target.map(ExportedDomains::domain);
        Optional<Fault> fault = fault(name, named.map(ExportedDomains::shown).orElse(title))
                .or(() -> aliasOf.flatMap(
                        found -> fault(found, target.map(ExportedDomains::shown).orElse(""))));
        if (fault.isPresent()) {
            findings.add(Diagnostic.warning(
                            fault.get().kind(),
                            at,
                            "the exported name is refused: " + fault.get().reason())
                    .advising(fault.get().remedy() + "; it is left out until then"));
            return;
        }
        domains.add(new ExportedDomain(
                name.orElseThrow(), aliasOf.map(Parsed::orElseThrow), text(resource, "certname"), at));
    }

    private static Optional<Fault> fault(Parsed<DomainName> name, String text) {
        return name.value().isPresent()
                ? Optional.empty()
                : DomainFaults.of(text)
                        .or(() -> Optional.of(new Fault(
                                PuppetDbKinds.EXPORTED_RESOURCE_MALFORMED,
                                name.reason(),
                                "mend the resource on the exporting node")));
    }

    private static String shown(Value value) {
        return value instanceof Value.Text text ? text.text() : "";
    }

    /** A parameter that is undef was not given. */
    private static Optional<Value> parameter(Value.Mapping parameters, String name) {
        return parameters.get(name).filter(value -> !(value instanceof Value.Undef));
    }

    private static Parsed<DomainName> domain(Value value) {
        return value instanceof Value.Text text
                ? DomainName.parse(text.text())
                : Parsed.not("it is not a string but a " + value.kind());
    }

    private static String manifest(Value.Mapping resource) {
        String manifest = text(resource, "file");
        String line = resource.get("line")
                .map(value ->
                        value instanceof Value.Whole whole ? whole.number().toString() : "")
                .filter(number -> !number.isEmpty())
                .orElseGet(() -> text(resource, "line"));
        return manifest.isEmpty() || line.isEmpty() ? manifest : manifest + ":" + line;
    }

    private static String text(Value.Mapping resource, String key) {
        return resource.get(key)
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text())
                .orElse("");
    }
}
