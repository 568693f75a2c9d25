package org.mailwright.print;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Identified;
import org.mailwright.diagnostic.Severity;

/**
 * What a check says, before it has a format.
 *
 * @param findings in their order
 * @param failOn findings as severe as this, or worse, fail the check
 * @param places where the findings are in the repository
 * @param rules what there is to say about a kind of finding
 * @param version of this tool
 */
public record Report(List<Identified> findings, Severity failOn, ReportPlaces places, RuleTexts rules, String version) {
    public Report {
        findings = List.copyOf(findings);
    }

    /** Looks up what there is to say about a kind of finding. */
    @FunctionalInterface
    public interface RuleTexts {
        RuleText of(String id) throws IOException;
    }

    /**
     * A kind of finding.
     *
     * @param summary one sentence
     * @param page all of it, in Markdown
     * @param usual its severity where the site changes nothing
     */
    public record RuleText(String summary, String page, Severity usual) {}

    boolean fails(Diagnostic finding) {
        return finding.severity().compareTo(failOn) <= 0;
    }

    /** The message for formats that have one text only: with what a line cannot say before it, and the remedy behind. */
    String text(Diagnostic finding) {
        ReportPlaces.Place place = places.of(finding);
        String detail = place.isExact()
                ? finding.location().detail()
                : finding.location().toString();
        return (detail.isEmpty() ? "" : detail + ": ")
                + finding.message()
                + (finding.help().isEmpty() ? "" : " (" + finding.help() + ")");
    }

    /** A word for each severity, e.g. {@code error, warning, note}. */
    static String word(Severity severity, String error, String warning, String info) {
        return switch (severity) {
            case ERROR -> error;
            case WARNING -> warning;
            case INFO -> info;
        };
    }

    /** A sentence of a single line for people: upper case, full stop. */
    static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
}
