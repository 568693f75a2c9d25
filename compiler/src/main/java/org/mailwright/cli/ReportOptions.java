package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailwright.diagnostic.Identified;
import org.mailwright.print.FindingsText;
import org.mailwright.print.Report;
import org.mailwright.print.ReportFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In which formats findings are told, and where. */
final class ReportOptions {
    /** More of one kind than a person reads. */
    static final int MOST = 20;

    private static final String TEXT = "text";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--output",
            paramLabel = "FORMAT[:PATH]",
            completionCandidates = FormatNames.class,
            description = "${COMPLETION-CANDIDATES}; into a file with PATH; may be repeated (default: text)")
    private List<String> outputs = List.of();

    @Option(
            names = "--max-per-rule",
            paramLabel = "N",
            defaultValue = "" + MOST,
            description = "text: show no more findings of one rule than this; 0 for all (default: ${DEFAULT-VALUE})")
    private int most = MOST;

    /** What {@code --output} may begin with. */
    static final class FormatNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        FormatNames() {
            super(Stream.concat(
                            Stream.of(TEXT), ReportFormat.forPrograms().stream().map(ReportFormat::name))
                    .toList());
        }
    }

    /** True when findings must be known again: by people they are not. */
    boolean isForPrograms() {
        return outputs().stream().anyMatch(output -> !output.format().equals(TEXT));
    }

    /** One {@code --output}; without a path it is for stdout. */
    private record Output(String format, Optional<Path> path) {}

    /** Holds the options to each other before anything is read. */
    void check() {
        if (most < 0) {
            throw usage("--max-per-rule cannot be " + most);
        }
        Set<Optional<Path>> targets = new HashSet<>();
        for (Output output : outputs()) {
            if (!new FormatNames().contains(output.format())) {
                throw usage("there is no format " + output.format() + "; the formats are: "
                        + String.join(", ", new FormatNames()));
            }
            if (!targets.add(output.path().map(path -> path.toAbsolutePath().normalize()))) {
                throw usage("two outputs go to "
                        + output.path().map(Path::toString).orElse("standard output; give one of them a PATH"));
            }
        }
    }

    private List<Output> outputs() {
        return (outputs.isEmpty() ? List.of(TEXT) : outputs)
                .stream().map(ReportOptions::output).toList();
    }

    private static Output output(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Output(text, Optional.empty())
                : new Output(
                        text.substring(0, colon),
                        Optional.of(text.substring(colon + 1))
                                .filter(path -> !path.isEmpty())
                                .map(Path::of));
    }

    /** True when what goes to standard output is JSON. */
    boolean isJson() {
        return outputs().stream()
                .anyMatch(output -> output.path().isEmpty() && output.format().equals("json"));
    }

    /** Writes the report in every format that was asked for; for people to stderr where stdout has something else. */
    void write(Report report, Terminal terminal, boolean color, boolean aside) throws IOException {
        for (Output output : outputs()) {
            boolean here = output.path().isEmpty();
            String text = text(here && aside ? TEXT : output.format(), report, here && color);
            if (here) {
                (aside ? terminal.err() : terminal.out()).print(text, color);
            } else {
                WholeFile.write(output.path().get(), text);
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

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
