package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.hiera.Decryption;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Layers;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Strictness;
import org.mailwright.source.file.DiskTree;
import org.mailwright.source.site.SiteHiera;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a look-up finds hiera.yaml, data and modules: in an environment, which may be that of a site. */
final class LookupPlace {
    private static final String CONFIG = "hiera.yaml";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "-C",
            paramLabel = "DIR",
            description = "the control repository: where mailwright.yaml is, or hiera.yaml where there is none"
                    + " (default: mailwright.yaml here or in the nearest directory above, else hiera.yaml here)")
    private @Nullable Path directory;

    @Option(names = "--site", paramLabel = "FILE", description = "a mailwright.yaml of another name")
    private @Nullable Path site;

    @Option(
            names = "--environment-dir",
            paramLabel = "DIR",
            description = "hiera.yaml, data and modules of this directory instead")
    private @Nullable Path environmentDirectory;

    @Option(
            names = {"--hiera_config", "--hiera-config"},
            paramLabel = "FILE",
            description = "the hiera.yaml of the global layer (default: none)")
    private @Nullable Path global;

    @Option(names = "--puppet", paramLabel = "VERSION", description = "answer like Puppet 7 or 8 (default: 8)")
    private @Nullable Integer version;

    @Mixin
    private LookupNode node = new LookupNode();

    /**
     * What a look-up sees.
     *
     * @param hiera nothing when it cannot be read, and then there are findings
     */
    record Sight(FileTree files, Optional<Hiera> hiera, Scope scope, List<Diagnostic> findings) {
        /** A path as the operator knows it. */
        String display(String path) {
            Path file = Path.of(path);
            return file.isAbsolute() ? files.display(file) : path;
        }
    }

    /** Reads what the options name, and nothing else. */
    Sight sight() throws IOException {
        Optional<Path> siteFile = siteFile();
        Path environment = environment(siteFile);
        FileTree files = new DiskTree(environment);
        Optional<SiteHiera> known = Optional.empty();
        List<Diagnostic> findings = new ArrayList<>();
        if (siteFile.isPresent()) {
            Checked<Optional<SiteHiera>> read = SiteHiera.read(files, siteFile.get());
            findings.addAll(read.diagnostics());
            known = read.value();
        }
        Checked<Scope> scope = node.scope(files, known);
        findings.addAll(scope.diagnostics());
        if (findings.stream().anyMatch(Diagnostic::isError)) {
            return new Sight(files, Optional.empty(), scope.value(), findings);
        }
        Layers layers = layers(files, environment, known);
        Hiera hiera = Hiera.of(files, layers, strictness(known), Decryption.WHERE_READABLE);
        return new Sight(files, Optional.of(hiera), scope.value(), findings);
    }

    private Optional<Path> siteFile() {
        if (directory != null && environmentDirectory != null) {
            throw usage("-C and --environment-dir exclude each other");
        }
        boolean bare = directory != null
                && site == null
                && Files.exists(directory.resolve(CONFIG))
                && !Files.exists(directory.resolve(SitePlace.NAME));
        if (bare || environmentDirectory != null && site == null) {
            return Optional.empty();
        }
        Parsed<Path> file = SitePlace.of(Optional.ofNullable(directory), Optional.ofNullable(site));
        boolean here = directory == null && site == null && Files.exists(Path.of(CONFIG));
        if (file.value().isEmpty() && !here) {
            boolean asked = directory != null || site != null;
            throw usage(
                    asked
                            ? file.reason()
                            : "there is neither " + SitePlace.NAME + " nor " + CONFIG
                                    + " here; name the control repository with -C");
        }
        return file.value();
    }

    private Path environment(Optional<Path> siteFile) {
        Path named = environmentDirectory != null ? environmentDirectory : directory;
        if (named != null && !Files.isDirectory(named)) {
            throw usage("there is no directory " + named);
        }
        Path found = named != null
                ? named
                : siteFile.map(file -> file.resolveSibling("")).orElse(Path.of(""));
        return found.toAbsolutePath().normalize();
    }

    private Layers layers(FileTree files, Path environment, Optional<SiteHiera> known) throws IOException {
        Layers layers = Layers.environment(files, environment);
        if (known.isPresent() && environmentDirectory == null) {
            layers = new Layers(layers.global(), known.map(SiteHiera::config), layers.modulePath());
        }
        Path file = global;
        if (file == null) {
            return layers;
        }
        if (!Files.exists(file)) {
            throw usage("there is no file " + file);
        }
        return layers.withGlobal(file.toAbsolutePath().normalize());
    }

    private Strictness strictness(Optional<SiteHiera> known) {
        Integer asked = version;
        if (asked == null) {
            return known.map(SiteHiera::strictness).orElse(Strictness.PUPPET_8);
        }
        if (asked != 7 && asked != 8) {
            throw usage("--puppet takes 7 or 8, not " + asked);
        }
        return asked == 7 ? Strictness.PUPPET_7 : Strictness.PUPPET_8;
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
