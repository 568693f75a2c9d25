package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import picocli.CommandLine.Option;

/** Where a look-up finds hiera.yaml, data and modules: in an environment, which may be that of a site. */
final class LookupPlace extends SharedOptions {
    private static final String CONFIG = "hiera.yaml";

    @Option(
            names = "-C",
            paramLabel = "DIR",
            description = "the control repository: where mailwright.yaml is, or hiera.yaml where there is none"
                    + " (default: mailwright.yaml here or in the nearest directory above, else hiera.yaml here)")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--site", paramLabel = "FILE", description = "a mailwright.yaml of another name")
    private Optional<Path> site = Optional.empty();

    @Option(
            names = "--environment-dir",
            paramLabel = "DIR",
            description = "hiera.yaml, data and modules of this directory instead")
    private Optional<Path> environmentDirectory = Optional.empty();

    @Option(
            names = {"--hiera_config", "--hiera-config"},
            paramLabel = "FILE",
            description = "the hiera.yaml of the global layer (default: none)")
    private Optional<Path> global = Optional.empty();

    @Option(names = "--puppet", paramLabel = "VERSION", description = "answer like Puppet 7 or 8 (default: 8)")
    private Optional<Integer> version = Optional.empty();

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
        if (directory.isPresent() && environmentDirectory.isPresent()) {
            throw usage("-C and --environment-dir exclude each other");
        }
        boolean bare = directory.isPresent()
                && Files.exists(directory.get().resolve(CONFIG))
                && !Files.exists(directory.get().resolve(SitePlace.NAME));
        if (site.isEmpty() && (bare || environmentDirectory.isPresent())) {
            return Optional.empty();
        }
        Parsed<Path> file = SitePlace.of(directory, site);
        boolean asked = directory.isPresent() || site.isPresent();
        boolean here = !asked && Files.exists(Path.of(CONFIG));
        if (file.value().isEmpty() && !here) {
            throw usage(
                    asked
                            ? file.reason()
                            : "there is neither " + SitePlace.NAME + " nor " + CONFIG
                                    + " here; name the control repository with -C");
        }
        return file.value();
    }

    private Path environment(Optional<Path> siteFile) {
        Optional<Path> named = environmentDirectory.or(() -> directory);
        if (named.isPresent() && !Files.isDirectory(named.get())) {
            throw usage("there is no directory " + named.get());
        }
        return named.or(() -> siteFile.map(file -> file.resolveSibling("")))
                .orElse(Path.of(""))
                .toAbsolutePath()
                .normalize();
    }

    private Layers layers(FileTree files, Path environment, Optional<SiteHiera> known) throws IOException {
        Layers layers = Layers.environment(files, environment);
        if (known.isPresent() && environmentDirectory.isEmpty()) {
            layers = new Layers(layers.global(), known.map(SiteHiera::config), layers.modulePath());
        }
        if (global.isEmpty()) {
            return layers;
        }
        if (!Files.exists(global.get())) {
            throw usage("there is no file " + global.get());
        }
        return layers.withGlobal(global.get().toAbsolutePath().normalize());
    }

    private Strictness strictness(Optional<SiteHiera> known) {
        if (version.isEmpty()) {
            return known.map(SiteHiera::strictness).orElse(Strictness.PUPPET_8);
        }
        return switch (version.get()) {
            case 7 -> Strictness.PUPPET_7;
            case 8 -> Strictness.PUPPET_8;
            default -> throw usage("--puppet takes 7 or 8, not " + version.get());
        };
    }
}
