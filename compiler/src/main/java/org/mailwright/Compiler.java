package org.mailwright;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.artefact.Files;
import org.mailwright.artefact.TemplateFailure;
import org.mailwright.artefact.Templates;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Checks;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Identified;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.hiera.FileTree;
import org.mailwright.proof.Proof;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rulebook;
import org.mailwright.source.site.Inputs;
import org.mailwright.source.site.Need;
import org.mailwright.source.site.SiteReader;

/**
 * The whole tool on one screen: read the inputs, route every address, check, plan the files, prove them.
 *
 * @param ownTemplates a directory of templates in place of the one that mailwright.yaml names
 */
public record Compiler(FileTree files, Path siteFile, LocalDate today, Optional<Path> ownTemplates) {
    /**
     * What a site compiles to.
     *
     * @param found all findings, as they were found
     * @param treatment what the site makes of them
     * @param findings what is left of them, sorted, each once
     * @param result present when enough of the inputs could be read to speak of a mail system
     */
    public record Compilation(
            List<Diagnostic> found, Treatment treatment, List<Diagnostic> findings, Optional<Result> result) {
        private static Compilation of(List<Diagnostic> found, Treatment treatment, Optional<Result> result) {
            return new Compilation(List.copyOf(found), treatment, treatment.of(found), result);
        }

        /** The same with what else was found. */
        public Compilation and(List<Diagnostic> more) {
            return more.isEmpty()
                    ? this
                    : of(Stream.concat(found.stream(), more.stream()).toList(), treatment, result);
        }

        /** The findings with their fingerprints. */
        public List<Identified> identified() {
            return treatment.identified(findings);
        }

        /** True when nothing may be written. */
        public boolean hasErrors() {
            return findings.stream().anyMatch(Diagnostic::isError);
        }
    }

    /** The mail system read, where its addresses go, and its files. */
    public record Result(Inputs inputs, Routes routes, Files files) {}

    /** As {@link #compile}, and where nothing is wrong with the inputs, proves the files: what may be written. */
    public Compilation prove() throws IOException {
        return prove(Need.toJudge());
    }

    /** As {@link #prove()}, with the inputs that a command needs. */
    public Compilation prove(Need need) throws IOException {
        Compilation compiled = compile(need);
        if (compiled.hasErrors() || compiled.result().isEmpty()) {
            return compiled;
        }
        Result result = compiled.result().get();
        try {
            return compiled.and(Proof.of(result.routes(), result.files()));
        } catch (TemplateFailure e) {
            return compiled.and(List.of(e.finding()));
        }
    }

    /** Reads, checks and plans; nothing is written. */
    public Compilation compile() throws IOException {
        return compile(Need.toJudge());
    }

    /**
     * Reads and plans another state of the inputs, which is there to be compared with: the people are those of
     * {@code current}, no rule judges it and nothing is proved. The findings are those of reading alone.
     */
    public Checked<Optional<Result>> compileBeside(Inputs current) throws IOException {
        Checked<Optional<Inputs>> inputs = SiteReader.readBeside(current, files, siteFile, today, Need.toJudge());
        return new Checked<>(
                inputs.value().map(read -> {
                    Routes routes = Routes.of(read.site());
                    return new Result(read, routes, Files.of(routes, templates(read)));
                }),
                inputs.diagnostics());
    }

    private Templates templates(Inputs inputs) {
        return SiteTemplates.of(files, directory(inputs)).kept();
    }

    private Optional<Path> directory(Inputs inputs) {
        return ownTemplates.or(inputs::templates);
    }

    private Compilation compile(Need need) throws IOException {
        Checked<Optional<Inputs>> inputs = SiteReader.read(files, siteFile, today, need);
        List<Diagnostic> findings = new ArrayList<>(inputs.diagnostics());
        Optional<Path> directory = inputs.value().flatMap(this::directory);
        if (directory.isPresent()) {
            findings.addAll(SiteTemplates.findings(files, directory.get()));
        }
        Optional<Result> result = inputs.value().map(read -> {
            Templates templates = templates(read);
            Routes routes = Routes.of(read.site());
            ZoneFragments zones = ZoneFragments.of(read.site());
            Evidence evidence = new Evidence(routes, zones.published(), today);
            Rulebook.standard().check(evidence, RuleSet.named(read.checks().sets())).stream()
                    .filter(finding -> !read.consequences().contains(finding.kind()))
                    .forEach(findings::add);
            findings.addAll(Files.findings(routes, zones));
            findings.addAll(Files.findings(routes, templates));
            return new Result(read, routes, Files.of(routes, templates, zones));
        });
        Treatment treatment = new Treatment(
                inputs.value().map(Inputs::checks).orElseGet(Checks::none),
                files,
                siteFile.resolveSibling(""),
                inputs.value().map(Inputs::site),
                today);
        return Compilation.of(findings, treatment, result);
    }
}
