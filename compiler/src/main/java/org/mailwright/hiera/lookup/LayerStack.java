package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Layers;
import org.mailwright.hiera.Strictness;

/** The layers of an environment, each opened once. */
public final class LayerStack {
    private final FileTree files;
    private final Layers layers;
    private final Strictness strictness;
    private final Optional<Layer> global;
    private final Optional<Layer> environment;
    private final Map<String, Optional<Layer>> modules = new HashMap<>();

    public LayerStack(FileTree files, Layers layers, Strictness strictness) throws IOException {
        this.files = files;
        this.layers = layers;
        this.strictness = strictness;
        // Without a file the global layer is data/common.yaml beside where it would be.
        this.global = layers.global().map(file -> layer(Layer.Kind.GLOBAL, "", file));
        this.environment = layers.environment().isPresent()
                        && files.exists(layers.environment().get())
                ? layers.environment().map(file -> layer(Layer.Kind.ENVIRONMENT, "", file))
                : Optional.empty();
    }

    private Layer layer(Layer.Kind kind, String module, Path file) {
        String hieradata = layers.environment()
                .map(found -> found.resolveSibling("hieradata").toString())
                .orElse("hieradata");
        return new Layer(files, strictness, kind, module, file, hieradata);
    }

    Optional<Layer> global() {
        return global;
    }

    public Optional<Layer> environment() {
        return environment;
    }

    /** The layer of a module; nothing when there is no such module, or it has no hiera.yaml. */
    Optional<Layer> module(String name) throws IOException {
        Optional<Layer> known = modules.get(name);
        if (known == null) {
            Optional<Path> directory = directory(name);
            known = directory
                    .map(found -> found.resolve("hiera.yaml"))
                    .filter(files::exists)
                    .map(file -> layer(Layer.Kind.MODULE, name, file));
            modules.put(name, known);
        }
        return known;
    }

    /** The directory of a module: the first on the module path. */
    Optional<Path> directory(String module) {
        if (!module.matches("[a-z][a-z0-9_]*")) {
            return Optional.empty();
        }
        return layers.modulePath().stream()
                .map(path -> path.resolve(module))
                .filter(files::isDirectory)
                .findFirst();
    }
}
