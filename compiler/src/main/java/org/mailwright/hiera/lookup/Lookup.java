package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Decryption;
import org.mailwright.hiera.Explanation;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Query;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Strictness;
import org.mailwright.hiera.Trace;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;
import org.mailwright.hiera.type.PuppetType;

/** Look-ups in one scope: the files it sees, what was found on the way, and the keys that are being asked for. */
public final class Lookup {
    private static final String OPTIONS = "lookup_options";
    private static final Merge HASH = Merge.of(Merge.Strategy.HASH);

    private final LayerStack layers;
    private final Decryption decryption;
    private final Trace trace;
    private final Interpolation interpolation;
    private final HierarchyResolver resolver;
    private final LevelData levels;
    private final Map<Layer, Hierarchy> hierarchies = new HashMap<>();
    private final Map<Layer, Hierarchy> defaults = new HashMap<>();
    private final Map<Asked, Interpolation.Found> nested = new HashMap<>();
    private final Map<String, LookupOptions> options = new HashMap<>();
    private final Map<String, LookupOptions> defaultOptions = new HashMap<>();
    private final Set<Diagnostic> undecided = new LinkedHashSet<>();
    /** Whether a merge compares the values that are being looked up. */
    private boolean judged;

    /** A key that an expression names: what is closed in it may have to be compared. */
    private record Asked(String key, boolean judged) {}

    /**
     * Look-ups.
     *
     * @param trace what is told of each step
     */
    public Lookup(
            LayerStack layers,
            DataFiles data,
            Strictness strictness,
            Decryption decryption,
            Decrypter decrypter,
            Scope scope,
            Trace trace) {
        this.layers = layers;
        this.decryption = decryption;
        this.trace = trace;
        this.interpolation = new Interpolation(scope, strictness, this::nested, trace);
        this.resolver = new HierarchyResolver(
                data,
                strictness,
                new Interpolation(scope, strictness, this::nested, Trace.SILENT),
                (name, value) -> new Interpolation(scope.with(name, value), strictness, this::nested, Trace.SILENT),
                new LinkedHashSet<>());
        this.levels = new LevelData(data, decryption, decrypter, interpolation);
    }

    /** What Puppet only warns of. */
    public Set<Diagnostic> warnings() {
        Set<Diagnostic> warnings = new LinkedHashSet<>(interpolation.warnings());
        warnings.addAll(resolver.warnings());
        if (decryption == Decryption.WHERE_READABLE) {
            warnings.addAll(levels.keys());
        }
        warnings.addAll(undecided);
        return warnings;
    }

    /** Variables that gave nothing, about which Puppet does not even warn. */
    public Set<Diagnostic> empties() {
        return interpolation.empties();
    }

    /** The whole of Puppet's lookup function; what is not found is a failure. */
    public Value answer(Query query, Location at) throws LookupFailure, IOException {
        for (String key : query.keys()) {
            Optional<Value> found = find(key, query.merge(), at);
            if (found.isPresent()) {
                return asserted("Found value", query, found.get());
            }
        }
        if (query.fallback().isPresent()) {
            return asserted("Default value", query, query.fallback().get());
        }
        String names = query.keys().size() == 1
                ? "the name '" + query.keys().get(0) + "'"
                : "any of the names ['" + String.join("', '", query.keys()) + "']";
        throw new LookupFailure(
                FailureKind.NOT_FOUND,
                HieraKinds.UNKNOWN_KEY,
                at,
                "Function lookup() did not find a value for " + names);
    }

    private static Value asserted(String subject, Query query, Value value) throws LookupFailure {
        Optional<PuppetType> type = query.type();
        if (type.isEmpty() || type.get().accepts(value)) {
            return value;
        }
        throw new LookupFailure(
                FailureKind.TYPE,
                HieraKinds.WRONG_TYPE,
                value.location(),
                subject + " has wrong type, expects " + type.get() + ", got " + value.kind());
    }

