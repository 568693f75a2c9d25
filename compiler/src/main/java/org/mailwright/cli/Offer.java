package org.mailwright.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mailwright.source.shape.Shapes;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a shell offers for the value of an option, or for an argument.
 *
 * @param words where the source is WORDS
 */
record Offer(Source source, List<String> words) {
    /** Where a shell takes them from. */
    enum Source {
        NOTHING,
        WORDS,
        FILES,
        DIRECTORIES,
        HOSTS
    }

    static Offer of(ArgSpec argument) {
        return switch (argument.paramLabel()) {
            case "FQDN" -> new Offer(Source.HOSTS, List.of());
            case "DIR", "TREE", "OUT" -> new Offer(Source.DIRECTORIES, List.of());
            case "FILE", "FILE:LINE" -> new Offer(Source.FILES, List.of());
            case "KEY" -> of(Shapes.KEYS.stream().map(key -> "mailwright::" + key.name()));
            default -> words(argument);
        };
    }

    /** These words. */
    static Offer of(Stream<String> words) {
        return new Offer(Source.WORDS, words.toList());
    }

    private static Offer words(ArgSpec argument) {
        List<String> words = Optional.ofNullable(argument.completionCandidates()).stream()
                .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                .map(word -> isOfEnum(argument) ? word.toLowerCase(Locale.ROOT) : word)
                .toList();
        return new Offer(words.isEmpty() ? Source.NOTHING : Source.WORDS, words);
    }

    /** The words of an enum are typed in any case. */
    private static boolean isOfEnum(ArgSpec argument) {
        return argument.type().isEnum();
    }

    /** The argument of a command that has one. */
    static Optional<Offer> argument(CommandSpec command) {
        return command.positionalParameters().stream().findFirst().map((PositionalParamSpec first) -> of(first));
    }

    /** The options of a command that people see. */
    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    /** The options that can be before the command, as one of the commands that have all of them has them. */
    static List<OptionSpec> before(CommandSpec program) {
        return Optional.ofNullable(program.subcommands().get("check")).stream()
                .flatMap(check -> options(check.getCommandSpec()).stream())
                .filter(option -> Stream.of(option.names())
                        .anyMatch(name -> Arguments.ALONE.contains(name) || Arguments.WITH_VALUE.contains(name)))
                .toList();
    }

    /** The commands. */
    static List<CommandSpec> commands(CommandSpec program) {
        return program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .toList();
    }
}
