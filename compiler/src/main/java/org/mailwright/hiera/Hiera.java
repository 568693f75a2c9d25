package org.mailwright.hiera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

/** The environment's data as Puppet's {@code lookup} function sees them: hiera.yaml and the files it names. */
public final class Hiera {
    private final HieraConfig config;
    private final DataFiles data;
    private final Path directory;
    private final Strictness strictness;
    private final Decryption decryption;
    private final Map<Scope, Lookup> lookups = new LinkedHashMap<>();

    private Hiera(HieraConfig config, DataFiles data, Path directory, Strictness strictness, Decryption decryption) {
        this.config = config;
        this.data = data;
        this.directory = directory;
        this.strictness = strictness;
        this.decryption = decryption;
    }

    /** Reads hiera.yaml; nothing, with a finding, when it is missing or wrong. */
    public static Checked<Optional<Hiera>> open(
            FileTree files, Path config, Strictness strictness, Decryption decryption) {
        try {
            Optional<byte[]> bytes = files.read(config);
            Location place = Location.file(files.display(config));
            if (bytes.isEmpty()) {
                return failed(Diagnostic.error("input-missing", place, "there is no such file"));
            }
            Checked<Optional<Value>> text = YamlText.read(files.display(config), bytes.get());
            if (text.value().isEmpty()) {
                return new Checked<>(Optional.empty(), text.diagnostics());
            }
            HieraConfig read = HieraConfig.parse(text.value().get());
            Hiera hiera = new Hiera(
                    read, new DataFiles(files, strictness), config.resolveSibling(""), strictness, decryption);
            return new Checked<>(Optional.of(hiera), text.diagnostics());
        } catch (LookupFailure e) {
            return failed(e.finding());
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

    /** The value of a key with a merge of the caller's. */
    public Checked<Optional<Value>> lookup(String key, Scope scope, Merge merge) {
        return lookup(key, scope, Optional.of(merge));
    }

    private Checked<Optional<Value>> lookup(String key, Scope scope, Optional<Merge> merge) {
        try {
            Lookup lookup = lookups.get(scope);
            if (lookup == null) {
                lookup = new Lookup(config, data, directory, strictness, decryption, scope);
                lookups.put(scope, lookup);
            }
            return Checked.of(lookup.find(key, merge, config.location()));
        } catch (LookupFailure e) {
            return new Checked<>(Optional.empty(), List.of(e.finding()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The top-level keys that begin with a prefix, wherever a file that was read so far has one, by place. */
    public List<Value.Text> keys(String prefix) {
        return data.keys(prefix);
    }

    /** What is wrong with the data files read so far, although Puppet says nothing. */
    public List<Diagnostic> findings() {
        return data.findings();
    }

    /** True when an eyaml private key that hiera.yaml names is on this machine. */
    public boolean opensSecrets() {
        try {
            return privateKeys().stream().anyMatch(data.tree()::isFile);
        } catch (LookupFailure e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        } catch (LookupFailure e) {
            return Parsed.not(e.finding().message());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the levels keep their keys, as the scopes see it that something was looked up in. */
    private Set<Path> privateKeys() throws LookupFailure, IOException {
        Set<Path> found = new LinkedHashSet<>();
        for (Level level : config.levels()) {
            for (Lookup lookup : lookups.values()) {
                lookup.privateKey(level).ifPresent(found::add);
            }
        }
        return found;
    }
}