    /** A key that an interpolation names; keys that name each other twice would double the work at every step. */
    private Optional<Value> nested(String key, Location at) throws LookupFailure, IOException {
        Asked asked = new Asked(key, judged);
        Interpolation.Found known = nested.get(asked);
        if (known != null && interpolation.isFree(known)) {
            return known.value();
        }
        Interpolation.Found found = interpolation.noting(() -> find(key, Optional.empty(), at));
        nested.put(asked, found);
        return found.value();
    }

    /** The value of a key, dotted or not, merged as said or as lookup_options say, and converted. */
    public Optional<Value> find(String key, Optional<Merge> merge, Location at) throws LookupFailure, IOException {
        if (key.equals(OPTIONS) || key.startsWith(OPTIONS + ".")) {
            trace.step(Explanation.Kind.INVALID_KEY, OPTIONS, Explanation.Outcome.NONE);
            return Optional.empty();
        }
        KeyPath path = KeyPath.parse(key, at);
        String root = path.root(at);
        LookupOptions entry = options(module(root), at);
        Optional<Merge> named = entry.merge(root);
        if (!trace.isSilent()) {
            explain(entry, root, merge.isEmpty() ? named : Optional.empty());
        }
        Optional<Value> conversion = entry.conversion(root);
        Merge how = merge.or(() -> named).orElse(Merge.FIRST);
        trace.enter(Explanation.Kind.SEARCH, key);
        Optional<Value> value;
        boolean outer = judged;
        judged |= how.compares();
        try {
            // What the answer hides is hidden on the way to it.
            value = conversion.filter(Conversion::hides).isPresent()
                    ? interpolation.hiding(root + ", which is Sensitive,", at, () -> inLayers(path, root, how, at))
                    : inLayers(path, root, how, at);
        } finally {
            judged = outer;
            trace.leave();
        }
        if (value.isPresent() && how.compares()) {
            undecided.addAll(Undecided.of(root, how, value.get()));
        }
        if (value.isEmpty() || conversion.isEmpty()) {
            return value;
        }
        Value made = Conversion.of(key, conversion.get(), value.get());
        trace.note("Applying convert_to lookup_option with arguments " + Values.text(conversion.get()));
        return Optional.of(made);
    }

    private void explain(LookupOptions options, String root, Optional<Merge> merge) throws LookupFailure {
        for (String name : options.matching(root)) {
            trace.step(Explanation.Kind.OPTION, name, Explanation.Outcome.NONE);
        }
        Optional<LookupOptions.Said> said = options.merging(root);
        if (merge.isPresent() && said.isPresent()) {
            String name = said.get().entry().name();
            trace.enter(Explanation.Kind.MERGE_SOURCE, OPTIONS, name, merge);
            trace.found(name, said.get().value());
            trace.leave();
        }
    }

    private static String module(String root) {
        int end = root.indexOf("::");
        return end < 0 ? "" : end == 0 ? root : root.substring(0, end);
    }

    private Optional<Value> inLayers(KeyPath path, String root, Merge merge, Location at)
            throws LookupFailure, IOException {
        String module = module(root);
        List<Merging.Source> sources = List.of(
                () -> inGlobal(path.text(), root, merge, at),
                () -> inEnvironment(path.text(), root, merge, at),
                () -> inModule(path.text(), root, module, merge, at));
        Optional<Value> value = Merging.of(merge, sources, trace);
        if (value.isPresent()) {
            value = dug(path, value.get());
        }
        if (value.isPresent()) {
            return value;
        }
        Optional<Value> last = inDefaults(path, root, module, at);
        return last.isPresent() ? dug(path, last.get()) : last;
    }

    private Optional<Value> dug(KeyPath path, Value value) throws LookupFailure {
        return path.rest().isEmpty() ? Optional.of(value) : interpolation.dug(path, value);
    }

