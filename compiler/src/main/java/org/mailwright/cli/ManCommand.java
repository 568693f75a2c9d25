package org.mailwright.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mailwright man}: the manual page, made of what the commands say of themselves. */
@Command(
        name = "man",
        description = {
            "Prints the manual page.",
            "Read it at once: mailwright man | man -l -",
            "or install it as /usr/share/man/man1/mailwright.1"
        },
        mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ManCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(ManPage.of(spec.root()));
        return ExitStatus.FINE;
    }
}
