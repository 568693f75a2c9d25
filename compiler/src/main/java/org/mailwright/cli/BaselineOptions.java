package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Counted;
import org.mailwright.diagnostic.Identified;
import org.mailwright.print.Baseline;
import org.mailwright.source.file.InputFile;
import picocli.CommandLine.Option;

/** The findings that are known: they are neither told nor counted. That an input is not whole is never known. */
final class BaselineOptions {
    @Option(names = "--baseline", paramLabel = "FILE", description = "leave out the findings that are in this file")
    private Optional<Path> baseline = Optional.empty();

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "put all findings into this file; they are known from then on")
    private Optional<Path> fresh = Optional.empty();

    /** True when findings must be known again. */
    boolean isUsed() {
        return baseline.isPresent() || fresh.isPresent();
    }

    /** The findings that are left; says on stderr what became of the others. */
    List<Identified> left(List<Identified> findings, Terminal terminal, boolean quiet) throws IOException {
        List<Identified> knowable = findings.stream()
                .filter(known -> !ExitStatus.isPartial(known.finding()))
                .toList();
        boolean whole = knowable.size() == findings.size();
        Baseline known = baseline.isEmpty() ? Baseline.none() : read(baseline.get());
        if (fresh.isPresent() && whole) {
            Path target = fresh.get();
            WholeFile.write(target, Baseline.text(knowable));
            known = read(target);
            say(terminal, quiet, Counted.of(knowable.size(), "finding") + " written to " + target + ".");
        } else if (fresh.isPresent()) {
            terminal.tell("Nothing is written to " + fresh.get() + ": the inputs are not whole.");
        } else if (baseline.isPresent()) {
            Path old = baseline.get();
            long here = knowable.stream().filter(known::knows).count();
            say(terminal, quiet, Counted.of(here, "finding") + " known from " + old + ".");
            long gone = known.gone(knowable);
            if (gone > 0 && whole) {
                say(
                        terminal,
                        quiet,
                        Counted.of(gone, "finding") + " of " + old + " gone: write it anew with --write-baseline " + old
                                + ".");
            }
        }
        Baseline last = known;
        return findings.stream()
                .filter(found -> ExitStatus.isPartial(found.finding()) || !last.knows(found))
                .toList();
    }

    private static Baseline read(Path file) throws IOException {
        return Baseline.read(file, InputFile.read(file, file.toString()));
    }

    private static void say(Terminal terminal, boolean quiet, String line) {
        if (!quiet) {
            terminal.tell(line);
        }
    }
}
