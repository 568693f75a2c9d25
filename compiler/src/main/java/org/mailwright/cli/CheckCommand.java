package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailwright.Compiler;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Identified;
import org.mailwright.diagnostic.Severity;
import org.mailwright.dns.Resolver;
import org.mailwright.flow.FlowTable;
import org.mailwright.flow.Flows;
import org.mailwright.model.Site;
import org.mailwright.print.FindingsText;
import org.mailwright.print.Report;
import org.mailwright.print.ReportPlaces;
import org.mailwright.print.TableText;
import org.mailwright.rule.Page;
import org.mailwright.rule.Pages;
import org.mailwright.verify.Checkers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mailwright check}: what is wrong, and nothing is written. */
@Command(name = "check", description = "Says what is wrong with the inputs.", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private BaselineOptions baseline = new BaselineOptions();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "ERROR",
            description = "exit with 1 on this or worse: error or warning")
    private Severity failOn = Severity.ERROR;

    @Option(
            names = "--with-daemons",
            description = "have the installed daemons' own checkers judge the planned files too")
    private boolean withDaemons;

    @Option(
            names = "--flows",
            description =
                    "print every way in which mail leaves, and what SPF, DKIM and DMARC say of it; findings go to stderr")
    private boolean flows;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        reports.check(spec);
        Compiler compiler = options.compiler();
        Compiler.Compilation compilation = Secrets.checked(compiler.prove());
        if (withDaemons) {
            compilation = withDaemons(compilation);
        }
        // The keys of places cost another look at their files.
        List<Identified> found = reports.isForPrograms() || baseline.isUsed()
                ? compilation.identified()
                : Identified.anonymous(compilation.findings());
        List<Identified> left = baseline.left(found, terminal, options.isQuiet());
        ReportPlaces places = ReportPlaces.of(compiler.siteFile(), Path.of("").toAbsolutePath());
        if (flows) {
            terminal.out()
                    .print(
                            compilation.result().isPresent()
                                    ? table(compilation.result().get())
                                    : "");
        }
        reports.write(
                new Report(left, failOn, places, CheckCommand::ruleText, Version.number()),
                terminal,
                terminal.colors(options.color()),
                flows);
        List<Diagnostic> findings = left.stream().map(Identified::finding).toList();
        if (!options.isQuiet()) {
            String count = FindingsText.count(findings);
            terminal.tell(count.isEmpty() ? "No findings." : count + ".");
        }
        return ExitStatus.of(findings, failOn);
    }

    /** The flows as the format has them. */
    private String table(Compiler.Result result) throws IOException {
        Site site = result.inputs().site();
        List<List<String>> rows = FlowTable.of(site, new Flows(site, new Resolver(ZoneFragments.published(site))));
        return reports.isJson() ? TableText.json(FlowTable.COLUMNS, rows) : TableText.of(FlowTable.COLUMNS, rows);
    }

    /** All findings, those of the daemons' checkers among them: they judge what would be written, so errors come first. */
    private Compiler.Compilation withDaemons(Compiler.Compilation compilation) throws IOException {
        if (compilation.result().isEmpty() || compilation.hasErrors()) {
            terminal.tell("The daemons' checkers did not run: mend the errors first.");
            return compilation;
        }
        Compiler.Result result = compilation.result().get();
        return compilation.and(Checkers.standard().check(result.inputs().site(), result.files()));
    }

    private static Report.RuleText ruleText(String id) throws IOException {
        Page page = Pages.all().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new Report.RuleText(page.summary(), page.text(), page.kind().usual());
    }
}
