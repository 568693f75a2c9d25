package org.mailwright.print;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Identified;

/**
 * JUnit's XML as GitLab and Jenkins read it: a suite a file, a case a finding. Findings that fail the check are failures,
 * the others cases that pass. A check without findings is one case that passes: Jenkins takes no cases for a fault.
 */
final class JUnitXml implements ReportFormat {
    private static final String NAME = "mailwright check";

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public String text(Report report) {
        Map<String, List<Diagnostic>> suites = new TreeMap<>();
        for (Identified identified : report.findings()) {
            String path = report.places().of(identified.finding()).path();
            suites.computeIfAbsent(path, key -> new ArrayList<>()).add(identified.finding());
        }
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        List<Diagnostic> all =
                report.findings().stream().map(Identified::finding).toList();
        out.append("<testsuites name=\"")
                .append(NAME)
                .append('"')
                .append(counts(report, all))
                .append(">\n");
        if (suites.isEmpty()) {
            out.append("  <testsuite name=\"")
                    .append(NAME)
                    .append(
                            "\" tests=\"1\" failures=\"0\" errors=\"0\">\n    <testcase name=\"no findings\" classname=\"")
                    .append(NAME)
                    .append("\"/>\n  </testsuite>\n");
        }
        suites.forEach((path, findings) -> suite(out, report, path, findings));
        return out + "</testsuites>\n";
    }

    private static String counts(Report report, List<Diagnostic> findings) {
        long failures = findings.stream().filter(report::fails).count();
        return " tests=\"" + Math.max(1, findings.size()) + "\" failures=\"" + failures + "\" errors=\"0\"";
    }

    // <testsuite name="data/common/mail.yaml" tests="1" failures="1" errors="0">
    //   <testcase name="alias-loop: alias press ends in a loop" classname="data/common/mail.yaml">
    //     <failure type="alias-loop" message="alias press ends in a loop">data/common/mail.yaml:88:3: error:
    // …</failure>
    private static void suite(StringBuilder out, Report report, String path, List<Diagnostic> findings) {
        out.append("  <testsuite name=\"").append(Markup.escaped(path)).append('"');
        out.append(counts(report, findings)).append(">\n");
        Map<String, Integer> equals = new HashMap<>();
        for (Diagnostic finding : findings) {
            String name = finding.rule() + ": " + finding.message();
            int ordinal = equals.merge(name, 1, Integer::sum);
            out.append("    <testcase name=\"")
                    .append(Markup.escaped(name + (ordinal > 1 ? " (" + ordinal + ")" : "")))
                    .append("\" classname=\"")
                    .append(Markup.escaped(path))
                    .append("\">\n");
            String text = Markup.escaped(FindingsText.of(List.of(finding), false));
            if (report.fails(finding)) {
                out.append("      <failure type=\"")
                        .append(Markup.escaped(finding.rule()))
                        .append("\" message=\"")
                        .append(Markup.escaped(finding.message()))
                        .append("\">")
                        .append(text)
                        .append("</failure>\n");
            } else {
                out.append("      <system-out>").append(text).append("</system-out>\n");
            }
            out.append("    </testcase>\n");
        }
        out.append("  </testsuite>\n");
    }
}
