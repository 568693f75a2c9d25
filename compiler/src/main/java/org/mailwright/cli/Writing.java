package org.mailwright.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailwright.Compiler;
import org.mailwright.artefact.HostSecrets;
import org.mailwright.change.Census;
import org.mailwright.change.Guard;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.kind.LdapKinds;
import org.mailwright.model.Host;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
import org.mailwright.print.FindingsText;
import org.mailwright.source.site.Inputs;
import org.mailwright.source.site.Need;
import org.mailwright.source.site.SourceSize;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a command that writes begins with: the site proved, with the secrets of the hosts that are written for, from
 * sources that gave enough. What is in the way is told.
 */
final class Writing {
    private final Terminal terminal;
    private final CommandSpec spec;
    private final SiteOptions options;
    private final List<String> names;

    /**
     * How it came out.
     *
     * @param status of the command where nothing may be written
     * @param result present when it may
     * @param findings that were told
     */
    record Outcome(int status, Optional<Compiler.Result> result, List<Diagnostic> findings) {
        /** What the guard of an apply compares. */
        Census census() {
            return Writing.census(result.orElseThrow());
        }
    }

    /** @param names the mail names of the hosts that are written for; empty for all */
    Writing(Terminal terminal, CommandSpec spec, SiteOptions options, List<String> names) {
        this.terminal = terminal;
        this.spec = spec;
        this.options = options;
        this.names = List.copyOf(names);
    }

    /**
     * Reads and proves.
     *
     * @param last what was counted the last time
     * @param force why a source may have given too little
     */
    Outcome prove(Census last, Optional<String> force) throws IOException {
        Compiler.Compilation proved = options.compiler().prove(Need.toWrite(names));
        Compiler.Compilation compilation = proved.and(proved.result()
                .map(result -> missing(result.inputs(), hosts(result)))
                .orElse(List.of()));
        List<Diagnostic> findings = compilation.findings();
        terminal.tell(findings, options.color(), ReportOptions.MOST);
        boolean whole = ExitStatus.of(findings, Severity.ERROR) != ExitStatus.UNREADABLE;
        int status = ExitStatus.ofWriting(findings, whole && isTooSmall(compilation, last, force));
        if (status == ExitStatus.REFUSED) {
            return new Outcome(status, Optional.empty(), findings);
        }
        if (status != ExitStatus.FINE || compilation.result().isEmpty()) {
            terminal.tell("Nothing is written: " + FindingsText.count(findings) + ".");
            return new Outcome(status, Optional.empty(), findings);
        }
        return new Outcome(ExitStatus.FINE, compilation.result(), findings);
    }

    /** The hosts that are written for. */
    List<Host> hosts(Compiler.Result result) {
        List<Host> all = result.inputs().site().mailHosts().toList();
        for (String name : names) {
            if (all.stream().noneMatch(host -> host.name().text().equals(name))) {
                List<String> known =
                        all.stream().map(host -> host.name().text()).toList();
                throw UnknownWord.host(spec, name, known);
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
        List<SourceSize> people =
                inputs.sources().stream().filter(SourceSize::isPeople).toList();
        boolean none = people.stream().noneMatch(SourceSize::passwords);
        if (submission && none && !people.isEmpty()) {
            SourceSize source = people.get(0);
            findings.add(Diagnostic.error(
                            LdapKinds.ACL_HIDDEN_ATTRIBUTE,
                            source.location(),
                            "none of the " + source.entries() + " accounts of " + source.name()
                                    + " has a submission password")
                    .advising("read the directory as somebody who may see mailPassword and userPassword"));
        }
        return findings;
    }

    /** True when a source gave fewer entries than it must, or far fewer than the last time. */
    private boolean isTooSmall(Compiler.Compilation compilation, Census last, Optional<String> force) {
        List<SourceSize> small = compilation.result().stream()
                .flatMap(result -> result.inputs().sources().stream())
                .filter(SourceSize::isTooSmall)
                .toList();
        String how = force.map(reason -> "note: forced (" + reason + "): ").orElse("refused: ");
        small.forEach(source -> terminal.tell(source.location() + ": " + how + source.tooSmall()));
        Guard guard = new Guard();
        compilation.result().ifPresent(result -> guard.compareSources(last, census(result)));
        // What is forced is told when it is done.
        guard.refusals().stream()
                .filter(refusal -> force.isEmpty())
                .forEach(refusal -> terminal.tell("error: refused: " + refusal));
        return (!small.isEmpty() || !guard.refusals().isEmpty()) && force.isEmpty();
    }

    /** What the guard counts in a compiled site. */
    static Census census(Compiler.Result result) {
        SortedMap<String, Integer> sources = new TreeMap<>();
        result.inputs().sources().forEach(source -> sources.merge(source.name(), source.entries(), Integer::sum));
        return Census.of(result.routes(), sources);
    }

    /** What each host with files runs. */
    static Map<String, Release> releases(Compiler.Result result) {
        return result.inputs()
                .site()
                .mailHosts()
                .collect(Collectors.toMap(host -> host.name().text(), Host::release));
    }
}
