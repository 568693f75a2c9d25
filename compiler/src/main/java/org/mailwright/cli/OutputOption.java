package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * {@code --output FORMAT[:PATH]}: the formats in which a command prints its result, each to standard output or into a file.
 * A command mixes it in as {@code @Mixin private CommandSpec outputs = output.spec();}, because its formats are its own.
 */
final class OutputOption {
    private static final String NAME = "--output";

    private final List<String> formats;
    private final OptionSpec option;

    /** @param formats what the option may begin with; the first one is printed without the option */
    OutputOption(List<String> formats) {
        this.formats = List.copyOf(formats);
        option = OptionSpec.builder(NAME)
                .paramLabel("FORMAT[:PATH]")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .completionCandidates(formats)
                .description("${COMPLETION-CANDIDATES}; into a file with PATH; may be repeated (default: "
                        + formats.get(0) + ")")
                .build();
    }

    /**
     * One {@code --output}.
     *
     * @param path nothing for standard output
     */
    record Output(String format, Optional<Path> path) {
        private static Output of(String text) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? new Output(text, Optional.empty())
                    : new Output(
                            text.substring(0, colon),
                            Optional.of(text.substring(colon + 1))
                                    .filter(path -> !path.isEmpty())
                                    .map(Path::of));
        }
    }

    /** The text of a result in a format. */
    interface Text {
        String in(String format) throws IOException;
    }

    /** The option as a command takes it in. */
    CommandSpec spec() {
        return CommandSpec.create().addOption(option);
    }

    /** What the command line asks for, in its order. */
    List<Output> outputs() {
        List<String> given = option.getValue();
        return (given.isEmpty() ? List.of(formats.get(0)) : given)
                .stream().map(Output::of).toList();
    }

    /** Holds the options to each other, before anything is read. */
    void check(CommandSpec command) {
        Set<Optional<Path>> targets = new HashSet<>();
        for (Output output : outputs()) {
            String path = output.path().map(Path::toString).orElse("");
            if (!formats.contains(output.format())) {
                throw UnknownWord.of(command, NAME + " cannot be " + output.format(), NAME, output.format(), formats);
            }
            if (!targets.add(output.path().map(file -> file.toAbsolutePath().normalize()))) {
                throw new ParameterException(
                        command.commandLine(),
                        "two outputs go to " + (path.isEmpty() ? "standard output; give one of them a PATH" : path));
            }
        }
    }

    /** Writes the result in every format that is asked for. */
    void write(Printer out, Text text) throws IOException {
        for (Output output : outputs()) {
            String result = text.in(output.format());
            if (output.path().isEmpty()) {
                out.print(result);
            } else {
                WholeFile.write(output.path().get(), result);
            }
        }
    }
}
