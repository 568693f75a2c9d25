package org.mailwright.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Identified;
import org.mailwright.print.FindingsText;
import org.mailwright.print.Report;
import org.mailwright.print.ReportFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** In which formats findings are told, and where. */
final class ReportOptions {
    /** More of one kind than a person reads. */
    static final int MOST = 20;

    private static final String TEXT = "text";

    private final OutputOption output = new OutputOption(
            Stream.concat(Stream.of(TEXT), ReportFormat.forPrograms().stream().map(ReportFormat::name))
                    .toList());

    // The library reads it.
    @Mixin
    @SuppressWarnings("UnusedVariable")
    private CommandSpec outputs = output.spec();

    @Option(
            names = "--max-per-rule",
            paramLabel = "N",
            defaultValue = "" + MOST,
            description = "text: show no more findings of one rule than this; 0 for all (default: ${DEFAULT-VALUE})")
    private int most = MOST;

    /** True when findings must be known again: by people they are not. */
    boolean isForPrograms() {
        return output.outputs().stream().anyMatch(target -> !target.format().equals(TEXT));
    }

    /** Holds the options to each other before anything is read. */
    void check(CommandSpec command) {
        if (most < 0) {
            throw new ParameterException(command.commandLine(), "--max-per-rule cannot be " + most);
        }
        output.check(command);
    }

    /** True when what goes to standard output is JSON. */
    boolean isJson() {
        return output.outputs().stream()
                .anyMatch(target -> target.path().isEmpty() && target.format().equals("json"));
    }

    /** Writes the report in every format that was asked for; for people to stderr where stdout has something else. */
    void write(Report report, Terminal terminal, boolean color, boolean aside) throws IOException {
        for (OutputOption.Output target : output.outputs()) {
            boolean here = target.path().isEmpty();
            String text = text(here && aside ? TEXT : target.format(), report, here && color);
            if (here) {
                (aside ? terminal.err() : terminal.out()).print(text, color);
            } else {
                WholeFile.write(target.path().get(), text);
            }
        }
    }

    private String text(String format, Report report, boolean color) throws IOException {
        Optional<ReportFormat> known = ReportFormat.named(format);
        return known.isPresent()
                ? known.get().text(report)
                : FindingsText.of(
                        report.findings().stream().map(Identified::finding).toList(), color, most);
    }
}
