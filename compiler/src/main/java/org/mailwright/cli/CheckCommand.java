package org.mailwright.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailwright.Compiler;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.output.FindingsJson;
import org.mailwright.output.FindingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mailwright check}: what is wrong, and nothing is written. */
@Command(name = "check", description = "Says what is wrong with the inputs.", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "TEXT", description = "text or json")
    private Format format = Format.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "ERROR",
            description = "exit with 1 on this or worse: error or warning")
    private Severity failOn = Severity.ERROR;

    /** {@code --output}. */
    private enum Format {
        TEXT,
        JSON
    }

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Compiler.Compilation compilation = options.compiler().prove();
        List<Diagnostic> findings = Secrets.checked(compilation);
        switch (format) {
            case TEXT -> terminal.out().print(FindingsText.of(findings, terminal.colors(options.color())));
            case JSON -> terminal.out().print(FindingsJson.of(findings));
        }
        if (format == Format.TEXT && !options.isQuiet()) {
            String count = FindingsText.count(findings);
            terminal.err().println(count.isEmpty() ? "No findings." : count + ".");
        }
        return ExitStatus.of(findings, failOn);
    }
}
