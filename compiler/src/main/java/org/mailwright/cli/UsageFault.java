package org.mailwright.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.DidYouMean;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and the one that was probably meant. */
final class UsageFault {
    private static final Pattern WORD = Pattern.compile(
            "Invalid value for option '(--[a-z-]+)'.*: expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");
    private static final Pattern DATE = Pattern.compile(
            "Invalid value for option '(--[a-z-]+)'.*: cannot convert '(.*)' to class java\\.time\\.LocalDate .*",
            Pattern.DOTALL);

    private final CommandLine command;
    private final List<String> unmatched;
    private final Collection<String> commands;

    private UsageFault(CommandLine command, List<String> unmatched, Collection<String> commands) {
        this.command = command;
        this.unmatched = unmatched;
        this.commands = commands;
    }

    /**
     * Two lines: the fault, and what to type.
     *
     * @param commands the names of all commands
     */
    static List<String> of(ParameterException exception, Collection<String> commands, String... arguments) {
        CommandLine command = exception.getCommandLine();
        if (!(exception instanceof UnmatchedArgumentException fault)
                || fault.getUnmatched().isEmpty()) {
            String help = "Try: " + command.getCommandSpec().qualifiedName() + " --help";
            return value(String.valueOf(exception.getMessage()))
                    .orElse(List.of(String.valueOf(exception.getMessage()), help));
        }
        UsageFault usage = new UsageFault(command, fault.getUnmatched(), commands);
        boolean root = command.getParent() == null;
        return root ? usage.withoutCommand(List.of(arguments)) : usage.withCommand();
    }

    /** An invalid value of an option; the library says it in the words of Java. */
    private static Optional<List<String>> value(String message) {
        Matcher word = WORD.matcher(message);
        if (word.matches()) {
            List<String> known = List.of(word.group(2).toLowerCase(Locale.ROOT).split(", "));
            return Optional.of(List.of(
                    word.group(1) + " cannot be " + word.group(3),
                    "Try: " + word.group(1) + " "
                            + DidYouMean.of(word.group(3), known).orElse(String.join("|", known))));
        }
        Matcher date = DATE.matcher(message);
        return date.matches()
                ? Optional.of(List.of(
                        date.group(1) + " cannot be " + date.group(2) + ", which is no date",
                        "Try: " + date.group(1) + " 2027-01-31"))
                : Optional.empty();
    }

    private List<String> withoutCommand(List<String> arguments) {
        String first = unmatched.get(0);
        Optional<String> behind = first.startsWith("-") ? commandIn(arguments) : Optional.empty();
        if (behind.isPresent()) {
            List<String> meant = new ArrayList<>(arguments);
            meant.remove(behind.get());
            meant.add(0, behind.get());
            return List.of("options come after the command", "Try: mailwright " + String.join(" ", meant));
        }
        if (first.startsWith("-")) {
            return List.of(
                    "the first word must be a command, not " + first,
                    DidYouMean.of(first, List.of("--help", "--version"))
                            .map(near -> "Try: mailwright " + near)
                            .orElse("Try: mailwright --help"));
        }
        return List.of(
                "there is no command " + first,
                DidYouMean.of(first, commands)
                        .map(near -> "Try: mailwright " + near)
                        .orElse("Try: mailwright --help"));
    }

    /** The first command that is not the value of an option in front of it. */
    private Optional<String> commandIn(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            boolean value = i > 0
                    && arguments.get(i - 1).startsWith("-")
                    && arguments.get(i - 1).indexOf('=') < 0;
            if (!value && commands.contains(arguments.get(i))) {
                return Optional.of(arguments.get(i));
            }
        }
        return Optional.empty();
    }

    private List<String> withCommand() {
        CommandSpec spec = command.getCommandSpec();
        String first = unmatched.get(0);
        String help = "Try: " + spec.qualifiedName() + " --help";
        if (!first.startsWith("-")) {
            return List.of(spec.name() + " takes no argument " + first, help);
        }
        String name = first.replaceFirst("=.*", "");
        List<String> known =
                spec.options().stream().map(OptionSpec::longestName).toList();
        return List.of(
                spec.name() + " has no option " + name,
                DidYouMean.of(name, known)
                        .map(near -> "Try: " + spec.qualifiedName() + " " + near)
                        .orElse(help));
    }
}
