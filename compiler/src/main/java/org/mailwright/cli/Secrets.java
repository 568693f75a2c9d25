package org.mailwright.cli;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.Compiler;
import org.mailwright.artefact.HostSecrets;
import org.mailwright.diagnostic.Counted;
import org.mailwright.diagnostic.Diagnostic;

/** What a check says about secrets: each that can be read is held against its public half; the rest is one note. */
final class Secrets {
    private Secrets() {}

    /** The compilation with what is found of its secrets. */
    static Compiler.Compilation checked(Compiler.Compilation compilation) {
        List<Diagnostic> secrets = compilation
                .result()
                .map(result -> result.inputs().site())
                .map(site -> HostSecrets.findings(site, site.mailHosts().toList()))
                .orElse(List.of());
        List<Diagnostic> closed = secrets.stream()
                .filter(finding -> finding.kind().equals(HostSecrets.ABSENT))
                .toList();
        Stream<Diagnostic> note = closed.stream()
                .limit(1)
                .map(first -> Diagnostic.info(
                                first.kind(),
                                first.location(),
                                Counted.of(closed.size(), "secret was", "secrets were") + " not checked: "
                                        + first.message())
                        .advising("nothing to do here; compile and apply need them"));
        return compilation.and(Stream.concat(secrets.stream().filter(finding -> !closed.contains(finding)), note)
                .toList());
    }
}
