package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mailwright.Compiler;
import org.mailwright.tree.CompiledFiles;

/** A tree that {@code compile -o} made: of all hosts, or of those it was made for. */
record TreeComparison(SiteOptions options, Path tree) implements Comparison {
    @Override
    public String name() {
        return tree.toString();
    }

    @Override
    public Compiler compiler() {
        return options.compiler();
    }

    @Override
    public Earlier earlier(Compiler.Result here) throws IOException {
        CompiledFiles files = CompiledFiles.read(tree);
        Earlier earlier = files.whole()
                ? Earlier.of(files.artefacts(), List.of(), files.census())
                : Earlier.of(
                        files.artefacts(),
                        files.hosts(),
                        files.census(),
                        tree + " was made for " + String.join(", ", files.hosts()) + ": nothing else is compared");
        return earlier.pending(files.pending());
    }
}
