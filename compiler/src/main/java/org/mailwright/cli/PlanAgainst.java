package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.source.git.UnknownRevision;
import picocli.CommandLine.Option;

/** What a plan is made against. */
final class PlanAgainst extends SharedOptions {
    private static final String HEAD = "HEAD";

    @Option(names = "--git", paramLabel = "REF", description = "the inputs of a commit (default: --git HEAD)")
    private Optional<String> revision = Optional.empty();

    @Option(names = "--against", paramLabel = "DIR", description = "a tree made by compile -o")
    private Optional<Path> tree = Optional.empty();

    @Option(names = "--root", paramLabel = "DIR", description = "the files of one host below this directory")
    private Optional<Path> root = Optional.empty();

    @Option(
            names = "--applied",
            description = "what the last apply put on this machine, or below --root: a file that was not ours is new")
    private boolean applied;

    Comparison comparison(SiteOptions site, List<String> hosts) throws IOException {
        boolean machine = root.isPresent() || applied;
        long named = Stream.of(revision.isPresent(), tree.isPresent(), machine)
                .filter(given -> given)
                .count();
        if (named > 1) {
            throw usage("--git, --against and --root exclude each other");
        }
        if (machine) {
            return new MachineComparison(site, directory(root.orElse(Path.of("/"))), applied, hosts);
        }
        if (tree.isPresent()) {
            return new TreeComparison(site, directory(tree.get()));
        }
        String name = revision.orElse(HEAD);
        try {
            return GitComparison.with(site, name);
        } catch (UnknownRevision e) {
            throw usage("--git " + name + ": " + e.getMessage());
        }
    }

    private Path directory(Path named) {
        if (!Files.isDirectory(named)) {
            throw usage("there is no directory " + named);
        }
        return named;
    }
}
