package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Decryption;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** What the data function of a level gives for a key: from a file, opened where it is encrypted, interpolated. */
final class LevelData {
    private static final Set<String> FUNCTIONS = Set.of("eyaml_lookup_key", "yaml_data", "json_data", "hocon_data");

    private static final Map<String, DataFiles.Format> DATA_HASHES = Map.of(
            "yaml_data", DataFiles.Format.YAML,
            "json_data", DataFiles.Format.JSON,
            "hocon_data", DataFiles.Format.HOCON);

    private final DataFiles data;
    private final Decryption decryption;
    private final Decrypter decrypter;
    private final Interpolation interpolation;
    private final Set<Hierarchy.Entry> encrypted = new LinkedHashSet<>();

    LevelData(DataFiles data, Decryption decryption, Decrypter decrypter, Interpolation interpolation) {
        this.data = data;
        this.decryption = decryption;
        this.decrypter = decrypter;
        this.interpolation = interpolation;
    }

    /**
     * The value of a key in a file that exists.
     *
     * @param directory of hiera.yaml
     * @param judged whether a merge compares the value with others
     */
    Optional<Value> value(Hierarchy.Entry entry, Path file, Path directory, String key, boolean judged)
            throws LookupFailure, IOException {
        DataFiles.Format format = format(entry);
        if (isEyaml(entry) && key.isEmpty()) {
            throw wrong(entry.level(), "'eyaml_lookup_key' parameter 'key' expects a String[1] value, got String");
        }
        Optional<Value> found = data.data(format, file).flatMap(hash -> hash.get(key));
        if (found.isEmpty()) {
            return found;
        }
        Value value = found.get();
        Optional<Value.Refused> refused = Values.refused(value);
        if (refused.isPresent()) {
            throw new LookupFailure(
                    FailureKind.VALUE_TYPE,
                    Diagnostic.error(
                                    HieraKinds.YAML_IMPLICIT_TYPE,
                                    refused.get().location(),
                                    refused.get().reason())
                            .advising("write it in quotes"));
        }
        if (!isEyaml(entry)) {
            return Optional.of(interpolation.value(value));
        }
        Value opened = interpolation.value(opened(value, new Ciphered(entry, directory, key, judged)));
        if (!isLookupValue(opened)) {
            Diagnostic finding = Diagnostic.error(
                    HieraKinds.WRONG_TYPE,
                    opened.location(),
                    "Value for key '" + key + "', returned from lookup_key function 'eyaml_lookup_key', has wrong type,"
                            + " expects Puppet::LookupValue, got " + opened.kind());
            throw new LookupFailure(
                    FailureKind.VALUE_TYPE,
                    finding,
                    wrongKey(opened).map(wrong -> plain(key, wrong)).orElse(finding));
        }
        return Optional.of(opened);
    }

    /** What is worth knowing about the keys of the levels that gave something encrypted. */
    Set<Diagnostic> keys() {
        Set<Diagnostic> findings = new LinkedHashSet<>(decrypter.absent());
        findings.addAll(EyamlKeys.relative(encrypted));
        return findings;
    }

    /** True when a file has the key, whatever its value is. */
    boolean has(Hierarchy.Entry entry, Path file, String key) throws LookupFailure, IOException {
        return data.data(format(entry), file).flatMap(hash -> hash.get(key)).isPresent();
    }

    /** Puppet looks at what a lookup_key function gives when it is interpolated: keys are strings or numbers. */
    private static boolean isLookupValue(Value value) {
        if (value instanceof Value.Sequence list) {
            return list.items().stream().allMatch(LevelData::isLookupValue);
        }
        return !(value instanceof Value.Mapping mapping)
                || mapping.entries().stream()
                        .allMatch(entry -> isLookupKey(entry.key()) && isLookupValue(entry.value()));
    }

    /** The first key that is neither text nor number. */
    private static Optional<Value> wrongKey(Value value) {
        List<Value.Mapping.Entry> entries = value instanceof Value.Mapping mapping ? mapping.entries() : List.of();
        for (Value.Mapping.Entry entry : entries) {
            Optional<Value> found = isLookupKey(entry.key()) ? wrongKey(entry.value()) : Optional.of(entry.key());
            if (found.isPresent()) {
                return found;
            }
        }
        List<Value> items = value instanceof Value.Sequence list ? list.items() : List.of();
        return items.stream().flatMap(item -> wrongKey(item).stream()).findFirst();
    }

    private static Diagnostic plain(String name, Value key) {
        boolean truth = key instanceof Value.Truth;
        Diagnostic finding = Diagnostic.error(
                HieraKinds.YAML_IMPLICIT_TYPE,
                key.location(),
                "a key of " + name + " must be a string, not " + (truth ? "a boolean" : key.kind()));
        return key instanceof Value.Truth word
                ? finding.advising("write \"" + word.written() + "\" in quotes: without them YAML reads "
                        + (word.written().equals(String.valueOf(word.truth())) ? "a boolean" : word.truth()))
                : finding.advising("put it in quotes");
    }

