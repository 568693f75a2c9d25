package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailwright.diagnostic.Identified;
import org.mailwright.print.Baseline;
import org.mailwright.source.file.InputFile;
import picocli.CommandLine.Option;

/** The findings that are known: they are neither told nor counted. That an input is not whole is never known. */
final class BaselineOptions {
    @Option(names = "--baseline", paramLabel = "FILE", description = "leave out the findings that are in this file")
    private @Nullable Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "put all findings into this file; they are known from then on")
    private @Nullable Path fresh;

    /** True when findings must be known again. */
    boolean isUsed() {
        return baseline != null || fresh != null;
    }

    /** The findings that are left; says on stderr what became of the others. */
    List<Identified> left(List<Identified> findings, Terminal terminal, boolean quiet) throws IOException {
        List<Identified> knowable = findings.stream()
                .filter(known -> !ExitStatus.isPartial(known.finding()))
                .toList();
        boolean whole = knowable.size() == findings.size();
        Path old = baseline;
        Baseline known = old == null ? Baseline.none() : read(old);
        Path target = fresh;
        if (target != null && whole) {
            WholeFile.write(target, Baseline.text(knowable));
            known = read(target);
            say(terminal, quiet, count(knowable.size()) + " written to " + target + ".");
        } else if (target != null) {
            terminal.tell("Nothing is written to " + target + ": the inputs are not whole.");
        } else if (old != null) {
            long here = knowable.stream().filter(known::knows).count();
            say(terminal, quiet, count(here) + " known from " + old + ".");
            long gone = known.gone(knowable);
            if (gone > 0 && whole) {
                say(
                        terminal,
                        quiet,
                        count(gone) + " of " + old + " gone: write it anew with --write-baseline " + old + ".");
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

    private static String count(long number) {
        return number + (number == 1 ? " finding" : " findings");
    }

    private static void say(Terminal terminal, boolean quiet, String line) {
        if (!quiet) {
            terminal.tell(line);
        }
    }
}
