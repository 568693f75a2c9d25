package org.mailwright.print;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Printable;

/**
 * Where findings are for a forge: files of the repository, named from its root. The root is the nearest directory with a
 * {@code .git}, else the working directory, else the site's. What no file of the repository has (a line of an emitted file,
 * an entry of a live directory) is put where it comes from, at least in mailwright.yaml.
 */
public final class ReportPlaces {
    private final Path site;
    private final Path siteFile;
    private final Path root;
    private final Map<String, Optional<String>> paths = new HashMap<>();

    private ReportPlaces(Path siteFile, Path root) {
        this.siteFile = siteFile;
        this.site = siteFile.resolveSibling("").normalize();
        this.root = root;
    }

    /**
     * A place in the repository.
     *
     * @param path from the root, with slashes
     * @param line counted from 1, 0 for the whole file
     * @param column counted from 1, 0 where only the line is known
     * @param isExact false when the finding itself is elsewhere
     */
    record Place(String path, int line, int column, boolean isExact) {
        /** For formats that have no files as a whole. */
        int lineOrFirst() {
            return Math.max(1, line);
        }
    }

    /** The places of a site in its repository; both paths are absolute. */
    public static ReportPlaces of(Path siteFile, Path workingDirectory) {
        Path site = siteFile.resolveSibling("").normalize();
        for (Path up = site; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve(".git"))) {
                return new ReportPlaces(siteFile, up);
            }
        }
        Path here = workingDirectory.normalize();
        return new ReportPlaces(siteFile, site.startsWith(here) ? here : site);
    }

    Place of(Diagnostic finding) {
        Optional<Place> own = of(finding.location());
        if (own.isPresent()) {
            return own.get();
        }
        Place cause = finding.related().stream()
                .flatMap(other -> of(other.location()).stream())
                .findFirst()
                .orElseGet(() -> new Place(name(siteFile), 1, 1, false));
        return new Place(cause.path(), cause.line(), cause.column(), false);
    }

    /** The place of a location, if that is in a file of the repository. */
    Optional<Place> of(Location location) {
        return paths.computeIfAbsent(location.source(), this::path)
                .map(path -> new Place(path, location.line(), location.column(), true));
    }

    private Optional<String> path(String source) {
        try {
            Path file = site.resolve(source).normalize();
            return !source.isEmpty() && file.startsWith(root) && Files.isRegularFile(file)
                    ? Optional.of(name(file))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String name(Path file) {
        return Printable.whole(root.relativize(file.normalize()).toString());
    }
}
