package org.mailwright.hiera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files a look-up may read: a directory on disk, or a commit. All paths are absolute and normalised; the
 * operator sees {@link #display}. Only a regular file of a bounded size can be read; links to one are followed.
 */
public interface FileTree {

    /** The bytes of a regular file, or nothing when it does not exist; throws when it exists and cannot be read. */
    Optional<byte[]> read(Path file) throws IOException;

    /** True for a regular file. */
    boolean isFile(Path path);

    /** True for whatever is there, regular or not: an input that is none must be read, and refused, not passed over. */
    boolean exists(Path path);

    /** True for a symbolic link, wherever it leads. */
    boolean isLink(Path path);

    /** The path that a symbolic link has. */
    String target(Path link) throws IOException;

    /** The bytes of a regular file as a stream, for files of any size; throws when it cannot be read. */
    InputStream open(Path file) throws IOException;

    /** The names in a directory, sorted by code point; empty when it is none. */
    List<String> list(Path directory) throws IOException;

    boolean isDirectory(Path path);

    /** True when the file is on disk and others than its owner may read or write it: no place for a password. */
    default boolean isExposed(Path file) {
        return false;
    }

    /** The path as messages show it: relative to the site where it lies below it. */
    String display(Path path);
}
