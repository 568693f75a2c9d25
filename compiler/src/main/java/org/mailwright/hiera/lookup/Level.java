package org.mailwright.hiera.lookup;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;

/**
 * One entry of hiera.yaml's hierarchy.
 *
 * @param name its name
 * @param function what reads its files, by Puppet's name
 * @param functionKind {@code data_hash}, {@code lookup_key} or {@code data_dig}
 * @param datadir where they are, relative to hiera.yaml, not yet interpolated
 * @param place what names its files; an entry without one has no data, and Puppet refuses it when it comes to it
 * @param options of the function, e.g. {@code pkcs7_private_key}
 */
record Level(
        String name,
        String functionKind,
        String function,
        Value.Text datadir,
        Optional<Place> place,
        Value.Mapping options,
        Location location) {

    /** How a level names files. */
    enum Kind {
        PATH,
        GLOB,
        MAPPED,
        URI
    }

    /**
     * Paths, globs, or the three parts of mapped_paths.
     *
     * @param extension what the names of version 3 and 4 leave out, else empty
     */
    record Place(Kind kind, List<Value> parts, String extension) {}
}
