package org.mailwright.source.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Area;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.FilePattern;
import org.mailwright.diagnostic.Suppression;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Comment;

/**
 * Suppressions beside what they are about: {@code # mailwright: ignore[alias-loop, …] reason}, at the end of the finding's
 * line or alone above it.
 */
final class WaiverComments {
    /** One colon: with two it is a key that was commented out. */
    private static final Pattern OURS = Pattern.compile("mailwright:(?!:)\\s*(\\w*)(.*)");

    private static final Pattern FORM = Pattern.compile("\\s*\\[([^\\]]*)\\](.*)");

    private WaiverComments() {}

    static List<Suppression> read(List<Comment> comments, Consumer<Diagnostic> findings) {
        List<Suppression> found = new ArrayList<>();
        for (Comment comment : comments) {
            Matcher ours = OURS.matcher(comment.text());
            if (ours.matches() && isMeant(ours.group(1), ours.group(2))) {
                read(comment, ours.group(1), ours.group(2), found, findings);
            }
        }
        return found;
    }

    /** What is no prose about this tool. */
    private static boolean isMeant(String word, String rest) {
        return DidYouMean.of(word, Set.of("ignore")).isPresent() || rest.startsWith("[");
    }

    private static void read(
            Comment comment, String word, String rest, List<Suppression> found, Consumer<Diagnostic> findings) {
        Matcher form = FORM.matcher(rest);
        if (!word.equals("ignore") || !form.matches()) {
            refuse(comment, "the comment is no suppression", findings);
            return;
        }
        String reason = form.group(2).strip();
        List<String> rules = List.of(form.group(1).strip().split("\\s*,\\s*"));
        if (rules.contains("")) {
            refuse(comment, "the suppression names no rule", findings);
        } else if (reason.isEmpty()) {
            refuse(comment, "the suppression has no reason", findings);
        } else {
            Area line = new Area.InFile(FilePattern.exactly(comment.location().source()), comment.about());
            rules.forEach(rule ->
                    found.add(new Suppression(rule, List.of(line), reason, Optional.empty(), comment.location())));
        }
    }

    private static void refuse(Comment comment, String what, Consumer<Diagnostic> findings) {
        findings.accept(Diagnostic.warning(SiteKinds.WAIVER_SYNTAX, comment.location(), what)
                .advising("write # mailwright: ignore[rule-id] and the reason"));
    }
}
