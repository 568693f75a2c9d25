package org.mailwright.hiera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.lookup.DataFiles;
import org.mailwright.hiera.lookup.Decrypter;
import org.mailwright.hiera.lookup.DirectoryInPlace;
import org.mailwright.hiera.lookup.Eyaml;
import org.mailwright.hiera.lookup.EyamlKeys;
import org.mailwright.hiera.lookup.Hierarchy;
import org.mailwright.hiera.lookup.Layer;
import org.mailwright.hiera.lookup.LayerStack;
import org.mailwright.hiera.lookup.Lookup;
import org.mailwright.hiera.lookup.Neglected;
import org.mailwright.hiera.yaml.YamlText;

/** The data as Puppet's {@code lookup} function sees them: the hiera.yaml of each layer and the files it names. */
public final class Hiera {
    private final LayerStack layers;
    private final DataFiles data;
    private final Strictness strictness;
    private final Decryption decryption;
    private final Decrypter decrypter;
    private final Location place;
    private final Map<Scope, Lookup> lookups = new LinkedHashMap<>();
    private final List<Comment> configComments = new ArrayList<>();

    private Hiera(
            LayerStack layers,
            DataFiles data,
            Strictness strictness,
            Decryption decryption,
            Decrypter decrypter,
            Location place) {
        this.layers = layers;
        this.data = data;
        this.strictness = strictness;
        this.decryption = decryption;
        this.decrypter = decrypter;
        this.place = place;
    }

