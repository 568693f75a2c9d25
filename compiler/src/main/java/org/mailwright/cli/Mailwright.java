package org.mailwright.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.mailwright.artefact.TemplateFailure;
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
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = "-C, --site, --as-of, --templates, --color and --quiet can be before or after the command.")
public final class Mailwright implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    Mailwright() {}

    /** Runs the command line and ends the process with its exit status. */
    public static void main(String... arguments) {
        Main.main(arguments);
    }

    /** Runs the command line on the streams of the process. */
    static int run(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, err, Map.copyOf(System.getenv()), System.console() != null);
        int status = run(terminal, arguments);
        out.flush();
        return status;
    }

    /** Runs the command line and returns its exit status. */
    static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new Mailwright());
        Map<String, Supplier<Callable<Integer>>> commands = commands(terminal);
        Set<String> names = Set.copyOf(commands.keySet());
        Arguments words = Arguments.of(arguments);
        commands.keySet().retainAll(needed(commands.keySet(), words));
        commands.values().forEach(command -> line.addSubcommand(command.get()));
        statuses(line);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(terminal.out().writer())
                .setErr(terminal.err().writer())
                .setParameterExceptionHandler((exception, given) -> usage(terminal, exception, names, words))
                .setOverwrittenOptionsAllowed(true)
                .setExecutionStrategy(Mailwright::executed)
                .setExecutionExceptionHandler((exception, command, parsed) -> failure(terminal, exception, parsed));
        return line.execute(words.ordered().toArray(String[]::new));
    }

    /** The library's own statuses, for a failure in the words about a failure, mean something else here. */
    private static void statuses(CommandLine line) {
        line.getCommandSpec().exitCodeOnInvalidInput(ExitStatus.USAGE).exitCodeOnExecutionException(ExitStatus.DEFECT);
        line.getSubcommands().values().forEach(Mailwright::statuses);
    }

    /** What there is to run, in the order of the help. */
    private static Map<String, Supplier<Callable<Integer>>> commands(Terminal terminal) {
        Map<String, Supplier<Callable<Integer>>> commands = new LinkedHashMap<>();
        commands.put("apply", () -> new ApplyCommand(terminal));
        commands.put("compile", () -> new CompileCommand(terminal));
        commands.put("check", () -> new CheckCommand(terminal));
        commands.put("completion", () -> new CompletionCommand(terminal));
        commands.put("lookup", () -> new LookupCommand(terminal));
        commands.put("man", () -> new ManCommand(terminal));
        commands.put("plan", () -> new PlanCommand(terminal));
        commands.put("rule", () -> new RuleCommand(terminal));
        commands.put("schema", () -> new SchemaCommand(terminal));
        commands.put("trace", () -> new TraceCommand(terminal));
        commands.put("why", () -> new WhyCommand(terminal));
        return commands;
    }

    /**
     * Picocli reads every option of every command by reflection: only those of the one that is named are read. The manual
     * and the completion scripts need all of them.
     */
    private static Set<String> needed(Set<String> commands, Arguments words) {
        if (words.given().equals(List.of("--version"))) {
            return Set.of();
        }
        String command = words.command().orElse("");
        boolean all = command.equals("man")
                || command.equals("completion")
                        && words.second().filter(CompletionCommand::isData).isEmpty();
        return commands.contains(command) && !all ? Set.of(command) : Set.copyOf(commands);
    }

    private static int executed(ParseResult parsed) {
        Arguments.requireOneValue(parsed);
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int usage(Terminal terminal, ParameterException exception, Set<String> commands, Arguments words) {
        List<String> lines = UsageFault.of(exception, commands, words);
        terminal.tell("mailwright: " + lines.get(0));
        terminal.tell(lines.get(1));
        return ExitStatus.USAGE;
    }

    private static int failure(Terminal terminal, Exception exception, ParseResult parsed) {
        if (exception instanceof TemplateFailure failure) {
            terminal.tell(List.of(failure.finding()), Terminal.ColorWhen.NEVER);
            return ExitStatus.FINDINGS;
        }
        if (exception instanceof IOException || exception instanceof UncheckedIOException) {
            Throwable cause = exception instanceof UncheckedIOException && exception.getCause() != null
                    ? exception.getCause()
                    : exception;
            terminal.tell("mailwright: cannot read or write: " + IoFault.of(cause));
            return ExitStatus.UNREADABLE;
        }
        terminal.tell("mailwright: a defect of ours in " + String.join(" ", parsed.originalArgs()));
        terminal.err().print(DefectText.of(exception));
        return ExitStatus.DEFECT;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