    private Optional<Value> inGlobal(String name, String root, Merge merge, Location at)
            throws LookupFailure, IOException {
        if (layers.global().isEmpty()) {
            trace.enter(Explanation.Kind.GLOBAL, "");
            trace.notFound(root);
            trace.leave();
            return Optional.empty();
        }
        return in(layers.global().get(), name, root, merge, at);
    }

    private Optional<Value> inEnvironment(String name, String root, Merge merge, Location at)
            throws LookupFailure, IOException {
        return layers.environment().isEmpty()
                ? Optional.empty()
                : in(layers.environment().get(), name, root, merge, at);
    }

    private Optional<Value> inModule(String name, String root, String module, Merge merge, Location at)
            throws LookupFailure, IOException {
        if (module.isEmpty()) {
            return Optional.empty();
        }
        Optional<Layer> layer = layers.module(module);
        if (layer.isEmpty()) {
            boolean there = layers.directory(module).isPresent();
            trace.step(
                    Explanation.Kind.NO_MODULE,
                    module,
                    there ? Explanation.Outcome.MODULE_WITHOUT_DATA : Explanation.Outcome.MODULE_NOT_FOUND);
            return Optional.empty();
        }
        return in(layer.get(), name, root, merge, at);
    }

    /** A module's default_hierarchy: asked when nothing else has the key, under merges of its own. */
    private Optional<Value> inDefaults(KeyPath path, String root, String module, Location at)
            throws LookupFailure, IOException {
        Optional<Layer> layer = module.isEmpty() ? Optional.empty() : layers.module(module);
        Optional<HieraConfig> config = layer.isPresent() ? layer.get().config() : Optional.empty();
        if (layer.isEmpty() || config.isEmpty() || config.get().defaults().isEmpty()) {
            return Optional.empty();
        }
        trace.enter(Explanation.Kind.SCOPE, "Searching default_hierarchy of module \"" + module + "\"");
        try {
            LookupOptions known = defaultOptions.get(module);
            if (known == null) {
                trace.enter(Explanation.Kind.SCOPE, "Searching for \"" + OPTIONS + "\"");
                try {
                    Optional<Value> found = entries(layer.get(), true, OPTIONS, OPTIONS, HASH, at);
                    known = LookupOptions.compile(LookupOptions.checked(found, module));
                } finally {
                    trace.leave();
                }
                defaultOptions.put(module, known);
            }
            Merge merge = known.merge(root).orElse(Merge.FIRST);
            trace.enter(Explanation.Kind.SCOPE, "Searching for \"" + path.text() + "\"");
            try {
                return entries(layer.get(), true, path.text(), root, merge, at);
            } finally {
                trace.leave();
            }
        } finally {
            trace.leave();
        }
    }

    private Optional<Value> in(Layer layer, String name, String root, Merge merge, Location at)
            throws LookupFailure, IOException {
        return layer.config().isEmpty() ? Optional.empty() : entries(layer, false, name, root, merge, at);
    }

    private Optional<Value> entries(Layer layer, boolean last, String name, String root, Merge merge, Location at)
            throws LookupFailure, IOException {
        return interpolation.under(name, at, () -> {
            Explanation.Kind kind = Explanation.Kind.valueOf(layer.kind().name());
            trace.enter(kind, layer.module(), layer.source(), Optional.empty());
            try {
                List<Merging.Source> sources = new ArrayList<>();
                for (Hierarchy.Entry entry : hierarchy(layer, last).entries()) {
                    sources.add(() -> entry(entry, layer, root, merge));
                }
                if (sources.isEmpty()) {
                    trace.notFound(root);
                    return Optional.empty();
                }
                return Merging.of(merge, sources, trace);
            } finally {
                trace.leave();
            }
        });
    }

    private Hierarchy hierarchy(Layer layer, boolean last) throws LookupFailure, IOException {
        Map<Layer, Hierarchy> all = last ? defaults : hierarchies;
        Hierarchy known = all.get(layer);
        if (known == null) {
            HieraConfig config = layer.config().orElseThrow();
            List<Level> named = last ? config.defaults().orElseThrow() : config.levels();
            known = resolver.resolve(layer.directory(), config, named);
            all.put(layer, known);
        }
        return known;
    }

