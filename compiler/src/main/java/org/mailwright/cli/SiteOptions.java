package org.mailwright.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailwright.Compiler;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.hiera.FileTree;
import org.mailwright.source.file.DiskTree;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that reads a site. */
final class SiteOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "-C",
            paramLabel = "DIR",
            description = "where mailwright.yaml is (default: here, or the nearest directory above)")
    private @Nullable Path directory;

    @Option(names = "--site", paramLabel = "FILE", description = "a mailwright.yaml of another name")
    private @Nullable Path site;

    @Option(names = "--as-of", paramLabel = "DATE", description = "judge accounts and dates as of this day")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--templates",
            paramLabel = "DIR",
            description = "templates, in place of those that mailwright.yaml names")
    private @Nullable Path templates;

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
        return directory != null || site != null || asOf != null || templates != null;
    }

    /** The compiler of the site that the options name. */
    Compiler compiler() {
        return compiler(new DiskTree(siteFile().resolveSibling("")));
    }

    /** The same with other files: {@code mailwright.yaml} and all that it names. */
    Compiler compiler(FileTree files) {
        LocalDate today = asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
        return new Compiler(files, siteFile(), today, templates());
    }

    /** The {@code mailwright.yaml} that the options name, absolute. */
    Path siteFile() {
        Parsed<Path> file = SitePlace.of(Optional.ofNullable(directory), Optional.ofNullable(site));
        return file.value().orElseThrow(() -> usage(file.reason()));
    }

    private Optional<Path> templates() {
        if (templates != null && !Files.isDirectory(templates)) {
            throw usage("there is no directory " + templates);
        }
        return Optional.ofNullable(templates).map(Path::toAbsolutePath).map(Path::normalize);
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
