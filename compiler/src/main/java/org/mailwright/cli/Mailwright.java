package org.mailwright.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mailwright.artefact.TemplateFailure;
import org.mailwright.output.FindingsText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The program: finds the command, and turns what it throws into an exit status. */
@Command(
        name = "mailwright",
        description = "Compiles a whole mail system from Hiera, LDAP, exported resources, certificates and keys.",
        mixinStandardHelpOptions = true,
        version = "mailwright 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Mailwright implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    Mailwright() {}

    /** Runs the command line and ends the process with its exit status. */
    public static void main(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, err, Map.copyOf(System.getenv()), System.console() != null);
        int status = run(terminal, arguments);
        out.flush();
        System.exit(status);
    }

    /** Runs the command line and returns its exit status. */
    static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new Mailwright())
                .addSubcommand(new ApplyCommand(terminal))
                .addSubcommand(new CompileCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new CompletionCommand(terminal))
                .addSubcommand(new LookupCommand(terminal))
                .addSubcommand(new ManCommand(terminal))
                .addSubcommand(new PlanCommand(terminal))
                .addSubcommand(new RuleCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .addSubcommand(new TraceCommand(terminal))
                .addSubcommand(new WhyCommand(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((exception, given) -> usage(terminal, exception))
                .setExecutionExceptionHandler((exception, command, parsed) -> failure(terminal, exception, parsed));
        return line.execute(arguments);
    }

    private static int usage(Terminal terminal, ParameterException exception) {
        terminal.err().println("mailwright: " + exception.getMessage());
        terminal.err().println("Try: mailwright --help, or mailwright COMMAND --help");
        return ExitStatus.USAGE;
    }

    private static int failure(Terminal terminal, Exception exception, ParseResult parsed) {
        if (exception instanceof TemplateFailure failure) {
            terminal.err().print(FindingsText.of(List.of(failure.finding()), false));
            return ExitStatus.FINDINGS;
        }
        if (exception instanceof IOException || exception instanceof UncheckedIOException) {
            Throwable cause = exception instanceof UncheckedIOException && exception.getCause() != null
                    ? exception.getCause()
                    : exception;
            terminal.err().println("mailwright: cannot read or write: " + IoFault.of(cause));
            return ExitStatus.UNREADABLE;
        }
        terminal.err().println("mailwright: a defect of ours in " + String.join(" ", parsed.originalArgs()));
        exception.printStackTrace(terminal.err());
        return ExitStatus.DEFECT;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
