package org.mailwright.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.Compiler;
import org.mailwright.artefact.Artefact;
import org.mailwright.change.Difference;
import org.mailwright.change.Guard;
import org.mailwright.change.Pseudonyms;
import org.mailwright.diagnostic.Counted;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.print.FindingsText;
import org.mailwright.print.PlanJson;
import org.mailwright.print.PlanMarkdown;
import org.mailwright.print.PlanReport;
import org.mailwright.print.PlanText;
import org.mailwright.source.site.SourceSize;
import org.mailwright.tree.SourceChanged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mailwright plan}: what the inputs as they are here would change. */
@Command(
        name = "plan",
        description = "Says what the inputs would change: files, table entries, addresses.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private static final int MOST_READINGS = 3;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Mixin
    private PlanAgainst against = new PlanAgainst();

    private final OutputOption output = new OutputOption(List.of("text", "json", "markdown"));

    // The library reads it.
    @Mixin
    @SuppressWarnings("UnusedVariable")
    private CommandSpec outputs = output.spec();

    @Option(names = "--host", paramLabel = "FQDN", description = "only the files of this host; may be repeated")
    private List<String> names = List.of();

    @Option(names = "--pseudonyms", description = "hide who people are, and where their mail goes")
    private boolean pseudonyms;

    @Option(
            names = {"--detailed-exitcodes", "--detailed-exitcode"},
            description = "exit status 2 when something would change")
    private boolean detailed;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        output.check(spec);
        try (Comparison comparison = against.comparison(options, names)) {
            Compiler.Compilation here = comparison.compiler().prove();
            Pseudonyms hidden = new Pseudonyms();
            here.result().ifPresent(result -> hidden.learn(result.inputs().site()));
            print(here.findings(), hidden);
            if (here.hasErrors() || here.result().isEmpty()) {
                List<String> tooSmall =
                        here.result().stream().flatMap(PlanCommand::tooSmall).toList();
                tooSmall.forEach(refusal -> terminal.tell("refused: " + refusal));
                terminal.tell("There is no plan: " + FindingsText.count(here.findings()) + ".");
                return ExitStatus.ofWriting(here.findings(), !tooSmall.isEmpty());
            }
            return plan(comparison, here.result().get(), hidden, MOST_READINGS);
        } catch (MachineComparison.WrongHost e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Compares with a tree that may be replaced while it is read; half of one and half of another is never shown. */
    private int plan(Comparison comparison, Compiler.Result here, Pseudonyms hidden, int readings) throws IOException {
        try {
            return plan(comparison, here, hidden);
        } catch (SourceChanged e) {
            if (readings == 1) {
                throw e;
            }
            return plan(comparison, here, hidden, readings - 1);
        }
    }

    private int plan(Comparison comparison, Compiler.Result here, Pseudonyms hidden) throws IOException {
        Comparison.Earlier earlier = comparison.earlier(here);
        earlier.site().ifPresent(hidden::learn);
        if (!earlier.findings().isEmpty()) {
            terminal.tell("In " + comparison.name() + ":");
            print(earlier.findings(), hidden);
        }
        if (earlier.files().isEmpty()) {
            terminal.tell("There is no plan: " + comparison.name() + " does not compile.");
            return ExitStatus.of(earlier.findings(), Severity.ERROR);
        }
        List<Artefact> before = earlier.files().get();
        List<Artefact> after = here.files().artefacts();
        requireKnown(before, after);
        Difference difference = earlier.same()
                ? Difference.NONE
                : Difference.of(
                        only(before, earlier.hosts()),
                        only(after, earlier.hosts()),
                        here.inputs().site().primary().text());
        Difference shown = pseudonyms ? hidden.hide(difference) : difference;
        PlanReport report = new PlanReport(
                comparison.name(),
                shown,
                Stream.of(shown.refusals().stream(), lost(earlier, here, hidden), tooSmall(here))
                        .flatMap(refusals -> refusals)
                        .toList(),
                notes(earlier, difference),
                earlier.pending());
        output.write(terminal.out(), format -> text(format, report));
        if (!report.refusals().isEmpty()) {
            return ExitStatus.REFUSED;
        }
        return detailed && report.changes() ? ExitStatus.CHANGES : ExitStatus.FINE;
    }

    private static String text(String format, PlanReport plan) throws IOException {
        return switch (format) {
            case "json" -> PlanJson.of(plan);
            case "markdown" -> PlanMarkdown.of(plan);
            default -> PlanText.of(plan);
        };
    }

    private void print(List<Diagnostic> findings, Pseudonyms hidden) {
        String text = FindingsText.of(findings, terminal.colors(options.color()), ReportOptions.MOST);
        terminal.err().print(pseudonyms ? hidden.text(text) : text, terminal.colors(options.color()));
    }

    private void requireKnown(List<Artefact> before, List<Artefact> after) {
        if (names.isEmpty()) {
            return;
        }
        Set<String> known = Stream.concat(before.stream(), after.stream())
                .flatMap(artefact -> artefact.place().host().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            if (!known.contains(name)) {
                throw UnknownWord.host(spec, name, known);
            }
        }
    }

    /** The files of the hosts that the command line names and the other state can speak of. */
    private List<Artefact> only(List<Artefact> artefacts, List<String> hosts) {
        return artefacts.stream()
                .filter(artefact -> {
                    String host = artefact.place().host().orElse("");
                    return (names.isEmpty() || names.contains(host)) && (hosts.isEmpty() || hosts.contains(host));
                })
                .toList();
    }

    /** What no table shows; there is nothing to lose where it is known to be the same. */
    private Stream<String> lost(Comparison.Earlier earlier, Compiler.Result here, Pseudonyms hidden) {
        Guard guard = new Guard();
        if (!earlier.same()) {
            guard.compare(earlier.census(), Writing.census(here));
        }
        return guard.refusals().stream().map(refusal -> pseudonyms ? hidden.text(refusal) : refusal);
    }

    private static Stream<String> tooSmall(Compiler.Result here) {
        return here.inputs().sources().stream().filter(SourceSize::isTooSmall).map(SourceSize::tooSmall);
    }

    private static List<String> notes(Comparison.Earlier earlier, Difference difference) {
        List<String> notes = new ArrayList<>(earlier.notes());
        int closed = difference.closed().size();
        if (closed > 0) {
            notes.add(Counted.of(closed, "file of secrets was", "files of secrets were")
                    + " not compared: the secrets cannot be read here");
        }
        return notes;
    }
}
