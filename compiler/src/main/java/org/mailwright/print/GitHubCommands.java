package org.mailwright.print;

import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Identified;

/** GitHub's workflow commands: annotations of a pull request's files (docs.github.com, workflow commands for GitHub Actions). */
final class GitHubCommands implements ReportFormat {
    @Override
    public String name() {
        return "github";
    }

    @Override
    public String text(Report report) {
        StringBuilder out = new StringBuilder();
        for (Identified identified : report.findings()) {
            write(out, report, identified.finding());
        }
        return out.toString();
    }

    // ::error file=data/common/mail.yaml,line=88,col=3,title=alias-loop::alias press ends in a loop
    private static void write(StringBuilder out, Report report, Diagnostic finding) {
        ReportPlaces.Place place = report.places().of(finding);
        out.append("::")
                .append(Report.word(finding.severity(), "error", "warning", "notice"))
                .append(" file=")
                .append(property(place.path()))
                .append(",line=")
                .append(place.lineOrFirst());
        if (place.column() > 0) {
            out.append(",col=").append(place.column());
        }
        out.append(",title=").append(property(finding.rule())).append("::");
        out.append(data(report.text(finding))).append('\n');
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
