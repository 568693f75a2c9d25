package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Path;
import org.mailwright.tree.Targets;

/**
 * The machine that files are installed on.
 *
 * @param root where its files are; {@code /} for the one this runs on
 * @param privileged true when owners can be set: the process is root
 */
public record Machine(Path root, Disk disk, Programs programs, boolean privileged) {
    /** The machine whose root directory this is. */
    public static Machine at(Path root) throws IOException {
        Path real = root.toRealPath();
        return new Machine(real, new PosixDisk(), new ProgramsBelow(real), Targets.self() == 0);
    }
}
