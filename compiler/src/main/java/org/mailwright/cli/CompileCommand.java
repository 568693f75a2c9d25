package org.mailwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailwright.Compiler;
import org.mailwright.artefact.HostSecrets;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.output.CompiledTree;
import org.mailwright.output.FindingsText;
import org.mailwright.output.Summary;
import org.mailwright.source.site.Inputs;
import org.mailwright.source.site.Need;
import org.mailwright.source.site.SourceSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mailwright compile}: every file of every host into a tree. */
@Command(name = "compile", description = "Compiles the site into a tree of files.", mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "-o", paramLabel = "OUT", defaultValue = "out", description = "the tree (default: out)")
    private Path out = Path.of("out");

    @Option(names = "--host", paramLabel = "FQDN", description = "only the files of this host; may be repeated")
    private List<String> names = List.of();

    CompileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String refusal = CompiledTree.refusal(out);
        if (!refusal.isEmpty()) {
            throw new ParameterException(spec.commandLine(), refusal);
        }
        Compiler.Compilation proved = options.compiler().prove(Need.toWrite(names));
        Compiler.Compilation compilation = proved.and(proved.result()
                .map(result -> missing(result.inputs(), hosts(result)))
                .orElse(List.of()));
        List<Diagnostic> findings = compilation.findings();
        terminal.err().print(FindingsText.of(findings, terminal.colors(options.color()), ReportOptions.MOST));
        int status = ExitStatus.of(findings, Severity.ERROR);
        if (status != ExitStatus.UNREADABLE && isTooSmall(compilation)) {
            return ExitStatus.REFUSED;
        }
        if (status != ExitStatus.FINE || compilation.result().isEmpty()) {
            terminal.err().println("Nothing is written: " + FindingsText.count(findings) + ".");
            return status;
        }
        Compiler.Result result = compilation.result().get();
        int files = CompiledTree.write(out, result.plan().artefacts(), names);
        if (!options.isQuiet()) {
            terminal.out().print(Summary.of(result.routes(), hosts(result).size(), files, findings, out));
        }
        return ExitStatus.FINE;
    }

    private List<Host> hosts(Compiler.Result result) {
        List<Host> all = result.inputs().site().mailHosts().toList();
        for (String name : names) {
            if (all.stream().noneMatch(host -> host.name().text().equals(name))) {
                throw new ParameterException(spec.commandLine(), name + " is no host with a role");
            }
        }
        return all.stream()
                .filter(host -> names.isEmpty() || names.contains(host.name().text()))
                .toList();
    }

    /** The secrets of these hosts that cannot be had here. */
    private static List<Diagnostic> missing(Inputs inputs, List<Host> hosts) {
        List<Diagnostic> findings = new ArrayList<>(HostSecrets.findings(inputs.site(), hosts));
        boolean submission = hosts.stream().anyMatch(host -> host.is(Role.SUBMISSION));
        boolean none = inputs.sources().stream().noneMatch(SourceSize::passwords);
        if (submission && none && !inputs.sources().isEmpty()) {
            SourceSize source = inputs.sources().get(0);
            findings.add(Diagnostic.error(
                            "ldap-acl-hidden-attribute",
                            source.location(),
                            "none of the " + source.entries() + " accounts of " + source.name()
                                    + " has a submission password")
                    .advising("read the directory as somebody who may see mailPassword and userPassword"));
        }
        return findings;
    }

    /** True when a source gave fewer people than it must, or a server nobody at all. */
    private boolean isTooSmall(Compiler.Compilation compilation) {
        List<SourceSize> small = compilation.result().stream()
                .flatMap(result -> result.inputs().sources().stream())
                .filter(source -> source.entries() < source.minimum())
                .toList();
        small.forEach(source -> terminal.err()
                .println(source.location() + ": refused: " + source.name() + " gave " + source.entries()
                        + " entries, fewer than its minimum of " + source.minimum()));
        return !small.isEmpty()
                || compilation.findings().stream()
                        .anyMatch(finding -> finding.rule().equals("ldap-empty-result"));
    }
}
