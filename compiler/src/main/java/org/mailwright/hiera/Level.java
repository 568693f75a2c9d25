package org.mailwright.hiera;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Location;

/**
 * One entry of hiera.yaml's hierarchy.
 *
 * @param name its name
 * @param function how its files are read
 * @param datadir where they are, relative to hiera.yaml, not yet interpolated
 * @param places what names its files
 * @param options of the function, e.g. {@code pkcs7_private_key}
 */
record Level(
        String name,
        Function function,
        String datadir,
        List<Place> places,
        Map<String, Value> options,
        Location location) {

    /** The data functions that Puppet and hiera-eyaml ship. */
    enum Function {
        YAML_DATA,
        JSON_DATA,
        EYAML_LOOKUP_KEY
    }

    /** How a level names files. */
    enum Kind {
        PATH,
        GLOB,
        MAPPED
    }

    /** A path, a glob, or the three parts of mapped_paths. */
    record Place(Kind kind, List<String> parts, Location location) {}

    /** A file that exists, and its level. */
    record Source(Level level, Path file) {}
}
