package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.mailwright.tree.Sha256;
import org.mailwright.tree.Targets;

/** Writes files beside their places, each with its owner and mode before its content, and on stable storage. */
final class Staging {
    private final Disk disk;
    private final Targets targets;

    Staging(Disk disk, Targets targets) {
        this.disk = disk;
        this.targets = targets;
    }

    /** Writes the file that is to be in this place. Returns the SHA-256 of what was written. */
    String stage(Path place, Optional<Owners.Ids> ids, String mode, Disk.Content content) throws IOException {
        for (Path up : targets.directories(place)) {
            if (!Work.exists(up)) {
                disk.makeDirectory(up, "0755");
                disk.sync(up.resolveSibling(""));
            }
        }
        Path fresh = Targets.fresh(place);
        disk.delete(fresh);
        disk.create(fresh);
        if (ids.isPresent()) {
            disk.setOwner(fresh, ids.get());
        }
        disk.setMode(fresh, mode);
        MessageDigest digest = Sha256.digest();
        disk.write(fresh, out -> {
            DigestOutputStream summed = new DigestOutputStream(out, digest);
            content.writeTo(summed);
            summed.flush();
        });
        disk.sync(fresh);
        return Sha256.hex(digest);
    }

    /** Copies a file beside this place. */
    void copy(Path from, Path place, Optional<Owners.Ids> ids, String mode, String sha256) throws IOException {
        String copied = stage(place, ids, mode, out -> Files.copy(from, out));
        if (!copied.equals(sha256)) {
            throw new IOException(from + ": changed while it was read");
        }
    }

    /** Puts what is staged in its place. */
    void place(Path place) throws IOException {
        disk.rename(Targets.fresh(place), place);
        disk.sync(place.resolveSibling(""));
    }
}