    private static boolean isLookupKey(Value key) {
        return DataTypes.isText(key) || key instanceof Value.Whole || key instanceof Value.Real;
    }

    /** An entry without a file: whatever its function is, it needs one. */
    LookupFailure homeless(Hierarchy.Entry entry) {
        try {
            format(entry);
        } catch (LookupFailure e) {
            return e;
        }
        return noPath(entry.level());
    }

    private static LookupFailure noPath(Level level) {
        return wrong(
                level,
                "'" + level.function() + "' one of 'path', 'paths' 'glob', 'globs' or 'mapped_paths' must be declared"
                        + " in hiera.yaml when using this " + level.functionKind() + " function");
    }

    private static LookupFailure wrong(Level level, String message) {
        return new LookupFailure(FailureKind.CONFIG, HieraKinds.WRONG_TYPE, level.location(), message);
    }

    private static boolean isEyaml(Hierarchy.Entry entry) {
        return entry.level().function().equals("eyaml_lookup_key");
    }

    /** Puppet finds out that a function is none, or takes no such options, when it first calls it. */
    private static DataFiles.Format format(Hierarchy.Entry entry) throws LookupFailure {
        Level level = entry.level();
        DataFiles.Format format = DATA_HASHES.get(level.function());
        if (isEyaml(entry) && level.functionKind().equals("lookup_key")) {
            return DataFiles.Format.YAML;
        }
        if (format == null && !isEyaml(entry)) {
            LookupFailure failure = wrong(
                    level, "Unable to find '" + level.functionKind() + "' function named '" + level.function() + "'");
            throw new LookupFailure(
                    failure.kind(),
                    failure.finding(),
                    failure.finding()
                            .advising(DidYouMean.remedy(
                                    level.function(),
                                    FUNCTIONS,
                                    "only Puppet has this function: copy hiera.yaml without the level \""
                                            + level.name()
                                            + "\" and name the copy in hiera.config of mailwright.yaml")));
        }
        if (format == null || !level.functionKind().equals("data_hash")) {
            throw wrong(level, "'" + level.function() + "' is not a function for '" + level.functionKind() + "'");
        }
        if (!entry.options().entries().isEmpty()) {
            LookupFailure failure = noPath(level);
            throw new LookupFailure(
                    failure.kind(),
                    failure.finding(),
                    Diagnostic.error(
                                    HieraKinds.WRONG_TYPE,
                                    entry.options().location(),
                                    "the function " + level.function() + " takes no options")
                            .advising("remove the options, or write lookup_key: eyaml_lookup_key for data with"
                                    + " ciphertext"));
        }
        return format;
    }

    /** What it takes to open the value of a key. */
    private record Ciphered(Hierarchy.Entry entry, Path directory, String key, boolean judged) {
        Value.Mapping options() {
            return entry.options();
        }
    }

    /** The value with its ciphertext decrypted, or left as {@link Value.Sealed}. */
    private Value opened(Value value, Ciphered how) throws LookupFailure, IOException {
        if (value instanceof Value.Text text && Ciphertext.isSuspect(text.text())) {
            return text(text, how);
        }
        if (value instanceof Value.Sequence list) {
            List<Value> items = new ArrayList<>();
            for (Value item : list.items()) {
                items.add(opened(item, how));
            }
            return new Value.Sequence(items, list.location());
        }
        if (value instanceof Value.Mapping mapping) {
            List<Value.Mapping.Entry> entries = new ArrayList<>();
            for (Value.Mapping.Entry pair : mapping.entries()) {
                entries.add(new Value.Mapping.Entry(pair.key(), opened(pair.value(), how)));
            }
            return new Value.Mapping(entries, mapping.location());
        }
        return value;
    }

    private Value text(Value.Text text, Ciphered how) throws LookupFailure, IOException {
        boolean sealed = Ciphertext.isSealed(text.text());
        encrypted.add(how.entry());
        Value.Sealed closed = new Value.Sealed(text.text(), text.location());
        if (sealed && decryption == Decryption.SEALED && !how.judged()) {
            return closed;
        }
        if (sealed && !decrypter.isHere(text.text(), how.options(), how.directory())) {
            return closed;
        }
        Parsed<String> clear = decrypter.open(text.text(), how.options(), how.directory());
        if (sealed && decryption == Decryption.SEALED) {
            return new Value.Sealed(text.text(), clear.value(), false, text.location());
        }
        if (clear.value().isEmpty()) {
            throw new LookupFailure(
                    FailureKind.DECRYPT,
                    HieraKinds.EYAML_UNDECRYPTED,
                    text.location(),
                    "hiera-eyaml cannot decrypt " + how.key() + ": " + clear.reason());
        }
        return new Value.Text(clear.orElseThrow(), sealed, text.location());
    }
}
