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
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.PuppetDbKinds;
import org.mailwright.hiera.Value;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.source.puppetdb.ExportedDomain;
import org.mailwright.source.puppetdb.ExportedDomains;
import org.mailwright.source.puppetdb.Node;
import org.mailwright.source.puppetdb.Question;

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
    private Optional<SourceSize> size = Optional.empty();
    private boolean whole = true;

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
    void add(Need need) throws IOException {
        for (Value.Mapping.Entry allowed : Reading.entries(Reading.get(exported, "allow"))) {
            Reading.items(Optional.of(allowed.value())).forEach(name -> reading.domain(Optional.of(name)));
        }
        Optional<Value> file = Reading.get(exported, "file");
        boolean live = Reading.get(exported, "url").isPresent();
        // A live PuppetDB without any is as broken as a directory without people, unless the site says otherwise.
        int least = Reading.whole(Reading.get(exported, "minimum"), live ? 1 : 0);
        Optional<Checked<List<ExportedDomain>>> read =
                live ? live(need, least) : file.isPresent() ? new Rows(type()).file(file.get()) : Optional.empty();
        whole = read.isPresent() || !live;
        read.ifPresent(this::add);
        size = read.filter(found -> least > 0 || live)
                .map(found -> new SourceSize(
                        SourceSize.Kind.EXPORTS,
                        "exported",
                        found.value().size(),
                        least,
                        false,
                        exported.orElseThrow().location()));
    }

    /** How many there are, where that is worth a look; once they are added. */
    Optional<SourceSize> size() {
        return size;
    }

    /** False when a live PuppetDB gave no answer. */
    boolean isWhole() {
        return whole;
    }

    private String type() {
        return Reading.text(Reading.get(exported, "type")).orElse(TYPE);
    }

    private Optional<Checked<List<ExportedDomain>>> live(Need need, int least) throws IOException {
        PuppetDbAnswer<ExportedDomain> answer =
                new PuppetDbAnswer<>(reading, exported, Question.exported(type()), new Rows(type()));
        LiveSource.Keys keys =
                new LiveSource.Keys(exported, Reading.get(exported, "file"), PuppetDbKinds.SNAPSHOT, least);
        return new LiveSource(reading, need, keys, answer.asked(), answer.file("exported")).read(answer);
    }

    private void add(Checked<List<ExportedDomain>> read) {
        read.diagnostics().forEach(reading::report);
        read.value().forEach(this::add);
        new StaleExports(nodes, today)
                .findings(read.value().stream().filter(this::counts).toList())
                .forEach(reading::report);
    }

    /** Domains out of rows, or out of a file. */
    private final class Rows implements PuppetDbAnswer.Parser<ExportedDomain> {
        private final String type;

        Rows(String type) {
            this.type = type;
        }

        @Override
        public Checked<List<ExportedDomain>> rows(String source, List<Value> rows) {
            return ExportedDomains.of(source, rows, type);
        }

        @Override
        public Optional<Checked<List<ExportedDomain>>> file(Value file) throws IOException {
            Optional<Path> path = reading.source(Optional.of(file));
            if (path.isEmpty()) {
                return Optional.empty();
            }
            byte[] answer = reading.files().read(path.get()).orElse(new byte[0]);
            return Optional.of(
                    ExportedDomains.read(Reading.text(Optional.of(file)).orElseThrow(), answer, type));
        }
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
                    PuppetDbKinds.EXPORTED_RESOURCE_UNAUTHORISED,
                    found.location(),
                    found.certname() + " may not export " + found.name(),
                    "allow it under exported.allow, or remove the export");
            return;
        }
        if (!target.equals(primary)) {
            warn(
                    PuppetDbKinds.EXPORTED_RESOURCE_CONFLICT,
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
                                PuppetDbKinds.EXPORTED_RESOURCE_CONFLICT,
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

    private void warn(Kind kind, Location at, String message, String remedy) {
        reading.report(Diagnostic.warning(kind, at, message).advising(remedy));
    }
}
