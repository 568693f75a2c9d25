package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailwright.print.PlanJson;
import org.mailwright.print.PlanMarkdown;
import org.mailwright.print.PlanReport;
import org.mailwright.print.PlanText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In which formats a plan is told, and where. */
final class PlanOutput {
    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--output",
            paramLabel = "FORMAT[:PATH]",
            completionCandidates = Formats.class,
            description = "${COMPLETION-CANDIDATES}; into a file with PATH; may be repeated (default: text)")
    private List<String> outputs = List.of();

    /** What {@code --output} may begin with. */
    static final class Formats extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Formats() {
            super(FORMATS);
        }
    }

    /** One {@code --output}; without a path it is for stdout. */
    private record Output(String format, Optional<Path> path) {
        static Output of(String text) {
            String[] parts = text.split(":", 2);
            return new Output(
                    parts[0],
                    Optional.of(parts)
                            .filter(both -> both.length > 1 && !both[1].isEmpty())
                            .map(both -> Path.of(both[1])));
        }
    }

    private List<Output> outputs() {
        return (outputs.isEmpty() ? List.of("text") : outputs)
                .stream().map(Output::of).toList();
    }

    /** Holds the options to each other before anything is read. */
    void check() {
        Set<Optional<Path>> targets = new HashSet<>();
        for (Output output : outputs()) {
            if (!FORMATS.contains(output.format())) {
                throw usage(
                        "there is no format " + output.format() + "; the formats are: " + String.join(", ", FORMATS));
            }
            if (!targets.add(output.path().map(path -> path.toAbsolutePath().normalize()))) {
                throw usage("two outputs go to "
                        + output.path().map(Path::toString).orElse("standard output; give one of them a PATH"));
            }
        }
    }

    void write(PlanReport plan, Terminal terminal) throws IOException {
        for (Output output : outputs()) {
            String text = switch (output.format()) {
                case "json" -> PlanJson.of(plan);
                case "markdown" -> PlanMarkdown.of(plan);
                default -> PlanText.of(plan);
            };
            if (output.path().isEmpty()) {
                terminal.out().print(text);
            } else {
                WholeFile.write(output.path().get(), text);
            }
        }
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
