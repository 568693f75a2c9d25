package org.mailwright.install;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** The steps that change a disk, each of which may be the last one of a machine that loses its power. */
interface Disk {
    /** What a file is to hold. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes one directory with this mode, e.g. {@code 0755}. */
    void makeDirectory(Path directory, String mode) throws IOException;

    /** Makes a new file that only we may read; fails when anything is there, a symbolic link included. */
    void create(Path file) throws IOException;

    void setOwner(Path file, Owners.Ids ids) throws IOException;

    /** Sets four octal digits. */
    void setMode(Path file, String mode) throws IOException;

    /** Writes all of it into a file that is there. */
    void write(Path file, Content content) throws IOException;

    /** Returns when the file or directory is on stable storage (fsync(2)). */
    void sync(Path file) throws IOException;

    /** Puts a file in the place of another at once (rename(2)). */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file if it is there. */
    void delete(Path file) throws IOException;
}
