package org.mailwright;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.artefact.Plan;
import org.mailwright.artefact.Templates;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Suppression;
import org.mailwright.diagnostic.Suppressions;
import org.mailwright.hiera.FileTree;
import org.mailwright.proof.Proof;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.RuleSet;
import org.mailwright.rule.Rulebook;
import org.mailwright.source.site.Inputs;
import org.mailwright.source.site.SiteReader;

/** The whole tool on one screen: read the inputs, route every address, check, plan the files, prove them. */
public record Compiler(FileTree files, Path siteFile, LocalDate today, Templates templates) {
    /**
     * What a site compiles to.
     *
     * @param findings sorted, each once
     * @param result present when enough of the inputs could be read to speak of a mail system
     */
    public record Compilation(List<Diagnostic> findings, Optional<Result> result) {
        public Compilation {
            findings = findings.stream().sorted().distinct().toList();
        }

        /** True when nothing may be written. */
        public boolean hasErrors() {
            return findings.stream().anyMatch(Diagnostic::isError);
        }
    }

    /** The mail system read, where its addresses go, and its files. */
    public record Result(Inputs inputs, Routes routes, Plan plan) {}

    /** As {@link #compile}, and where nothing is wrong with the inputs, proves the files: what may be written. */
    public Compilation prove() throws IOException {
        Compilation compiled = compile();
        if (compiled.hasErrors() || compiled.result().isEmpty()) {
            return compiled;
        }
        Result result = compiled.result().get();
        List<Diagnostic> findings = new ArrayList<>(compiled.findings());
        findings.addAll(Proof.of(result.routes(), result.plan()));
        return new Compilation(findings, compiled.result());
    }

    /** Reads, checks and plans; nothing is written. */
    public Compilation compile() throws IOException {
        Checked<Optional<Inputs>> inputs = SiteReader.read(files, siteFile, today);
        List<Diagnostic> findings = new ArrayList<>(inputs.diagnostics());
        Optional<Result> result = inputs.value().map(read -> {
            Routes routes = Routes.of(read.site());
            Evidence evidence = new Evidence(routes, ZoneFragments.published(read.site()), today);
            findings.addAll(Rulebook.standard()
                    .check(evidence, RuleSet.named(read.checks().sets())));
            findings.addAll(Plan.findings(routes));
            findings.addAll(Plan.findings(routes, templates));
            return new Result(read, routes, Plan.of(routes, templates));
        });
        List<Suppression> suppressions =
                inputs.value().map(read -> read.checks().suppressions()).orElse(List.of());
        return new Compilation(Suppressions.apply(suppressions, findings, today), result);
    }
}
