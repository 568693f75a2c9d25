package org.mailwright.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailwright.Compiler;
import org.mailwright.artefact.BuiltInTemplates;
import org.mailwright.artefact.Templates;
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

    @Option(names = "--templates", paramLabel = "DIR", description = "templates that replace the built-in ones")
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

    /** The same with other files: {@code mailwright.yaml}, all that it names, and the site's own templates. */
    Compiler compiler(FileTree files) {
        LocalDate today = asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
        return new Compiler(files, siteFile(), today, templates(files));
    }

    /** The {@code mailwright.yaml} that the options name, absolute. */
    Path siteFile() {
        Parsed<Path> file = SitePlace.of(Optional.ofNullable(directory), Optional.ofNullable(site));
        return file.value().orElseThrow(() -> usage(file.reason()));
    }

    private Templates templates(FileTree files) {
        Templates builtIn = new BuiltInTemplates();
        Path own = templates;
        if (own == null) {
            return builtIn;
        }
        if (!Files.isDirectory(own)) {
            throw usage("there is no directory " + own);
        }
        Path directory = own.toAbsolutePath().normalize();
        return name -> own(files, directory.resolve(name)).orElseGet(() -> builtIn.text(name));
    }

    private static Optional<String> own(FileTree files, Path file) {
        try {
            return files.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
