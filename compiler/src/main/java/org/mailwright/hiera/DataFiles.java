package org.mailwright.hiera;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;

/** The data files of a hierarchy, each read once; what is wrong with one is found once. */
final class DataFiles {
    private final FileTree files;
    private final Map<Path, Checked<Optional<Value.Mapping>>> read = new HashMap<>();
    private final Map<Path, List<Diagnostic>> warnings = new TreeMap<>();

    DataFiles(FileTree files) {
        this.files = files;
    }

    FileTree tree() {
        return files;
    }

    boolean exists(Path file) throws IOException {
        return read.containsKey(file) || files.read(file).isPresent();
    }

    /** The file's hash; an error in it fails every look-up that reads it. */
    Optional<Value.Mapping> data(Path file) throws LookupFailure, IOException {
        if (!read.containsKey(file)) {
            read.put(file, parse(file));
        }
        Checked<Optional<Value.Mapping>> data = read.get(file);
        List<Diagnostic> fatal = data.diagnostics().stream()
                .filter(found -> !found.rule().equals("yaml-duplicate-key"))
                .toList();
        if (data.value().isEmpty() && !fatal.isEmpty()) {
            throw new LookupFailure(fatal.get(0));
        }
        return data.value();
    }

    private Checked<Optional<Value.Mapping>> parse(Path file) throws IOException {
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            return Checked.of(Optional.empty());
        }
        Checked<Optional<Value>> text = YamlText.read(files.display(file), bytes.get());
        warnings.put(file, text.diagnostics());
        if (text.value().isPresent() && !(text.value().get() instanceof Value.Mapping)) {
            List<Diagnostic> all = new ArrayList<>(text.diagnostics());
            all.add(Diagnostic.error(
                    "hiera-wrong-type", Location.file(files.display(file)), "the file does not hold a hash"));
            return new Checked<>(Optional.empty(), all);
        }
        return new Checked<>(text.value().map(found -> (Value.Mapping) found), text.diagnostics());
    }

    /** The top-level string keys that begin with a prefix, of the files read so far, by place. */
    List<Value.Text> keys(String prefix) {
        return read.values().stream()
                .flatMap(file -> file.value().stream())
                .flatMap(mapping -> mapping.entries().stream())
                .map(Value.Mapping.Entry::key)
                .filter(key -> key instanceof Value.Text text && text.text().startsWith(prefix))
                .map(Value.Text.class::cast)
                .sorted(Comparator.comparing(Value.Text::location))
                .toList();
    }

    /** What is wrong with the files read so far. */
    List<Diagnostic> findings() {
        return warnings.values().stream().flatMap(List::stream).toList();
    }
}
