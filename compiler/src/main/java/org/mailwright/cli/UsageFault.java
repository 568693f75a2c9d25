package org.mailwright.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mailwright.diagnostic.DidYouMean;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and the one that was probably meant. */
final class UsageFault {
    private static final Pattern WORD = Pattern.compile(
            "Invalid value for (?:option '(--[a-z-]+)'|positional parameter at index [0-9]+ \\(([A-Z]+)\\)).*"
                    + ": expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");
    private static final Pattern DATE = Pattern.compile(
            "Invalid value for option '(--[a-z-]+)'.*: cannot convert '(.*)' to class java\\.time\\.LocalDate .*",
            Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("Invalid value for option '(--[a-z-]+)'.*: '(.*)' is not an int.*", Pattern.DOTALL);

    private final CommandLine command;
    private final Collection<String> commands;
    private final Arguments arguments;

    private UsageFault(CommandLine command, Collection<String> commands, Arguments arguments) {
        this.command = command;
        this.commands = commands;
        this.arguments = arguments;
    }

    /**
     * Two lines: the fault, and what to type.
     *
     * @param commands the names of all commands
     */
    static List<String> of(ParameterException exception, Collection<String> commands, Arguments arguments) {
        if (exception instanceof UnknownWord fault) {
            return List.of(String.valueOf(fault.getMessage()), "Try: " + fault.remedy());
        }
        UsageFault usage = new UsageFault(exception.getCommandLine(), commands, arguments);
        return usage.lines(exception);
    }

    private List<String> lines(ParameterException exception) {
        boolean root = command.getParent() == null;
        Optional<String> first = arguments.command();
        if (root) {
            return first.isPresent() ? withoutCommand(first.get()) : List.of(exception.getMessage(), help());
        }
        Optional<String> option = unknownOption();
        if (option.isPresent()) {
            return withoutOption(option.get());
        }
        if (exception instanceof UnmatchedArgumentException fault
                && !fault.getUnmatched().isEmpty()) {
            return List.of(
                    command.getCommandName() + " takes no argument "
                            + fault.getUnmatched().get(0),
                    help());
        }
        String message = String.valueOf(exception.getMessage());
        return value(message).orElse(List.of(message, help()));
    }

    private String help() {
        return "Try: " + command.getCommandSpec().qualifiedName() + " --help";
    }

    /** An invalid value; the library says it in the words of Java. */
    private Optional<List<String>> value(String message) {
        Matcher word = WORD.matcher(message);
        if (word.matches()) {
            boolean option = word.group(1) != null;
            String name = option ? word.group(1) : word.group(2);
            String before = option ? name : command.getCommandSpec().qualifiedName();
            List<String> known = List.of(word.group(3).toLowerCase(Locale.ROOT).split(", "));
            return Optional.of(List.of(
                    name + " cannot be " + word.group(4),
                    UnknownWord.remedy(before, word.group(4), known)
                            .map(words -> "Try: " + words)
                            .orElse(help())));
        }
        Matcher number = NUMBER.matcher(message);
        if (number.matches()) {
            return Optional.of(
                    List.of(number.group(1) + " cannot be " + number.group(2) + ", which is not a number", help()));
        }
        Matcher date = DATE.matcher(message);
        return date.matches()
                ? Optional.of(List.of(
                        date.group(1) + " cannot be " + date.group(2) + ", which is no date",
                        "Try: " + date.group(1) + " 2027-01-31"))
                : Optional.empty();
    }

    private List<String> withoutCommand(String first) {
        if (!first.startsWith("-")) {
            return List.of(
                    "there is no command " + first,
                    DidYouMean.of(first, commands)
                            .map(near -> "Try: mailwright " + near)
                            .orElse(help()));
        }
        String name = Arguments.name(first);
        Optional<String> behind = commandIn(arguments.given());
        if (behind.map(command.getSubcommands()::get)
                .filter(named -> has(named, name))
                .isPresent()) {
            List<String> meant = new ArrayList<>(arguments.given());
            meant.remove(behind.get());
            meant.add(0, behind.get());
            return List.of(name + " comes after the command", "Try: mailwright " + String.join(" ", meant));
        }
        Set<String> known = new TreeSet<>(Arguments.ALONE);
        known.addAll(Arguments.WITH_VALUE);
        return List.of(
                "there is no option " + name,
                DidYouMean.of(name, known)
                        .map(near -> "Try: mailwright " + near)
                        .orElse(help()));
    }

    private static boolean has(CommandLine command, String option) {
        return command.getCommandSpec().findOption(option) != null;
    }

    /** The first command that is not the value of an option in front of it. */
    private Optional<String> commandIn(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            boolean value = i > 0
                    && words.get(i - 1).startsWith("-")
                    && words.get(i - 1).indexOf('=') < 0;
            if (!value && commands.contains(words.get(i))) {
                return Optional.of(words.get(i));
            }
        }
        return Optional.empty();
    }

    /** The first option that the command does not have; the value of one that it has may look like an option. */
    private Optional<String> unknownOption() {
        List<String> words = arguments.ordered();
        for (int i = 1; i < words.size() && !words.get(i).equals("--"); i++) {
            String name = Arguments.name(words.get(i));
            OptionSpec option = command.getCommandSpec().findOption(name);
            if (option == null && name.startsWith("-") && name.length() > 1) {
                return Optional.of(name);
            }
            boolean value =
                    option != null && option.arity().min() > 0 && words.get(i).equals(name);
            i += value ? 1 : 0;
        }
        return Optional.empty();
    }

    private List<String> withoutOption(String name) {
        CommandSpec spec = command.getCommandSpec();
        List<String> options = spec.options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .filter(known -> known.startsWith("--"))
                .toList();
        Optional<String> word = spec.positionalParameters().stream()
                .filter(parameter -> parameter.completionCandidates() != null)
                .flatMap(parameter ->
                        StreamSupport.stream(parameter.completionCandidates().spliterator(), false))
                .filter(candidate -> candidate.equals(name.replaceFirst("^-+", "")))
                .findFirst();
        return List.of(
                spec.name() + " has no option " + name,
                word.or(() -> DidYouMean.of(name, options))
                        .map(near -> "Try: " + spec.qualifiedName() + " " + near)
                        .orElse(help()));
    }
}
