package org.mailwright.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mailwright.Compiler;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.dns.Resolver;
import org.mailwright.flow.FlowTable;
import org.mailwright.flow.Flows;
import org.mailwright.model.Site;
import org.mailwright.output.FindingsJson;
import org.mailwright.output.FindingsText;
import org.mailwright.output.TableText;
import org.mailwright.verify.Checkers;
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

    @Option(
            names = "--with-daemons",
            description = "have the installed daemons' own checkers judge the planned files too")
    private boolean withDaemons;

    @Option(
            names = "--flows",
            description =
                    "print every way in which mail leaves, and what SPF, DKIM and DMARC say of it; findings go to stderr")
    private boolean flows;

    /** {@code --output}. */
    private enum Format {
        TEXT,
        JSON;

        /** As it is written, completed and listed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Compiler.Compilation compilation = options.compiler().prove();
        List<Diagnostic> findings = withDaemons ? withDaemons(compilation) : Secrets.checked(compilation);
        if (flows) {
            terminal.out()
                    .print(
                            compilation.result().isPresent()
                                    ? table(compilation.result().get())
                                    : "");
            terminal.err().print(FindingsText.of(findings, terminal.colors(options.color())));
            return ExitStatus.of(findings, failOn);
        }
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

    /** The flows as the format has them. */
    private String table(Compiler.Result result) throws IOException {
        Site site = result.inputs().site();
        List<List<String>> rows = FlowTable.of(site, new Flows(site, new Resolver(ZoneFragments.published(site))));
        return format == Format.JSON ? TableText.json(FlowTable.COLUMNS, rows) : TableText.of(FlowTable.COLUMNS, rows);
    }

    /** All findings, those of the daemons' checkers among them: they judge what would be written, so errors come first. */
    private List<Diagnostic> withDaemons(Compiler.Compilation compilation) throws IOException {
        List<Diagnostic> findings = Secrets.checked(compilation);
        if (compilation.result().isEmpty() || findings.stream().anyMatch(Diagnostic::isError)) {
            terminal.err().println("The daemons' checkers did not run: mend the errors first.");
            return findings;
        }
        Compiler.Result result = compilation.result().get();
        List<Diagnostic> judged = Checkers.standard().check(result.inputs().site(), result.plan());
        return Stream.concat(findings.stream(), judged.stream()).sorted().toList();
    }
}
