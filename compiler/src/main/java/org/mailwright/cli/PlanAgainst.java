package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailwright.source.git.UnknownRevision;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a plan is made against. */
final class PlanAgainst {
    private static final String HEAD = "HEAD";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--git", paramLabel = "REF", description = "the inputs of a commit (default: --git HEAD)")
    private @Nullable String revision;

    @Option(names = "--against", paramLabel = "DIR", description = "a tree made by compile -o")
    private @Nullable Path tree;

    @Option(names = "--root", paramLabel = "DIR", description = "the files of one host below this directory")
    private @Nullable Path root;

    @Option(
            names = "--applied",
            description = "what the last apply put on this machine, or below --root: a file that was not ours is new")
    private boolean applied;

    Comparison comparison(SiteOptions site, List<String> hosts) throws IOException {
        boolean machine = root != null || applied;
        long named = Stream.of(revision != null, tree != null, machine)
                .filter(given -> given)
                .count();
        if (named > 1) {
            throw usage("--git, --against and --root exclude each other");
        }
        if (machine) {
            return new MachineComparison(site, directory(root == null ? Path.of("/") : root), applied, hosts);
        }
        if (tree != null) {
            return new TreeComparison(site, directory(tree));
        }
        String name = revision == null ? HEAD : revision;
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

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
