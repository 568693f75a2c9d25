package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Strictness;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.yaml.YamlText;

/** One layer of data: a hiera.yaml and the files it names. It is read once, when first asked; so is its failure. */
public final class Layer {

    /** Puppet's layers, the strongest first. */
    enum Kind {
        GLOBAL,
        ENVIRONMENT,
        MODULE
    }

    private final FileTree files;
    private final Strictness strictness;
    private final Kind kind;
    private final String module;
    private final Path file;
    private final String hiera3Data;
    private Optional<HieraConfig> config = Optional.empty();
    private Optional<LookupFailure> failure = Optional.empty();
    private boolean known;

    /**
     * A layer.
     *
     * @param module its module, or empty
     * @param file its hiera.yaml, which may be missing in the global layer only
     * @param hiera3Data where a hiera.yaml of version 3 has its data unless it says
     */
    Layer(FileTree files, Strictness strictness, Kind kind, String module, Path file, String hiera3Data) {
        this.files = files;
        this.strictness = strictness;
        this.kind = kind;
        this.module = module;
        this.file = file;
        this.hiera3Data = hiera3Data;
    }

    Kind kind() {
        return kind;
    }

    String module() {
        return module;
    }

    public Path directory() {
        return file.resolveSibling("");
    }

    /** Where its hiera.yaml is; empty where there is none. */
    String source() throws LookupFailure, IOException {
        return config().filter(HieraConfig::written)
                .map(found -> file.toString())
                .orElse("");
    }

    /** What the file says; nothing for one of version 3, which Puppet 7 ignores outside of the global layer. */
    public Optional<HieraConfig> config() throws LookupFailure, IOException {
        if (!known) {
            try {
                config = read();
            } catch (LookupFailure e) {
                failure = Optional.of(e);
            }
            known = true;
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return config;
    }

    private Optional<HieraConfig> read() throws LookupFailure, IOException {
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            return Optional.of(HieraConfig.common());
        }
        String name = files.display(file);
        Checked<Optional<Value>> text = YamlText.read(name, bytes.get());
        Optional<Diagnostic> broken =
                text.diagnostics().stream().filter(Diagnostic::isError).findFirst();
        if (text.value().isEmpty() && broken.isPresent()) {
            throw new LookupFailure(FailureKind.PARSE, broken.get());
        }
        HieraConfig parsed = HieraConfig.parse(name, text.value(), kind, hiera3Data);
        if (parsed.version() > 3 || kind == Kind.GLOBAL) {
            return Optional.of(parsed);
        }
        if (strictness == Strictness.PUPPET_7) {
            return Optional.empty();
        }
        String where = kind == Kind.MODULE ? "a module" : "an environment";
        throw new LookupFailure(
                FailureKind.CONFIG,
                Diagnostic.error(
                                HieraKinds.WRONG_TYPE,
                                parsed.location(),
                                "hiera.yaml version 3 cannot be used in " + where)
                        .advising("write \"version: 5\" and a hierarchy of that version"));
    }
}
