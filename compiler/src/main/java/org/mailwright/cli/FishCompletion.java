package org.mailwright.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completions for fish (complete(1) of fish). */
final class FishCompletion {
    private static final String HEAD = """
            # Completion of mailwright(1) for fish, made by: mailwright completion fish

            function __mailwright_at -a wanted
                set -l words (commandline -opc)
                set -e words[1]
                while set -q words[1]
                    switch $words[1]
                        case @VALUES@
                            set -e words[1]
                            set -q words[1]; and set -e words[1]
                        case '-*'
                            set -e words[1]
                        case '*'
                            test "$words[1]" = "$wanted"
                            return
                    end
                end
                test -z "$wanted"
            end

            function __mailwright_hosts
                set -l words (commandline -opc)
                set -l site
                for i in (seq 2 (count $words))
                    switch $words[$i]
                        case -C --site
                            set -q words[(math $i + 1)]; and set -a site $words[$i] (string replace -r '^~/' $HOME/ -- $words[(math $i + 1)])
                        case '--site=*'
                            set -a site $words[$i]
                    end
                end
                timeout 3 (string replace -r '^~/' $HOME/ -- $words[1]) completion hosts $site 2>/dev/null
            end

            complete -c mailwright -f
            """;

    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String of(CommandSpec program) {
        FishCompletion fish = new FishCompletion();
        fish.script.append(
                HEAD.replace("@VALUES@", Arguments.WITH_VALUE.stream().sorted().collect(Collectors.joining(" "))));
        Offer.before(program).forEach(option -> fish.option("", option));
        for (CommandSpec command : Offer.commands(program)) {
            fish.complete("", "-a " + command.name(), command.usageMessage().description());
            Offer.options(command).forEach(option -> fish.option(command.name(), option));
            Offer.argument(command)
                    .filter(offer -> offer.source() != Offer.Source.NOTHING)
                    .ifPresent(offer -> fish.complete(command.name(), offered(offer)));
        }
        return fish.script.toString();
    }

    // complete -c mailwright -n '__mailwright_at check' -l fail-on -x -a 'error warning info' -d '…'
    private void option(String command, OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
        boolean value = option.arity().max() > 0;
        complete(command, names + (value ? " -r " + offered(Offer.of(option)) : ""), option.description());
    }

    private void complete(String command, String what, String... description) {
        script.append("complete -c mailwright -n ")
                .append(quoted("__mailwright_at '" + command + "'"))
                .append(' ')
                .append(what.strip());
        Stream.of(description).limit(1).forEach(text -> script.append(" -d ").append(quoted(text)));
        script.append('\n');
    }

    private static String offered(Offer offer) {
        return switch (offer.source()) {
            case NOTHING -> "-f";
            case WORDS -> "-f -a " + quoted(String.join(" ", offer.words()));
            case FILES -> "-F";
            case DIRECTORIES -> "-f -a '(__fish_complete_directories)'";
            case HOSTS -> "-f -a '(__mailwright_hosts)'";
        };
    }

    /** In single quotes, where fish reads \\ and \' (fish-language, "Quotes"). */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