    private Optional<Value> entry(Hierarchy.Entry entry, Layer layer, String root, Merge merge)
            throws LookupFailure, IOException {
        trace.enter(Explanation.Kind.ENTRY, entry.level().name());
        try {
            if (entry.files().isEmpty()) {
                throw levels.homeless(entry);
            }
            for (Hierarchy.Pattern pattern : entry.patterns()) {
                trace.enter(Explanation.Kind.GLOB, pattern.text(), pattern.original(), Optional.empty());
                pattern.empty().forEach(trace::note);
                trace.leave();
            }
            List<Merging.Source> sources = new ArrayList<>();
            for (Hierarchy.Located file : entry.files().get()) {
                sources.add(() -> file(entry, file, layer, root));
            }
            return Merging.of(merge, sources, trace);
        } finally {
            trace.leave();
        }
    }

    private Optional<Value> file(Hierarchy.Entry entry, Hierarchy.Located file, Layer layer, String root)
            throws LookupFailure, IOException {
        trace.enter(Explanation.Kind.FILE, file.path().toString(), file.original(), Optional.empty());
        try {
            file.empty().forEach(trace::note);
            if (!file.exists()) {
                trace.outcome(Explanation.Outcome.FILE_NOT_FOUND, root, Optional.empty());
                return Optional.empty();
            }
            Optional<Value> value = levels.value(entry, file.path(), layer.directory(), root, judged);
            value.ifPresentOrElse(found -> trace.found(root, found), () -> trace.notFound(root));
            return value;
        } finally {
            trace.leave();
        }
    }

    /** The lookup_options that count for the keys of a module: those of all layers, one over the other. */
    private LookupOptions options(String module, Location at) throws LookupFailure, IOException {
        LookupOptions known = options.get(module);
        if (known != null) {
            return known;
        }
        trace.enter(Explanation.Kind.SEARCH_OPTIONS, OPTIONS);
        try {
            Optional<Value.Mapping> all = over(
                    LookupOptions.checked(inGlobal(OPTIONS, OPTIONS, HASH, at), ""),
                    LookupOptions.checked(inEnvironment(OPTIONS, OPTIONS, HASH, at), ""));
            if (!module.isEmpty()) {
                options.putIfAbsent("", LookupOptions.compile(all));
                Optional<Value> own = inModule(OPTIONS, OPTIONS, module, HASH, at);
                all = over(all, LookupOptions.checked(own, module));
            }
            LookupOptions compiled = LookupOptions.compile(all);
            options.put(module, compiled);
            return compiled;
        } finally {
            trace.leave();
        }
    }

    private static Optional<Value.Mapping> over(Optional<Value.Mapping> high, Optional<Value.Mapping> low)
            throws LookupFailure {
        if (high.isEmpty() || low.isEmpty()) {
            return high.or(() -> low);
        }
        return Optional.of((Value.Mapping) Merging.merged(HASH, high.get(), low.get()));
    }

    /** How many files have the key, of the hierarchies that this scope has looked at. */
    public int files(String key) throws LookupFailure, IOException {
        int count = 0;
        for (Hierarchy hierarchy : hierarchies.values()) {
            for (Hierarchy.Entry entry : hierarchy.entries()) {
                for (Hierarchy.Located file : entry.files().orElse(List.of())) {
                    count += file.exists() && levels.has(entry, file.path(), key) ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** The hierarchies that this scope has looked at, by layer. */
    public Map<Layer, List<Hierarchy.Entry>> seen() {
        Map<Layer, List<Hierarchy.Entry>> seen = new LinkedHashMap<>();
        for (Map<Layer, Hierarchy> all : List.of(hierarchies, defaults)) {
            all.forEach((layer, hierarchy) ->
                    seen.computeIfAbsent(layer, any -> new ArrayList<>()).addAll(hierarchy.entries()));
        }
        return seen;
    }
}
