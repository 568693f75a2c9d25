package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.Compiler;
import org.mailwright.change.Census;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.source.file.DiskTree;
import org.mailwright.source.git.Commit;
import org.mailwright.source.git.CommitTree;
import org.mailwright.source.git.RecordedTree;
import org.mailwright.source.git.UnknownRevision;
import org.mailwright.source.site.TodaysData;

/** The inputs of a commit of the control repository; where they are the same as here, nothing is compiled twice. */
final class GitComparison implements Comparison {
    private final SiteOptions options;
    private final String revision;
    private final RecordedTree here;
    private final CommitTree there;

    private GitComparison(SiteOptions options, String revision, RecordedTree here, CommitTree there) {
        this.options = options;
        this.revision = revision;
        this.here = here;
        this.there = there;
    }

    static GitComparison with(SiteOptions options, String revision) throws IOException, UnknownRevision {
        Path siteFile = options.siteFile();
        Path site = siteFile.resolveSibling("");
        DiskTree disk = new DiskTree(site);
        Commit commit = Commit.of(site, revision);
        return new GitComparison(
                options, revision, new RecordedTree(disk), new CommitTree(commit, site, TodaysData.of(disk, siteFile)));
    }

    @Override
    public String name() {
        return revision;
    }

    @Override
    public Compiler compiler() {
        return options.compiler(here);
    }

    @Override
    public Earlier earlier(Compiler.Result result) throws IOException {
        if (here.agreesWith(there)) {
            return new Earlier(
                    Optional.of(List.of()), true, Optional.empty(), List.of(), Census.none(), List.of(), List.of());
        }
        if (!there.isFile(options.siteFile())) {
            return broken(Diagnostic.error(
                            SiteKinds.INPUT_MISSING,
                            Location.file(there.display(options.siteFile())),
                            "the commit has no such file")
                    .advising(
                            "compare with a commit that has it, with a tree (--against), or with a machine (--root)"));
        }
        Checked<Optional<Compiler.Result>> compiled = options.compiler(there).compileBeside(result.inputs());
        List<Diagnostic> errors =
                compiled.diagnostics().stream().filter(Diagnostic::isError).toList();
        return new Earlier(
                compiled.value().map(other -> other.files().artefacts()),
                false,
                compiled.value().map(other -> other.inputs().site()),
                List.of(),
                compiled.value().map(Writing::census).orElseGet(Census::none),
                errors,
                List.of());
    }

    private static Earlier broken(Diagnostic finding) {
        return new Earlier(
                Optional.empty(), false, Optional.empty(), List.of(), Census.none(), List.of(finding), List.of());
    }

    @Override
    public void close() {
        there.close();
    }
}
