package org.mailwright.print;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.mailwright.change.AddressChange;
import org.mailwright.change.FileChange;
import org.mailwright.change.NameChange;
import org.mailwright.diagnostic.Counted;
import org.mailwright.diagnostic.Printable;

/**
 * A plan as the comment of a merge request. It is written as HTML blocks, in which a Markdown processor reads nothing
 * (CommonMark, "HTML blocks": they end at a blank line, so there is none inside), and every value stands in {@code code} or
 * {@code pre}, in which GitLab and GitHub look for no names, links or references.
 */
public final class PlanMarkdown {
    private static final int MOST_CAUSES = 3;

    private final StringBuilder out = new StringBuilder();
    private final PlanReport plan;

    private PlanMarkdown(PlanReport plan) {
        this.plan = plan;
    }

    /** The plan as Markdown. */
    public static String of(PlanReport plan) {
        PlanMarkdown text = new PlanMarkdown(plan);
        text.out.append("### Mailwright\n\n**").append(plan.summary()).append("**\n\n");
        text.list("refused", plan.refusals());
        text.list("pending", plan.pending());
        text.list("note", plan.notes());
        text.addresses();
        text.names();
        text.hosts();
        return text.out.toString();
    }

    private void list(String word, List<String> texts) {
        if (!texts.isEmpty()) {
            out.append("<ul>\n");
            texts.forEach(text -> out.append("<li>")
                    .append(word)
                    .append(": ")
                    .append(code(text))
                    .append("</li>\n"));
            out.append("</ul>\n\n");
        }
    }

    private void addresses() {
        List<AddressChange> changes = plan.difference().addresses();
        if (changes.isEmpty()) {
            return;
        }
        out.append("<table>\n<tr><th></th><th>address</th><th>was</th><th>now</th><th>because of</th></tr>\n");
        changes.stream().limit(PlanText.MOST).forEach(this::address);
        out.append("</table>\n\n");
        more(changes.size(), "addresses");
    }

    private void address(AddressChange change) {
        out.append("<tr><td>").append(change.kind().sign()).append("</td>");
        cell(code(change.address()) + ChangeText.alike(change));
        cell(change.isMoved() ? code(ChangeText.of(change.earlier())) : "");
        String access = String.join(
                "<br>",
                ChangeText.access(change).stream().map(PlanMarkdown::code).toList());
        String moved = change.isMoved() ? code(ChangeText.of(change.later())) : "";
        cell(moved + (moved.isEmpty() || access.isEmpty() ? "" : "<br>") + access);
        cell(causes(change));
        out.append("</tr>\n");
    }

    private String causes(AddressChange change) {
        String through =
                change.through().isEmpty() ? "" : "through " + code(String.join(", ", change.through())) + "<br>";
        String earlier = change.earlierCauses().isEmpty()
                ? ""
                : "was " + code(ChangeText.causes(change.earlierCauses(), MOST_CAUSES)) + "<br>";
        String later = change.laterCauses().isEmpty()
                ? ""
                : "now " + code(ChangeText.causes(change.laterCauses(), MOST_CAUSES));
        return through + earlier + later;
    }

    private void cell(String html) {
        out.append("<td>").append(html).append("</td>");
    }

    private void more(int size, String what) {
        if (size > PlanText.MOST) {
            out.append("… and ")
                    .append(size - PlanText.MOST)
                    .append(" more ")
                    .append(what)
                    .append(" (the JSON has all)\n\n");
        }
    }

    private void names() {
        List<NameChange> names = plan.difference().names();
        if (!names.isEmpty()) {
            open("names in the DNS: " + names.size());
            rows(names, name -> name.name() + " " + String.join(", ", name.types()));
            close();
        }
    }

    private void hosts() {
        SortedMap<String, List<FileChange>> hosts = PlanText.byHost(plan);
        hosts.forEach((host, files) -> {
            open((host.isEmpty() ? "files of no host" : host) + ": " + Counted.of(files.size(), "file"));
            for (FileChange file : files) {
                out.append(escaped(file.kind().sign() + " " + PlanText.head(file)))
                        .append('\n');
                rows(file.entries(), entry -> "    " + ChangeText.of(entry));
                rows(file.lines(), line -> "    " + ChangeText.of(line));
            }
            close();
        });
    }

    private void open(String summary) {
        out.append("<details><summary>").append(code(summary)).append("</summary>\n<pre><code>");
    }

    private void close() {
        out.append("</code></pre>\n</details>\n\n");
    }

    private <T> void rows(List<T> changes, Function<T, String> text) {
        changes.stream()
                .limit(PlanText.MOST)
                .forEach(change -> out.append(escaped(text.apply(change))).append('\n'));
        if (changes.size() > PlanText.MOST) {
            out.append("    … and ").append(changes.size() - PlanText.MOST).append(" more (the JSON has all)\n");
        }
    }

    private static String code(String text) {
        return "<code>" + escaped(text) + "</code>";
    }

    /** The text where HTML is expected, on one line that is never blank. */
    static String escaped(String text) {
        String line = Markup.escaped(Printable.of(text)).replace("'", "&#39;");
        return line.isBlank() ? "&#32;" : line;
    }
}