    /**
     * The data of these layers. A hiera.yaml is read when it is first asked; one that is broken fails each look-up, as
     * it does in Puppet.
     */
    public static Hiera of(FileTree files, Layers layers, Strictness strictness, Decryption decryption) {
        try {
            return new Hiera(
                    new LayerStack(files, layers, strictness),
                    new DataFiles(files, strictness),
                    strictness,
                    decryption,
                    new Decrypter(files),
                    Location.file(layers.environment()
                            .or(layers::global)
                            .map(files::display)
                            .orElse("hiera.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An environment of which this is the hiera.yaml, with the modules beside it; nothing, with a finding, when the
     * file is missing or wrong.
     */
    public static Checked<Optional<Hiera>> open(
            FileTree files, Path config, Strictness strictness, Decryption decryption) {
        try {
            Optional<byte[]> bytes = files.read(config);
            Location file = Location.file(files.display(config));
            if (bytes.isEmpty()) {
                return failed(Diagnostic.error(SiteKinds.INPUT_MISSING, file, "there is no such file"));
            }
            Layers layers = Layers.environment(files, config.resolveSibling(""), config);
            Hiera hiera = of(files, layers, strictness, decryption);
            Optional<Layer> environment = hiera.layers.environment();
            if (environment.isPresent() && environment.get().config().isEmpty()) {
                return failed(Diagnostic.error(
                        HieraKinds.WRONG_TYPE, file, "hiera.yaml is not of version 5, and Puppet ignores it here"));
            }
            List<Diagnostic> findings = YamlText.read(files.display(config), bytes.get(), hiera.configComments::add)
                    .diagnostics();
            return new Checked<>(Optional.of(hiera), findings);
        } catch (LookupFailure e) {
            return failed(e.plain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checked<Optional<Hiera>> failed(Diagnostic finding) {
        return new Checked<>(Optional.empty(), List.of(finding));
    }

    /** The value of a key, merged as lookup_options say; nothing when no level has it. */
    public Checked<Optional<Value>> lookup(String key, Scope scope) {
        return lookup(key, scope, Optional.empty());
    }

    /** True when more than one file that a scope sees has the key, so that it matters how they are merged. */
    public boolean isSpread(String key, Scope scope) {
        try {
            return in(scope).files(key) > 1;
        } catch (LookupFailure e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a key with a merge of the caller's. */
    public Checked<Optional<Value>> lookup(String key, Scope scope, Merge merge) {
        return lookup(key, scope, Optional.of(merge));
    }

    private Checked<Optional<Value>> lookup(String key, Scope scope, Optional<Merge> merge) {
        try {
            return Checked.of(in(scope).find(key, merge, place).map(Values::unwrapped));
        } catch (LookupFailure e) {
            return new Checked<>(Optional.empty(), List.of(e.plain()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Puppet would answer, to the letter. */
    public Answer answer(Query query, Scope scope) {
        return answer(query, in(scope));
    }

    /** The same with the way to it; everything but the files is asked anew. */
    public Explanation explain(Query query, Scope scope) {
        Trace.Recording trace = new Trace.Recording();
        Answer answer = answer(query, fresh(scope, trace));
        return new Explanation(answer, trace.steps());
    }

    private Answer answer(Query query, Lookup lookup) {
        try {
            Value value = lookup.answer(query, place);
            return Answer.of(value, new ArrayList<>(lookup.warnings()));
        } catch (LookupFailure e) {
            return Answer.failed(e, new ArrayList<>(lookup.warnings()));
        } catch (DirectoryInPlace e) {
            return Answer.failed(e.failure(), new ArrayList<>(lookup.warnings()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Lookup in(Scope scope) {
        return lookups.computeIfAbsent(scope, any -> fresh(scope, Trace.SILENT));
    }

    private Lookup fresh(Scope scope, Trace trace) {
        return new Lookup(layers, data, strictness, decryption, decrypter, scope, trace);
    }

    /** The top-level keys that begin with a prefix, wherever a file that was read so far has one, by place. */
    public List<Value.Text> keys(String prefix) {
        return data.keys(prefix);
    }

    /** The comments for programs in hiera.yaml and in the YAML files read so far, by place. */
    public List<Comment> comments() {
        List<Comment> comments = new ArrayList<>(configComments);
        comments.addAll(data.comments());
        return List.copyOf(comments);
    }

    /** What is wrong with the data files read so far, although Puppet says nothing. */
    public List<Diagnostic> findings() {
        return data.findings();
    }

    /**
     * What was written for nothing, as far as the scopes go in which something was looked up: files that no hierarchy
     * names, lookup_options for keys that are nowhere, and variables of paths that no scope has.
     */
    public List<Diagnostic> neglected() throws IOException {
        List<Hierarchy.Entry> entries = new ArrayList<>();
        Set<Diagnostic> findings = new LinkedHashSet<>();
        for (Lookup lookup : lookups.values()) {
            lookup.seen().values().forEach(entries::addAll);
            findings.addAll(lookup.warnings());
            findings.addAll(lookup.empties());
        }
        Neglected neglected = new Neglected(data);
        findings.addAll(EyamlKeys.relative(entries));
        findings.addAll(neglected.directories(entries));
        findings.addAll(neglected.files(layers.environment().stream().toList(), entries));
        findings.addAll(neglected.options());
        return List.copyOf(findings);
    }

    /**
     * A key in a file that a look-up does not read.
     *
     * @param node true when the look-up of some node reads it
     */
    public record Unread(Value.Text key, boolean node) {}

    /** The keys of these names that the look-up in this scope does not see, as far as the scopes go that were used. */
    public List<Unread> unread(Scope scope, Collection<String> names) throws IOException {
        List<Hierarchy.Entry> all = new ArrayList<>();
        lookups.values().forEach(lookup -> lookup.seen().values().forEach(all::addAll));
        List<Hierarchy.Entry> own = new ArrayList<>();
        in(scope).seen().values().forEach(own::addAll);
        return new Neglected(data).keys(names, layers.environment().stream().toList(), own, all);
    }

    /** True when an eyaml private key that hiera.yaml names is on this machine. */
    public boolean opensSecrets() {
        return privateKeys().stream().anyMatch(data.tree()::exists);
    }

    /** Opens eyaml ciphertext with a private key that hiera.yaml names; the reason says what is missing. */
    public Parsed<String> open(Value.Sealed sealed) {
        Parsed<String> opened = Parsed.not("the eyaml private key is not on this machine");
        try {
            for (Path key : privateKeys()) {
                Optional<byte[]> pem = data.tree().read(key);
                if (pem.isPresent() && opened.value().isEmpty()) {
                    opened = Eyaml.open(sealed.ciphertext(), pem.get());
                }
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the levels keep their keys, as the scopes see it that something was looked up in. */
    private Set<Path> privateKeys() {
        Set<Path> found = new LinkedHashSet<>();
        for (Lookup lookup : lookups.values()) {
            lookup.seen()
                    .forEach((layer, entries) -> entries.forEach(
                            entry -> Decrypter.path(entry.options(), "pkcs7_private_key", layer.directory())
                                    .ifPresent(found::add)));
        }
        return found;
    }
}
