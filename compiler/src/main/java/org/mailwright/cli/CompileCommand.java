package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailwright.Compiler;
import org.mailwright.change.Census;
import org.mailwright.print.Summary;
import org.mailwright.tree.CompiledTree;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Unfinished;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mailwright compile}: every file of every host into a tree. */
@Command(name = "compile", description = "Compiles the site into a tree of files.", mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "-o", paramLabel = "OUT", defaultValue = "out", description = "the tree (default: out)")
    private Path out = Path.of("out");

    @Option(names = "--host", paramLabel = "FQDN", description = "only the files of this host; may be repeated")
    private List<String> names = List.of();

    CompileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (CompiledTree tree = CompiledTree.at(out)) {
            String refusal = tree.refusal();
            if (!refusal.isEmpty()) {
                throw new ParameterException(spec.commandLine(), refusal);
            }
            return compile(tree);
        } catch (Refused e) {
            terminal.tell("mailwright: nothing is written: " + e.getMessage());
            return ExitStatus.FINDINGS;
        } catch (Unfinished e) {
            terminal.tell("mailwright: not all is in its place, the next compile finishes it: "
                    + IoFault.of(e.getCause() == null ? e : e.getCause()));
            return ExitStatus.FINDINGS;
        }
    }

    private int compile(CompiledTree tree) throws IOException, Refused {
        Writing writing = new Writing(terminal, spec, options, names);
        Writing.Outcome outcome = writing.prove(Census.none(), Optional.empty());
        if (outcome.result().isEmpty()) {
            return outcome.status();
        }
        Compiler.Result result = outcome.result().get();
        int files = tree.write(
                result.files().artefacts(),
                names,
                Writing.releases(result),
                outcome.census(),
                note -> terminal.tell("note: " + note));
        if (!options.isQuiet()) {
            terminal.out()
                    .print(Summary.of(result.routes(), writing.hosts(result).size(), files, outcome.findings(), out));
        }
        return ExitStatus.FINE;
    }
}
