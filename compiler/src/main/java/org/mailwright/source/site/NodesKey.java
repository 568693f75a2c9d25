package org.mailwright.source.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.PuppetDbKinds;
import org.mailwright.hiera.Value;
import org.mailwright.source.puppetdb.Inventory;
import org.mailwright.source.puppetdb.Node;
import org.mailwright.source.puppetdb.Question;

/**
 * {@code hiera.nodes} of mailwright.yaml: the inventory, as a path or with keys of its own: {@code file}, {@code puppetdb}
 * and {@code minimum}.
 */
final class NodesKey {
    private static final String FILE = "file";

    private final Reading reading;
    private final SiteFile site;
    private final Optional<Value> keys;

    NodesKey(Reading reading, SiteFile site) {
        this.reading = reading;
        this.site = site;
        this.keys = Optional.of(site.nodes());
    }

    /**
     * The nodes by certname.
     *
     * @param size how many there are, where that is worth a look
     * @param whole false when it could not be read, or a live PuppetDB gave nobody: what would be found in the rest only follows from that
     */
    record Nodes(List<Node> nodes, Optional<SourceSize> size, boolean whole) {}

    /** Reads them; what is wrong is reported. */
    Nodes read(Need need) throws IOException {
        Optional<Value> puppetdb = Reading.get(keys, "puppetdb");
        int minimum = Reading.whole(Reading.get(keys, "minimum"), 0);
        if (puppetdb.isEmpty()) {
            Checked<List<Node>> read =
                    Inventory.read(reading.files(), place(), site.nodes().location());
            read.diagnostics().forEach(reading::report);
            List<Node> nodes = read.value();
            boolean whole = !(nodes.isEmpty() && read.hasErrors());
            return new Nodes(nodes, size(nodes, minimum, site.nodes().location(), minimum > 0), whole);
        }
        Optional<Value> snapshot = Reading.get(keys, FILE);
        PuppetDbAnswer<Node> answer = new PuppetDbAnswer<>(reading, puppetdb, Question.inventory(), new Rows());
        LiveSource.Keys live = new LiveSource.Keys(puppetdb, snapshot, PuppetDbKinds.SNAPSHOT, minimum);
        Optional<Checked<List<Node>>> read =
                new LiveSource(reading, need, live, answer.asked(), answer.file("inventory")).read(answer);
        if (read.isEmpty()) {
            return new Nodes(List.of(), Optional.empty(), false);
        }
        read.get().diagnostics().forEach(reading::report);
        List<Node> nodes = read.get().value();
        if (nodes.isEmpty()) {
            reading.error(
                    PuppetDbKinds.EMPTY_RESULT,
                    live.at(),
                    live.url() + " gave no node",
                    "look at what PuppetDB knows: puppet query 'inventory[certname] {}'");
        }
        return new Nodes(nodes, size(nodes, minimum, live.at(), true), !nodes.isEmpty());
    }

    /** One node of an inventory that has a file for each, without a look at the others; nothing where that is not so. */
    Optional<Node> alone(String certname) throws IOException {
        return Reading.get(keys, "puppetdb").isPresent()
                ? Optional.empty()
                : Inventory.node(reading.files(), place(), certname);
    }

    private Path place() {
        return reading.path(Optional.of(site.nodes())
                        .filter(Value.Text.class::isInstance)
                        .or(() -> Reading.get(keys, FILE)))
                .orElse(Path.of("nodes"));
    }

    private static Optional<SourceSize> size(List<Node> nodes, int minimum, Location at, boolean worth) {
        return worth
                ? Optional.of(new SourceSize(SourceSize.Kind.NODES, "inventory", nodes.size(), minimum, false, at))
                : Optional.empty();
    }

    /** Nodes out of rows, or out of a file or directory. */
    private final class Rows implements PuppetDbAnswer.Parser<Node> {
        @Override
        public Checked<List<Node>> rows(String source, List<Value> rows) {
            return Inventory.of(reading.files(), rows);
        }

        @Override
        public Optional<Checked<List<Node>>> file(Value file) throws IOException {
            Optional<Path> path = reading.path(Optional.of(file));
            return path.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Inventory.read(reading.files(), path.get(), site.location()));
        }
    }
}
