package org.mailwright.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The part of a completion script that bash and zsh read alike: what to offer after each option, and as an argument of each
 * command. The variables are {@code command}, which is empty before the command, {@code prev} and {@code cur}.
 */
final class CompletionCases {
    private final Function<Offer, String> offered;
    private final StringBuilder script = new StringBuilder();

    private CompletionCases(Function<Offer, String> offered) {
        this.offered = offered;
    }

    /** @param offered what the shell does to offer something */
    static String of(CommandSpec program, Function<Offer, String> offered) {
        CompletionCases cases = new CompletionCases(offered);
        cases.write(program);
        return cases.script.toString();
    }

    private void write(CommandSpec program) {
        List<CommandSpec> commands = Offer.commands(program);
        line("  case \"$command $prev\" in");
        values("", Offer.before(program));
        commands.forEach(command -> values(command.name(), Offer.options(command)));
        line("  esac");
        line("  if [[ $cur == -* ]]; then");
        line("    case $command in");
        options("''", Offer.before(program));
        commands.forEach(command -> options(command.name(), Offer.options(command)));
        line("    esac");
        line("    return");
        line("  fi");
        line("  case $command in");
        offer("    ''", Offer.of(commands.stream().map(CommandSpec::name)));
        for (CommandSpec command : commands) {
            Offer.argument(command).ifPresent(argument -> offer("    " + command.name(), argument));
        }
        line("  esac");
    }

    // 'check --fail-on') _mailwright_words 'error warning info'; return ;;
    private void values(String command, List<OptionSpec> options) {
        for (OptionSpec option : options) {
            if (option.arity().max() > 0) {
                String patterns = Stream.of(option.names())
                        .map(name -> "'" + command + " " + name + "'")
                        .collect(Collectors.joining("|"));
                line("    " + patterns + ") " + offered.apply(Offer.of(option)) + "; return ;;");
            }
        }
    }

    private void options(String command, List<OptionSpec> options) {
        offer("      " + command, Offer.of(options.stream().flatMap(option -> Stream.of(option.names()))));
    }

    private void offer(String pattern, Offer offer) {
        line(pattern + ") " + offered.apply(offer) + " ;;");
    }

    private void line(String line) {
        script.append(line).append('\n');
    }
}
