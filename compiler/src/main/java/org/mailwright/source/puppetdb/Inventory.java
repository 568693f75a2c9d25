package org.mailwright.source.puppetdb;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.diagnostic.kind.PuppetDbKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.json.JsonText;
import org.mailwright.hiera.yaml.YamlText;

/**
 * The inventory of nodes: a directory of {@code <certname>.yaml} or {@code .json}, or a file with PuppetDB's answer to
 * {@code /pdb/query/v4/inventory} (Puppet, "PuppetDB: Inventory endpoint").
 */
public final class Inventory {
    /** Puppet's certificate names ("Configuration reference", certname); Hiera puts them into paths. */
    private static final String CERTNAME = "[a-z0-9_-]+(\\.[a-z0-9_-]+)*";

    /** YYYY-MM-DD. */
    private static final int DAY = 10;

    private static final String ASK_AGAIN = "save the whole answer of /pdb/query/v4/inventory";

    /** Of a file for one node; whatever else its name has, it is read or a finding. */
    private static final Pattern ENDING = Pattern.compile("\\.(yaml|yml|json)\\z");

    private final FileTree files;
    private final SortedMap<String, Node> nodes = new TreeMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    private Inventory(FileTree files) {
        this.files = files;
    }

    /** The nodes by certname; {@code declared} is where the inventory is named. */
    public static Checked<List<Node>> read(FileTree files, Path place, Location declared) throws IOException {
        Inventory inventory = new Inventory(files);
        if (files.isDirectory(place)) {
            for (String name : files.list(place)) {
                if (ENDING.matcher(name).find()) {
                    inventory.readNode(place.resolve(name), ENDING.matcher(name).replaceFirst(""));
                }
            }
        } else {
            inventory.readAnswer(place, declared);
        }
        return new Checked<>(List.copyOf(inventory.nodes.values()), inventory.findings);
    }

    /** The nodes of rows that PuppetDB gave. */
    public static Checked<List<Node>> of(FileTree files, List<Value> rows) {
        Inventory inventory = new Inventory(files);
        rows.forEach(inventory::addRow);
        return new Checked<>(List.copyOf(inventory.nodes.values()), inventory.findings);
    }

    /** One node of an inventory that has a file for each, without a look at the others; nothing where that is not so. */
    public static Optional<Node> node(FileTree files, Path place, String certname) throws IOException {
        for (String ending : List.of(".yaml", ".yml", ".json")) {
            // Inventory files of the same node in two formats are a finding, which reading all of them makes.
            if (certname.matches(CERTNAME) && files.exists(place.resolve(certname + ending))) {
                Inventory inventory = new Inventory(files);
                inventory.readNode(place.resolve(certname + ending), certname);
                return Optional.ofNullable(inventory.nodes.get(certname)).filter(node -> inventory.findings.isEmpty());
            }
        }
        return Optional.empty();
    }

    private Optional<Value> value(Path file) throws IOException {
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        String name = files.display(file);
        Checked<Optional<Value>> read = name.endsWith(".json")
                ? JsonText.read(name, bytes.get(), SiteKinds.PARTIAL_INPUT)
                : YamlText.read(name, bytes.get());
        findings.addAll(read.diagnostics());
        return read.value();
    }

    private void readNode(Path file, String certname) throws IOException {
        int before = findings.size();
        Optional<Value> value = value(file);
        if (value.isPresent() && value.get() instanceof Value.Mapping row) {
            add(row, Optional.of(certname));
        } else if (findings.size() == before) {
            findings.add(Diagnostic.error(
                            HieraKinds.WRONG_TYPE,
                            Location.file(files.display(file), 1, 1),
                            "the file does not hold a node's facts")
                    .advising("write the facts as a hash, as Facter prints them"));
        }
    }

    private void readAnswer(Path file, Location declared) throws IOException {
        int before = findings.size();
        Optional<Value> answer = value(file);
        if (answer.isPresent() && answer.get() instanceof Value.Sequence rows) {
            rows.items().stream()
                    .filter(Inventory::isFact)
                    .findFirst()
                    .ifPresentOrElse(this::refuseFacts, () -> rows.items().forEach(this::addRow));
        } else if (answer.isPresent()) {
            findings.add(Diagnostic.error(
                            SiteKinds.PARTIAL_INPUT, answer.get().location(), "the inventory is not a list of nodes")
                    .advising(ASK_AGAIN));
        } else if (findings.size() == before) {
            boolean there = files.read(file).isPresent();
            findings.add(Diagnostic.error(
                            there ? SiteKinds.PARTIAL_INPUT : SiteKinds.INPUT_MISSING,
                            declared,
                            (there ? "the inventory is empty: " : "there is no inventory at ") + files.display(file))
                    .advising(
                            there
                                    ? ASK_AGAIN
                                    : near(file)
                                            .map(name -> "did you mean \"" + name + "\"?")
                                            .orElse("put it there, or say where it is: hiera.nodes")));
        }
    }

