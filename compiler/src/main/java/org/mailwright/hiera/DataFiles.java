package org.mailwright.hiera;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;

/** The data files of a hierarchy, each read once; what is wrong with one is found once. */
final class DataFiles {
    private final FileTree files;
    private final Strictness strictness;
    private final Map<Key, Content> read = new HashMap<>();

    DataFiles(FileTree files, Strictness strictness) {
        this.files = files;
        this.strictness = strictness;
    }

    /** The same file read as YAML and as JSON is not the same data. */
    private record Key(Path file, boolean json) {}

    /** What a file holds; one that is not there has neither data nor findings. */
    private record Content(boolean exists, Checked<Optional<Value.Mapping>> data) {}

    FileTree tree() {
        return files;
    }

    boolean exists(Level level, Path file) throws IOException {
        return content(level, file).exists();
    }

    /** The file's hash; an error in it fails every look-up that reads it. */
    Optional<Value.Mapping> data(Level level, Path file) throws LookupFailure, IOException {
        Checked<Optional<Value.Mapping>> data = content(level, file).data();
        Optional<Diagnostic> fatal =
                data.diagnostics().stream().filter(Diagnostic::isError).findFirst();
        if (data.value().isEmpty() && fatal.isPresent()) {
            throw new LookupFailure(fatal.get());
        }
        return data.value();
    }

    private Content content(Level level, Path file) throws IOException {
        Key key = new Key(file, level.function() == Level.Function.JSON_DATA);
        Content known = read.get(key);
        if (known == null) {
            known = parse(key);
            read.put(key, known);
        }
        return known;
    }

    private Content parse(Key key) throws IOException {
        Optional<byte[]> bytes = files.read(key.file());
        String name = files.display(key.file());
        if (bytes.isEmpty()) {
            return new Content(false, Checked.of(Optional.empty()));
        }
        Checked<Optional<Value>> text =
                key.json() ? JsonText.read(name, bytes.get(), "json-syntax") : YamlText.read(name, bytes.get());
        Optional<Value> other =
                text.value().filter(value -> !(value instanceof Value.Mapping) && (key.json() || !isNothing(value)));
        List<Diagnostic> findings = new ArrayList<>(text.diagnostics());
        other.map(value -> noHash(value, key.json())).ifPresent(findings::add);
        Optional<Value.Mapping> hash =
                text.value().filter(Value.Mapping.class::isInstance).map(Value.Mapping.class::cast);
        return new Content(true, new Checked<>(hash, findings));
    }

    /** An empty YAML file, and one that says {@code false}, are empty hashes to Puppet. */
    private static boolean isNothing(Value value) {
        return value instanceof Value.Undef || value instanceof Value.Truth truth && !truth.truth();
    }

    /** Puppet 7 takes YAML that is no hash for an empty one. */
    private Diagnostic noHash(Value value, boolean json) {
        Diagnostic finding = Diagnostic.error(
                        "hiera-wrong-type", value.location(), "the file does not hold a hash but a " + value.kind())
                .advising("write keys with values");
        return strictness == Strictness.PUPPET_7 && !json ? finding.as(Severity.WARNING) : finding;
    }

    /** The top-level string keys that begin with a prefix, of the files read so far, by place. */
    List<Value.Text> keys(String prefix) {
        return read.values().stream()
                .flatMap(file -> file.data().value().stream())
                .flatMap(mapping -> mapping.entries().stream())
                .map(Value.Mapping.Entry::key)
                .filter(key -> key instanceof Value.Text text && text.text().startsWith(prefix))
                .map(Value.Text.class::cast)
                .sorted(Comparator.comparing(Value.Text::location))
                .toList();
    }

    /** What is wrong with the files read so far. */
    List<Diagnostic> findings() {
        return read.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().file()))
                .flatMap(entry -> entry.getValue().data().diagnostics().stream())
                .distinct()
                .toList();
    }
}
