package org.mailwright.hiera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hiera.yaml files of Puppet's three layers, in the order in which they are asked.
 *
 * @param global Puppet's setting {@code hiera_config}
 * @param environment the environment's own
 * @param modulePath the directories of modules; the first with a module of a name counts
 */
public record Layers(Optional<Path> global, Optional<Path> environment, List<Path> modulePath) {

    /** environment.conf: {@code modulepath = site:modules:$basemodulepath}. */
    private static final Pattern MODULEPATH = Pattern.compile("(?m)^[ \\t]*modulepath[ \\t]*=[ \\t]*(.*?)[ \\t]*$");

    public Layers {
        modulePath = List.copyOf(modulePath);
    }

    /**
     * An environment: hiera.yaml in its directory, and the modules in {@code modules} or where environment.conf says;
     * of its modulepath only directories inside the environment count, since what Puppet's settings add is not here.
     */
    public static Layers environment(FileTree files, Path directory) throws IOException {
        return environment(files, directory, directory.resolve("hiera.yaml"));
    }

    /** An environment whose hiera.yaml has another name. */
    static Layers environment(FileTree files, Path directory, Path config) throws IOException {
        return new Layers(Optional.empty(), Optional.of(config), modulePath(files, directory));
    }

    /** With a global layer. */
    public Layers withGlobal(Path config) {
        return new Layers(Optional.of(config), environment, modulePath);
    }

    private static List<Path> modulePath(FileTree files, Path directory) throws IOException {
        Optional<byte[]> conf = files.read(directory.resolve("environment.conf"));
        Matcher setting = MODULEPATH.matcher(
                conf.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(""));
        String path = "modules";
        while (setting.find()) {
            path = setting.group(1);
        }
        List<Path> found = new ArrayList<>();
        for (String entry : path.split(":")) {
            try {
                Path resolved = directory.resolve(entry).normalize();
                if (!entry.isBlank() && !entry.contains("$") && resolved.startsWith(directory.normalize())) {
                    found.add(resolved);
                }
            } catch (InvalidPathException e) {
                // Not a path, so no directory of modules either.
            }
        }
        return found;
    }
}
