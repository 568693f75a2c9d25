package org.mailwright.source.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Strictness;
import org.mailwright.hiera.Value;
import org.mailwright.source.puppetdb.Node;

/** What single look-ups need of a site: its hiera.yaml and its nodes. Nothing else of the site is read. */
public final class SiteHiera {
    private final Reading reading;
    private final SiteFile site;

    private SiteHiera(Reading reading, SiteFile site) {
        this.reading = reading;
        this.site = site;
    }

    /** Reads mailwright.yaml alone; nothing when it is no YAML hash. */
    public static Checked<Optional<SiteHiera>> read(FileTree files, Path siteFile) throws IOException {
        Reading reading = new Reading(files, siteFile.resolveSibling(""));
        Optional<SiteFile> site = SiteFile.read(
                reading, files.display(siteFile), files.read(siteFile).orElse(new byte[0]));
        return new Checked<>(site.map(found -> new SiteHiera(reading, found)), reading.findings());
    }

    /** The hiera.yaml of the environment. */
    public Path config() {
        return reading.path(Optional.of(site.hieraConfig())).orElse(Path.of("hiera.yaml"));
    }

    public Strictness strictness() {
        return site.strictness();
    }

    /** A node of the inventory by its certname, or by its mail name where none has that certname. */
    public Checked<Optional<Node>> node(String name) throws IOException {
        NodesKey key = new NodesKey(reading, site);
        Optional<Node> alone = key.alone(name);
        if (alone.isPresent()) {
            return Checked.of(alone);
        }
        int before = reading.findings().size();
        Optional<Node> node = named(name, key.read(Need.toJudge()).nodes());
        List<Diagnostic> findings = List.copyOf(
                reading.findings().subList(before, reading.findings().size()));
        return new Checked<>(node, findings);
    }

    /** The scope of the site-wide keys. */
    public Checked<Scope> scope() throws IOException {
        List<Node> nodes = site.asNode().isPresent()
                ? new NodesKey(reading, site).read(Need.toJudge()).nodes()
                : List.of();
        Scope scope = scope(site, nodes, reading);
        return new Checked<>(scope, reading.findings());
    }

    static Scope scope(SiteFile site, List<Node> nodes, Reading reading) {
        Optional<String> asNode = Reading.text(site.asNode());
        Optional<Node> as = asNode.flatMap(name -> named(name, nodes));
        if (asNode.isPresent() && as.isEmpty()) {
            reading.error(
                    SiteKinds.HOST_UNKNOWN,
                    site.asNode().orElseThrow().location(),
                    "hiera.as_node names " + asNode.get() + ", which is not in the inventory",
                    DidYouMean.remedy(
                            asNode.get(), nodes.stream().map(Node::certname).toList(), "name a node of the inventory"));
        }
        Value.Mapping nothing = new Value.Mapping(List.of(), site.location());
        Value.Mapping facts = site.scope()
                .filter(Value.Mapping.class::isInstance)
                .map(Value.Mapping.class::cast)
                .orElse(nothing);
        return as.map(Node::scope).orElseGet(() -> Scope.of(facts, nothing, "production"));
    }

    private static Optional<Node> named(String name, List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.certname().equals(name))
                .findFirst()
                .or(() -> nodes.stream()
                        .filter(node -> Reading.text(Optional.of(node.mailName()))
                                .filter(name::equals)
                                .isPresent())
                        .findFirst());
    }
}
