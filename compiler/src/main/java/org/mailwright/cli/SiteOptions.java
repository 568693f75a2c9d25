package org.mailwright.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.mailwright.Compiler;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.hiera.FileTree;
import org.mailwright.source.file.DiskTree;
import picocli.CommandLine.Option;

/** Options of every command that reads a site. */
final class SiteOptions extends SharedOptions {
    @Option(
            names = "-C",
            paramLabel = "DIR",
            description = "where mailwright.yaml is (default: here, or the nearest directory above)")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--site", paramLabel = "FILE", description = "a mailwright.yaml of another name")
    private Optional<Path> site = Optional.empty();

    @Option(names = "--as-of", paramLabel = "DATE", description = "judge accounts and dates as of this day")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(
            names = "--templates",
            paramLabel = "DIR",
            description = "templates, in place of those that mailwright.yaml names")
    private Optional<Path> templates = Optional.empty();

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "AUTO", description = "auto, always or never")
    private Terminal.ColorWhen color = Terminal.ColorWhen.AUTO;

    @Option(names = "--quiet", description = "print findings and errors only")
    private boolean quiet;

    Terminal.ColorWhen color() {
        return color;
    }

    boolean isQuiet() {
        return quiet;
    }

    /** True when something was said about the site or how to read it. */
    boolean namesSite() {
        return directory.isPresent() || site.isPresent() || asOf.isPresent() || templates.isPresent();
    }

    /** The compiler of the site that the options name. */
    Compiler compiler() {
        return compiler(new DiskTree(siteFile().resolveSibling("")));
    }

    /** The same with other files: {@code mailwright.yaml} and all that it names. */
    Compiler compiler(FileTree files) {
        LocalDate today = asOf.orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        return new Compiler(files, siteFile(), today, templates());
    }

    /** The {@code mailwright.yaml} that the options name, absolute. */
    Path siteFile() {
        Parsed<Path> file = SitePlace.of(directory, site);
        return file.value().orElseThrow(() -> usage(file.reason()));
    }

    private Optional<Path> templates() {
        if (templates.isPresent() && !Files.isDirectory(templates.get())) {
            throw usage("there is no directory " + templates.get());
        }
        return templates.map(Path::toAbsolutePath).map(Path::normalize);
    }
}
