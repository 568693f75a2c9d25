package org.mailwright.hiera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.hiera.yaml.YamlText;
import org.mailwright.source.file.DiskTree;

/** A control repository in a temporary directory, and look-ups in it. */
final class Repository {
    private final Path root;
    private Strictness strictness = Strictness.PUPPET_8;
    private Decryption decryption = Decryption.WHERE_READABLE;
    private Scope scope = Scope.empty();
    private Optional<Hiera> hiera = Optional.empty();

    Repository(Path root) {
        this.root = root;
    }

    Repository file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Repository file(String path, byte[] bytes) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** hiera.yaml with this hierarchy, in flow style. */
    Repository hierarchy(String... entries) {
        return file(
                "hiera.yaml",
                "version: 5\nhierarchy:\n"
                        + String.join(
                                "",
                                List.of(entries).stream()
                                        .map(e -> "  - " + e + "\n")
                                        .toList()));
    }

    /** The files {@code high.yaml} and {@code low.yaml}, in this order. */
    Repository levels(String high, String low) {
        return hierarchy("{name: high, path: high.yaml}", "{name: low, path: low.yaml}")
                .file("data/high.yaml", high)
                .file("data/low.yaml", low);
    }

    /** The facts of the node, as YAML. */
    Repository facts(String yaml) {
        Value.Mapping facts = (Value.Mapping) read(yaml);
        Value.Mapping trusted = (Value.Mapping) read("{certname: mx-01.onion.example, extensions: {pp_role: mx}}");
        scope = Scope.of(facts, trusted, "production");
        return this;
    }

    Repository as(Strictness other) {
        strictness = other;
        return this;
    }

    Repository as(Decryption other) {
        decryption = other;
        return this;
    }

    static Value read(String yaml) {
        return YamlText.read("facts.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                .value()
                .orElseThrow();
    }

    Checked<Optional<Hiera>> open() {
        return Hiera.open(new DiskTree(root), root.resolve("hiera.yaml"), strictness, decryption);
    }

    Hiera hiera() {
        if (hiera.isEmpty()) {
            hiera = open().value();
        }
        return hiera.orElseThrow();
    }

    Checked<Optional<Value>> lookup(String key) {
        return hiera().lookup(key, scope);
    }

    Checked<Optional<Value>> lookup(String key, Merge merge) {
        return hiera().lookup(key, scope, merge);
    }

    /** What a look-up answers, in one line: the value, {@code nothing}, or {@code error:} and the reason. */
    String answer(String key) {
        return shown(lookup(key));
    }

    String answer(String key, Merge merge) {
        return shown(lookup(key, merge));
    }

    static String shown(Checked<Optional<Value>> found) {
        String reasons = String.join(
                "; ", found.diagnostics().stream().map(Diagnostic::message).toList());
        return found.value().map(Shown::of).orElse(reasons.isEmpty() ? "nothing" : "error: " + reasons);
    }
}