    private Optional<String> near(Path file) throws IOException {
        Path directory = file.resolveSibling("");
        return files.isDirectory(directory)
                ? DidYouMean.of(String.valueOf(file.getFileName()), files.list(directory))
                        .map(name -> files.display(directory.resolve(name)))
                : Optional.empty();
    }

    /** A row of PuppetDB's answer to {@code /pdb/query/v4/facts}: one fact of a node. */
    private static boolean isFact(Value row) {
        return row instanceof Value.Mapping fact
                && fact.get("name").isPresent()
                && fact.get("value").isPresent()
                && fact.get("facts").isEmpty();
    }

    private void refuseFacts(Value row) {
        findings.add(Diagnostic.error(
                        SiteKinds.PARTIAL_INPUT,
                        row.location(),
                        "this is PuppetDB's answer to /pdb/query/v4/facts, and not its inventory")
                .advising(ASK_AGAIN));
    }

    private void addRow(Value row) {
        if (row instanceof Value.Mapping mapping) {
            add(mapping, Optional.empty());
        } else {
            findings.add(Diagnostic.error(SiteKinds.PARTIAL_INPUT, row.location(), "a row of the inventory is no node")
                    .advising(ASK_AGAIN));
        }
    }

    /** A row of PuppetDB ({@code facts}), Puppet's facts output ({@code values}), or the facts alone. */
    private void add(Value.Mapping row, Optional<String> name) {
        Optional<String> certname = text(row, "certname").or(() -> name);
        if (certname.isEmpty()) {
            findings.add(
                    Diagnostic.error(SiteKinds.PARTIAL_INPUT, row.location(), "a row of the inventory has no certname")
                            .advising(ASK_AGAIN));
            return;
        }
        if (!certname.get().matches(CERTNAME)) {
            findings.add(Diagnostic.error(
                            PuppetDbKinds.INVENTORY_CERTNAME_SYNTAX,
                            row.get("certname").map(Value::location).orElse(row.location()),
                            "the certname \"" + certname.get() + "\" is none that Puppet would sign")
                    .advising("it is part of file names: lower-case letters, digits, dots, hyphens and underscores"));
            return;
        }
        Value.Mapping facts =
                mapping(row, "facts").or(() -> mapping(row, "values")).orElse(row);
        Location at = facts.location();
        Node node = new Node(
                certname.get(),
                facts,
                trusted(certname.get(), mapping(row, "trusted").or(() -> mapping(facts, "trusted")), at),
                text(row, "environment").orElse("production"),
                mapping(row, "scope").orElseGet(() -> new Value.Mapping(List.of(), at)),
                text(row, "timestamp").flatMap(Inventory::day),
                row.location());
        Node known = nodes.putIfAbsent(node.certname(), node);
        if (known != null) {
            findings.add(Diagnostic.error(
                            PuppetDbKinds.INVENTORY_NODE_DUPLICATE,
                            node.location(),
                            "the node " + node.certname() + " is there twice")
                    .seeing(known.location(), "the first one")
                    .advising("keep one of the two"));
        }
    }

    /** The day of an ISO 8601 time such as {@code 2026-11-15T06:30:00.000Z}; a time that is none is not known. */
    private static Optional<LocalDate> day(String time) {
        try {
            return Optional.of(LocalDate.parse(time.substring(0, Math.min(DAY, time.length()))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Value.Mapping row, String key) {
        return row.get(key)
                .filter(Value.Text.class::isInstance)
                .map(text -> ((Value.Text) text).text())
                .filter(text -> !text.isEmpty());
    }

    private static Optional<Value.Mapping> mapping(Value.Mapping row, String key) {
        return row.get(key).filter(Value.Mapping.class::isInstance).map(Value.Mapping.class::cast);
    }

    /** What Puppet's {@code $trusted} has; hostname and domain are the two halves of the certname. */
    private static Value.Mapping trusted(String certname, Optional<Value.Mapping> given, Location at) {
        List<Value.Mapping.Entry> entries =
                new ArrayList<>(given.map(Value.Mapping::entries).orElseGet(List::of));
        int dot = certname.indexOf('.');
        for (Value.Mapping.Entry known : List.of(
                pair("authenticated", Value.Text.of("remote", at), at),
                pair("certname", Value.Text.of(certname, at), at),
                pair("extensions", new Value.Mapping(List.of(), at), at),
                pair("hostname", Value.Text.of(dot < 0 ? certname : certname.substring(0, dot), at), at),
                pair("domain", dot < 0 ? new Value.Undef(at) : Value.Text.of(certname.substring(dot + 1), at), at))) {
            if (given.flatMap(trusted -> trusted.get(((Value.Text) known.key()).text()))
                    .isEmpty()) {
                entries.add(known);
            }
        }
        return new Value.Mapping(entries, given.map(Value::location).orElse(at));
    }

    private static Value.Mapping.Entry pair(String key, Value value, Location at) {
        return new Value.Mapping.Entry(Value.Text.of(key, at), value);
    }
}
