package org.mailwright.source.puppetdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.JsonText;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.YamlText;

/**
 * The inventory of nodes: a directory of {@code <certname>.yaml} or {@code .json}, or a file with PuppetDB's answer to
 * {@code /pdb/query/v4/inventory} (Puppet, "PuppetDB: Inventory endpoint").
 */
public final class Inventory {
    private final FileTree files;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    private Inventory(FileTree files) {
        this.files = files;
    }

    /** The nodes by certname; {@code declared} is where the inventory is named. */
    public static Checked<List<Node>> read(FileTree files, Path place, Location declared) throws IOException {
        Inventory inventory = new Inventory(files);
        if (files.isDirectory(place)) {
            for (String name : files.list(place)) {
                if (name.matches(".*\\.(yaml|yml|json)")) {
                    inventory.readNode(place.resolve(name), name.replaceFirst("\\.[a-z]+$", ""));
                }
            }
        } else {
            inventory.readAnswer(place, declared);
        }
        inventory.nodes.sort(Comparator.comparing(Node::certname));
        return new Checked<>(List.copyOf(inventory.nodes), inventory.findings);
    }

    private Optional<Value> value(Path file) throws IOException {
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        String name = files.display(file);
        Checked<Optional<Value>> read = name.endsWith(".json")
                ? JsonText.read(name, bytes.get(), "partial-input")
                : YamlText.read(name, bytes.get());
        findings.addAll(read.diagnostics());
        return read.value();
    }

    private void readNode(Path file, String certname) throws IOException {
        Optional<Value> value = value(file);
        if (value.isPresent() && value.get() instanceof Value.Mapping row) {
            add(row, certname);
        } else if (findings.isEmpty()) {
            findings.add(Diagnostic.error(
                    "hiera-wrong-type", Location.file(files.display(file)), "the file does not hold a node's facts"));
        }
    }

    private void readAnswer(Path file, Location declared) throws IOException {
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            findings.add(
                    Diagnostic.error("input-missing", declared, "there is no inventory at " + files.display(file)));
            return;
        }
        Checked<Optional<Value>> answer = JsonText.read(files.display(file), bytes.get(), "partial-input");
        findings.addAll(answer.diagnostics());
        if (answer.value().isPresent() && answer.value().get() instanceof Value.Sequence rows) {
            for (Value row : rows.items()) {
                if (row instanceof Value.Mapping mapping) {
                    add(
                            mapping,
                            mapping.get("certname")
                                    .filter(Value.Text.class::isInstance)
                                    .map(text -> ((Value.Text) text).text())
                                    .orElse(""));
                }
            }
        } else if (answer.value().isPresent()) {
            findings.add(Diagnostic.error(
                    "partial-input", answer.value().get().location(), "the inventory is not a list of nodes"));
        }
    }

    /** A row of PuppetDB ({@code facts}), Puppet's facts output ({@code values}), or the facts alone. */
    private void add(Value.Mapping row, String name) {
        String certname = row.get("certname")
                .filter(Value.Text.class::isInstance)
                .map(text -> ((Value.Text) text).text())
                .orElse(name);
        Value.Mapping facts =
                mapping(row, "facts").or(() -> mapping(row, "values")).orElse(row);
        Location at = facts.location();
        Value.Mapping trusted = mapping(row, "trusted").orElseGet(() -> trusted(certname, at));
        String environment = row.get("environment")
                .filter(Value.Text.class::isInstance)
                .map(text -> ((Value.Text) text).text())
                .orElse("production");
        nodes.add(new Node(certname, facts, trusted, environment, row.location()));
    }

    private static Optional<Value.Mapping> mapping(Value.Mapping row, String key) {
        return row.get(key).filter(Value.Mapping.class::isInstance).map(Value.Mapping.class::cast);
    }

    private static Value.Mapping trusted(String certname, Location at) {
        return new Value.Mapping(
                List.of(
                        pair("authenticated", Value.Text.of("remote", at), at),
                        pair("certname", Value.Text.of(certname, at), at),
                        pair("extensions", new Value.Mapping(List.of(), at), at)),
                at);
    }

    private static Value.Mapping.Entry pair(String key, Value value, Location at) {
        return new Value.Mapping.Entry(Value.Text.of(key, at), value);
    }
}
