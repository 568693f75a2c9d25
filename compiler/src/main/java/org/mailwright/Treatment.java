package org.mailwright;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Area;
import org.mailwright.diagnostic.Checks;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Grades;
import org.mailwright.diagnostic.Identified;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Suppressions;
import org.mailwright.diagnostic.Surroundings;
import org.mailwright.diagnostic.kind.Kinds;
import org.mailwright.hiera.FileTree;
import org.mailwright.model.Address;
import org.mailwright.model.Site;
import org.mailwright.rule.UnknownRules;
import org.mailwright.source.site.DeclaredPlaces;

/**
 * What a site makes of findings: less those that it lives with, the rest as severe as it wants them.
 *
 * @param base the directory that the sources of findings are named from
 * @param site absent when too little could be read to speak of one
 */
public record Treatment(Checks checks, FileTree files, Path base, Optional<Site> site, LocalDate today) {
    /** Sorted, each once. */
    List<Diagnostic> of(List<Diagnostic> findings) {
        if (checks.grades().isEmpty() && checks.suppressions().isEmpty()) {
            return findings.stream().sorted().distinct().toList();
        }
        Checks known = UnknownRules.without(checks);
        Grades grades = new Grades(known.grades());
        Suppressions suppressions = new Suppressions(known.suppressions(), today);
        List<Diagnostic> left = new ArrayList<>(UnknownRules.of(checks));
        left.addAll(
                suppressions.left(findings, surroundings(findings), finding -> isFixed(grades, finding), occasional()));
        return grades.applied(left).stream().sorted().distinct().toList();
    }

    /** Findings with their fingerprints, in their order. */
    public List<Identified> identified(List<Diagnostic> findings) {
        return Identified.of(findings, surroundings(findings));
    }

    /** The ids of kinds that only some commands look for: that a suppression of one fits nothing says nothing. */
    private static Set<String> occasional() {
        return Kinds.all().stream()
                .filter(kind -> kind.is(Kind.Trait.OCCASIONAL))
                .map(Kind::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** An error that the site has not made less of cannot be lived with; what it made an error of a warning can. */
    private static boolean isFixed(Grades grades, Diagnostic finding) {
        return finding.isError()
                && grades.of(finding).filter(Diagnostic::isError).isPresent();
    }

    private Surroundings surroundings(List<Diagnostic> findings) {
        List<Address> addresses = checks.suppressions().stream()
                .flatMap(suppression -> suppression.areas().stream())
                .flatMap(area ->
                        area instanceof Area.OfAddress known ? Stream.of(Address.of(known.address())) : Stream.empty())
                .toList();
        return DeclaredPlaces.of(
                files, base, site, findings.stream().map(Diagnostic::location).toList(), addresses);
    }
}
