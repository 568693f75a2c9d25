package org.mailwright.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mailwright completion}: the script with which bash and zsh complete our commands and options. */
@Command(
        name = "completion",
        description = {
            "Prints a completion script for bash and zsh.",
            "Use it at once: source <(mailwright completion)",
            "or install it as /etc/bash_completion.d/mailwright"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("mailwright", spec.root().commandLine());
        terminal.out().print(script.endsWith("\n") ? script : script + "\n");
        return ExitStatus.FINE;
    }
}
