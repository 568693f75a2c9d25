package org.mailwright.hiera.lookup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.hiera.Value;

/**
 * A hierarchy as one scope sees it: which files each entry names.
 *
 * @param entries in order
 */
public record Hierarchy(List<Entry> entries) {

    /**
     * An entry.
     *
     * @param files what it names; nothing when it names no place at all, or a URI
     * @param base the directory of its files
     * @param patterns by which it names them, where it has globs
     * @param options of its function, interpolated
     */
    public record Entry(
            Level level, Path base, Optional<List<Located>> files, List<Pattern> patterns, Value.Mapping options) {}

    /**
     * A glob.
     *
     * @param original as hiera.yaml has it
     * @param text as Puppet has it
     * @param empty the variables in it without a value, each with what it is
     */
    record Pattern(String original, String text, List<String> empty) {}

    /**
     * A file that an entry names.
     *
     * @param original as hiera.yaml has it
     * @param exists whether there is such a file
     * @param empty the variables in it without a value, each with what it is
     */
    record Located(String original, Path path, boolean exists, List<String> empty) {}
}
