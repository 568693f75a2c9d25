package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Comment;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Strictness;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.hocon.HoconText;
import org.mailwright.hiera.json.JsonText;
import org.mailwright.hiera.yaml.YamlText;

/** The data files of a hierarchy, each read once; what is wrong with one is found once. */
public final class DataFiles {
    private final FileTree files;
    private final Strictness strictness;
    private final Map<Key, Content> read = new HashMap<>();

    public DataFiles(FileTree files, Strictness strictness) {
        this.files = files;
        this.strictness = strictness;
    }

    /** How a file is written. */
    enum Format {
        YAML,
        JSON,
        HOCON
    }

    /** The same file read as YAML and as JSON is not the same data. */
    private record Key(Path file, Format format) {}

    /** What a file holds, and what it is for Puppet when that is no hash. */
    private record Content(Checked<Optional<Value.Mapping>> data, FailureKind kind, List<Comment> comments) {}

    public FileTree tree() {
        return files;
    }

    /** Ruby's File.exist?: a directory exists too. */
    boolean exists(Path file) {
        return files.exists(file);
    }

    /** The file's hash; an error in it fails every look-up that reads it. */
    Optional<Value.Mapping> data(Format format, Path file) throws LookupFailure, IOException {
        Content content = content(new Key(file, format));
        Checked<Optional<Value.Mapping>> data = content.data();
        Optional<Diagnostic> fatal =
                data.diagnostics().stream().filter(Diagnostic::isError).findFirst();
        if (data.value().isEmpty() && fatal.isPresent()) {
            throw new LookupFailure(content.kind(), fatal.get());
        }
        return data.value();
    }

    private Content content(Key key) throws IOException {
        Content known = read.get(key);
        if (known == null) {
            known = parse(key);
            read.put(key, known);
        }
        return known;
    }

    private Content parse(Key key) throws IOException {
        String name = files.display(key.file());
        if (files.isDirectory(key.file())) {
            throw new DirectoryInPlace(name);
        }
        byte[] bytes = files.read(key.file())
                .orElseThrow(() -> new IOException(name + " cannot be read: the link leads to no file"));
        List<Comment> comments = new ArrayList<>();
        Checked<Optional<Value>> text = text(key.format(), name, bytes, comments);
        boolean yaml = key.format() == Format.YAML;
        Optional<Value> other =
                text.value().filter(value -> !(value instanceof Value.Mapping) && !(yaml && isNothing(value)));
        List<Diagnostic> findings = new ArrayList<>(text.diagnostics());
        other.map(value -> noHash(value, yaml)).ifPresent(findings::add);
        boolean empty = yaml && (other.isEmpty() || strictness == Strictness.PUPPET_7);
        Optional<Value.Mapping> hash = text.value()
                .flatMap(value -> value instanceof Value.Mapping mapping
                        ? Optional.of(mapping)
                        : empty ? Optional.of(HieraConfig.empty(value.location())) : Optional.empty());
        FailureKind kind = other.isPresent() ? FailureKind.NOT_A_HASH : FailureKind.PARSE;
        return new Content(new Checked<>(hash, findings), kind, List.copyOf(comments));
    }

    private static Checked<Optional<Value>> text(Format format, String name, byte[] bytes, List<Comment> comments) {
        return switch (format) {
            case YAML -> YamlText.read(name, bytes, comments::add);
            case JSON -> JsonText.read(name, bytes, HieraKinds.JSON_SYNTAX);
            case HOCON -> HoconText.read(name, bytes);
        };
    }

    /** An empty YAML file, and one that says {@code false}, are empty hashes to Puppet. */
    private static boolean isNothing(Value value) {
        return value instanceof Value.Undef || value instanceof Value.Truth truth && !truth.truth();
    }

    /** Puppet 7 takes YAML that is no hash for an empty one. */
    private Diagnostic noHash(Value value, boolean yaml) {
        Diagnostic finding = Diagnostic.error(
                        HieraKinds.WRONG_TYPE, value.location(), "the file does not hold a hash but a " + value.kind())
                .advising("write keys with values");
        return strictness == Strictness.PUPPET_7 && yaml ? finding.as(Severity.WARNING) : finding;
    }

    /** The top-level string keys that begin with a prefix, of the files read so far, by place. */
    public List<Value.Text> keys(String prefix) {
        return read.values().stream()
                .flatMap(file -> file.data().value().stream())
                .flatMap(mapping -> mapping.entries().stream())
                .map(Value.Mapping.Entry::key)
                .filter(key -> key instanceof Value.Text text && text.text().startsWith(prefix))
                .map(Value.Text.class::cast)
                .sorted(Comparator.comparing(Value.Text::location))
                .toList();
    }

    /** Top-level keys of these names in a YAML or JSON file that nothing was looked up in; a broken file has none. */
    List<Value.Text> peek(Path file, Collection<String> names) {
        try {
            String name = files.display(file);
            boolean json = name.endsWith(".json");
            if (files.isDirectory(file) || !json && !name.matches(".*\\.(yaml|yml|eyaml)")) {
                return List.of();
            }
            Key key = new Key(file, json ? Format.JSON : Format.YAML);
            Optional<byte[]> bytes = read.containsKey(key) ? Optional.empty() : files.read(file);
            String text = bytes.map(octets -> new String(octets, StandardCharsets.UTF_8))
                    .orElse("");
            Content content = read.get(key);
            if (content == null) {
                if (names.stream().noneMatch(text::contains)) {
                    return List.of();
                }
                content = parse(key);
            }
            return content.data().value().stream()
                    .flatMap(mapping -> mapping.entries().stream())
                    .map(Value.Mapping.Entry::key)
                    .filter(found -> found instanceof Value.Text known && names.contains(known.text()))
                    .map(Value.Text.class::cast)
                    .toList();
        } catch (IOException e) {
            // Nothing reads this file, so that it cannot be read is not worth a word.
            return List.of();
        }
    }

    /** The values of a top-level key in the files read so far, by place. */
    Stream<Value> values(String key) {
        return read.values().stream()
                .flatMap(file -> file.data().value().stream())
                .flatMap(mapping -> mapping.get(key).stream())
                .sorted(Comparator.comparing(Value::location));
    }

    /** The comments for programs of the YAML files read so far, by place. */
    public List<Comment> comments() {
        return read.values().stream()
                .flatMap(file -> file.comments().stream())
                .sorted(Comparator.comparing(Comment::location))
                .toList();
    }

    /** What is wrong with the files read so far. */
    public List<Diagnostic> findings() {
        return read.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().file()))
                .flatMap(entry -> entry.getValue().data().diagnostics().stream())
                .distinct()
                .toList();
    }
}
