package org.mailwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The words of the command line. The options that every command has may be written before the command too; the library
 * takes them only behind it, so they are moved there.
 */
final class Arguments {
    /** The options before a command that are followed by a value: those of {@link SiteOptions}. */
    static final Set<String> WITH_VALUE = Set.of("-C", "--site", "--as-of", "--templates", "--color");

    /** The options before a command that stand alone. */
    static final Set<String> ALONE = Set.of("--quiet", "-h", "--help", "-V", "--version");

    private static final Set<String> INSTEAD_OF_A_COMMAND = Set.of("-h", "--help", "-V", "--version");

    private final List<String> given;
    private final int command;

    private Arguments(List<String> given, int command) {
        this.given = given;
        this.command = command;
    }

    static Arguments of(String... words) {
        int at = 0;
        while (at < words.length && (ALONE.contains(words[at]) || WITH_VALUE.contains(name(words[at])))) {
            at += WITH_VALUE.contains(words[at]) ? 2 : 1;
        }
        return new Arguments(List.of(words), Math.min(at, words.length));
    }

    /** An option's name, of {@code --site=FILE}, {@code -C=DIR} and {@code -CDIR} too. */
    static String name(String word) {
        if (word.startsWith("--")) {
            return word.replaceFirst("=.*", "");
        }
        return word.startsWith("-") && word.length() > 2 ? word.substring(0, 2) : word;
    }

    /** All words, as they were typed. */
    List<String> given() {
        return given;
    }

    /** The first word that is no option of every command: the command, where the line is right. */
    Optional<String> command() {
        return command < given.size() ? Optional.of(given.get(command)) : Optional.empty();
    }

    /** The word behind the command. */
    Optional<String> second() {
        return command + 1 < given.size() ? Optional.of(given.get(command + 1)) : Optional.empty();
    }

    /** The words with the command first; without a command what asks for the help or the version, and nothing else. */
    List<String> ordered() {
        List<String> before = given.subList(0, command);
        if (command == given.size()) {
            return before.stream().filter(INSTEAD_OF_A_COMMAND::contains).toList();
        }
        if (given.get(command).startsWith("-")) {
            return given;
        }
        List<String> words = new ArrayList<>(given.size());
        words.add(given.get(command));
        words.addAll(before);
        words.addAll(given.subList(command + 1, given.size()));
        return words;
    }

    /** Refuses an option that is given twice with two values; which of them counts would be a guess. */
    static void requireOneValue(ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            List<String> values =
                    option.originalStringValues().stream().distinct().toList();
            if (!option.isMultiValue() && values.size() > 1) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        option.longestName() + " is given twice: " + String.join(" and ", values));
            }
        }
        if (parsed.hasSubcommand()) {
            requireOneValue(parsed.subcommand());
        }
    }
}
