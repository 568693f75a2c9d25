package org.mailwright.source.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Value;

/**
 * The files of a site that say how the world is and not how it should be: snapshots of the directory, exported resources,
 * PuppetDB's answer about the nodes. Two states of the inputs are compared with the same ones.
 */
public final class TodaysData {
    private TodaysData() {}

    /** The files that a mailwright.yaml names, absolute. */
    public static Set<Path> of(FileTree files, Path siteFile) throws IOException {
        Reading reading = new Reading(files, siteFile.resolveSibling(""));
        Optional<SiteFile> site = SiteFile.read(
                reading, files.display(siteFile), files.read(siteFile).orElse(new byte[0]));
        Set<Path> paths = new HashSet<>();
        if (site.isPresent()) {
            for (Value directory : site.get().directories()) {
                reading.path(Reading.get(Optional.of(directory), "ldif")).ifPresent(paths::add);
            }
            reading.path(Reading.get(site.get().exported(), "file")).ifPresent(paths::add);
            Optional<Value> nodes = Optional.of(site.get().nodes());
            reading.path(nodes.filter(Value.Text.class::isInstance).or(() -> Reading.get(nodes, "file")))
                    .filter(files::isFile)
                    .ifPresent(paths::add);
        }
        return paths;
    }
}
