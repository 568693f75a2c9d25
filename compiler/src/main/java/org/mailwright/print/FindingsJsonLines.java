package org.mailwright.print;

import java.io.IOException;
import org.mailwright.diagnostic.Identified;

/** Findings for programs: one JSON object a line. */
final class FindingsJsonLines implements ReportFormat {
    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public String text(Report report) throws IOException {
        StringBuilder out = new StringBuilder();
        for (Identified identified : report.findings()) {
            out.append(Json.line(json -> FindingsJson.write(json, report, identified)));
        }
        return out.toString();
    }
}
