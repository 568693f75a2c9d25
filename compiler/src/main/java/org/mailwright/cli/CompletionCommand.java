package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailwright.source.file.DiskTree;
import org.mailwright.source.site.HostNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailwright completion}: the script with which a shell completes commands, options, hosts, rules and keys. */
@Command(
        name = "completion",
        description = {
            "Prints a completion script for bash, zsh or fish.",
            "Use it at once in bash: source <(mailwright completion bash)",
            "or install it: /usr/share/bash-completion/completions/mailwright for bash,",
            "a file _mailwright in a directory of fpath for zsh,",
            "~/.config/fish/completions/mailwright.fish for fish."
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SHELL",
            arity = "0..1",
            defaultValue = "BASH",
            description = "bash (default), zsh or fish; hosts prints the names of the site's hosts, for the scripts")
    private Subject subject = Subject.BASH;

    @Option(names = "-C", paramLabel = "DIR", hidden = true)
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--site", paramLabel = "FILE", hidden = true)
    private Optional<Path> site = Optional.empty();

    /** What it prints. */
    private enum Subject {
        BASH,
        ZSH,
        FISH,
        HOSTS;

        /** As it is written, completed and listed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** True for the word that asks for names of the site, which a shell waits for: it needs no other command. */
    static boolean isData(String word) {
        return word.equals(Subject.HOSTS.toString());
    }

    @Override
    public Integer call() {
        switch (subject) {
            case BASH -> terminal.out().print(BashCompletion.of(spec.root()));
            case ZSH -> terminal.out().print(ZshCompletion.of(spec.root()));
            case FISH -> terminal.out().print(FishCompletion.of(spec.root()));
            case HOSTS -> hosts().forEach(terminal.out()::println);
        }
        return ExitStatus.FINE;
    }

    /** The hosts of the site at hand; none where something is wrong, because a message would be in the middle of a line. */
    private List<String> hosts() {
        Optional<Path> file = SitePlace.of(directory, site).value();
        try {
            return file.isEmpty()
                    ? List.of()
                    : HostNames.of(new DiskTree(file.get().resolveSibling("")), file.get());
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
