package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.json.JsonText;
import org.mailwright.hiera.yaml.YamlText;
import org.mailwright.source.puppetdb.Node;
import org.mailwright.source.site.SiteHiera;
import picocli.CommandLine.Option;

/** As whom a look-up is made: a node of the inventory, or the facts and trusted data of files. */
final class LookupNode {
    private static final Location HERE = Location.file("--node");

    @Option(
            names = "--node",
            paramLabel = "NAME",
            description = "look up as this node: with mailwright.yaml its facts and trusted data are those of the"
                    + " inventory, else trusted.certname is NAME (default: as the site-wide keys are)")
    private @Nullable String name;

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = "facts, as YAML or .json, over those of the node; a key trusted in it is trusted data")
    private @Nullable Path factsFile;

    @Option(
            names = "--trusted",
            paramLabel = "FILE",
            description = "trusted data, as YAML or .json, e.g. extensions: {pp_role: mx}")
    private @Nullable Path trustedFile;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "the name of the environment in %%{environment} (default: the node's, else production)")
    private @Nullable String environment;

    /** The top-scope variables of the look-up; an error when the node or a file is not there. */
    Checked<Scope> scope(FileTree files, Optional<SiteHiera> site) throws IOException {
        List<Diagnostic> findings = new ArrayList<>();
        Value.Mapping facts = file(files, factsFile, findings);
        Optional<Node> known = known(site, findings);
        if (known.isEmpty() && site.isPresent() && name == null && factsFile == null && trustedFile == null) {
            Checked<Scope> wide = site.get().scope();
            findings.addAll(wide.diagnostics());
            return new Checked<>(named(wide.value()), findings);
        }
        Value.Mapping given = facts.get("trusted").map(LookupNode::mapping).orElseGet(() -> preset(known));
        Value.Mapping trusted = trustedFile == null ? given : file(files, trustedFile, findings);
        Value.Mapping all = known.map(node -> with(node.facts(), facts)).orElse(facts);
        Scope scope = Scope.of(all, trusted, known.map(Node::environment).orElse("production"))
                .and(known.map(Node::variables).orElseGet(LookupNode::nothing));
        return new Checked<>(named(scope), findings);
    }

    private Optional<Node> known(Optional<SiteHiera> site, List<Diagnostic> findings) throws IOException {
        String wanted = name;
        if (wanted == null || site.isEmpty()) {
            return Optional.empty();
        }
        Checked<Optional<Node>> node = site.get().node(wanted);
        findings.addAll(node.diagnostics());
        if (node.value().isEmpty() && factsFile == null) {
            findings.add(Diagnostic.error(SiteKinds.HOST_UNKNOWN, HERE, "the inventory has no node " + wanted)
                    .advising("give its facts with --facts, or name a node of the inventory"));
        }
        return node.value();
    }

    /** What Puppet's {@code $trusted} would be for a certificate without extensions. */
    private Value.Mapping preset(Optional<Node> known) {
        String certname = name;
        if (known.isPresent()) {
            return known.get().trusted();
        }
        if (certname == null) {
            return nothing();
        }
        int dot = certname.indexOf('.');
        return new Value.Mapping(
                List.of(
                        pair("authenticated", Value.Text.of("remote", HERE)),
                        pair("certname", Value.Text.of(certname, HERE)),
                        pair(
                                "domain",
                                dot < 0 ? new Value.Undef(HERE) : Value.Text.of(certname.substring(dot + 1), HERE)),
                        pair("extensions", nothing()),
                        pair("hostname", Value.Text.of(dot < 0 ? certname : certname.substring(0, dot), HERE)),
                        pair("external", nothing())),
                HERE);
    }

    private Scope named(Scope scope) {
        String given = environment;
        return given == null
                ? scope
                : scope.and(new Value.Mapping(List.of(pair("environment", Value.Text.of(given, HERE))), HERE));
    }

    private static Value.Mapping with(Value.Mapping facts, Value.Mapping further) {
        List<Value.Mapping.Entry> entries = new ArrayList<>(facts.entries().stream()
                .filter(entry -> !(entry.key() instanceof Value.Text text)
                        || further.get(text.text()).isEmpty())
                .toList());
        entries.addAll(further.entries());
        return new Value.Mapping(entries, facts.location());
    }

    private static Value.Mapping file(FileTree files, @Nullable Path file, List<Diagnostic> findings)
            throws IOException {
        if (file == null) {
            return nothing();
        }
        Path path = file.toAbsolutePath().normalize();
        Location place = Location.file(file.toString());
        Optional<byte[]> bytes = files.read(path);
        if (bytes.isEmpty()) {
            findings.add(Diagnostic.error(SiteKinds.PARTIAL_INPUT, place, "there is no such file"));
            return nothing();
        }
        Checked<Optional<Value>> read = path.toString().endsWith(".json")
                ? JsonText.read(file.toString(), bytes.get(), HieraKinds.JSON_SYNTAX)
                : YamlText.read(file.toString(), bytes.get());
        findings.addAll(read.diagnostics());
        if (read.value().isPresent() && !(read.value().get() instanceof Value.Mapping)) {
            findings.add(Diagnostic.error(HieraKinds.WRONG_TYPE, place, "the file does not hold a hash")
                    .advising("write names with values"));
        }
        return read.value().map(LookupNode::mapping).orElseGet(LookupNode::nothing);
    }

    private static Value.Mapping mapping(Value value) {
        return value instanceof Value.Mapping mapping ? mapping : nothing();
    }

    private static Value.Mapping nothing() {
        return new Value.Mapping(List.of(), HERE);
    }

    private static Value.Mapping.Entry pair(String key, Value value) {
        return new Value.Mapping.Entry(Value.Text.of(key, HERE), value);
    }
}
