package org.mailwright.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Files;
import org.mailwright.diagnostic.Counted;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.DaemonKinds;
import org.mailwright.model.Site;

/** The checkers of all daemons, and what they find in the files of a compile. */
public final class Checkers {
    /** A checker refuses a file, or warns about it. */
    private static final Kind REFUSED = DaemonKinds.REFUSES;
    /** A checker could not judge files on this machine. */
    private static final Kind MISSING = DaemonKinds.CHECKER_MISSING;

    /** More complaints about one file than anybody reads. */
    private static final int MOST = 10;

    private final List<Checker> all;

    Checkers(List<Checker> all) {
        this.all = List.copyOf(all);
    }

    /** Every checker there is. */
    public static Checkers standard() {
        return new Checkers(List.of(
                new Postmap(),
                new PatternTables(),
                new Postconf(),
                new PostfixCheck(),
                new Doveconf(),
                new OpenDkim(),
                new Rspamadm(),
                new NamedCheckzone(),
                new NsdCheckzone(),
                new XmlDocuments()));
    }

    /**
     * Writes the files into a private directory, which is gone at the end, and has them judged: an error for every
     * complaint, one note for every checker that could not run. Secrets are not written: no checker reads one.
     */
    public List<Diagnostic> check(Site site, Files files) throws IOException {
        List<Diagnostic> findings = new ArrayList<>();
        try (Workbench bench = Workbench.of(site, files.artefacts())) {
            for (Checker checker : all) {
                findings.addAll(check(bench, checker));
            }
        }
        return findings.stream().sorted().distinct().toList();
    }

    private static List<Diagnostic> check(Workbench bench, Checker checker) throws IOException {
        List<Diagnostic> findings = new ArrayList<>();
        Map<String, List<String>> unchecked = new TreeMap<>();
        for (Artefact file : bench.files()) {
            if (checker.reads(file)) {
                String obstacle = checker.obstacle(bench, file);
                if (obstacle.isEmpty()) {
                    findings.addAll(refusals(bench, checker, file));
                } else {
                    unchecked
                            .computeIfAbsent(obstacle, why -> new ArrayList<>())
                            .add(file.path());
                }
            }
        }
        unchecked.forEach((why, files) -> findings.add(note(checker, why, files)));
        return findings;
    }

    private static List<Diagnostic> refusals(Workbench bench, Checker checker, Artefact file) throws IOException {
        List<String> complaints = checker.complaints(bench, file);
        List<Diagnostic> findings = new ArrayList<>();
        for (String complaint : complaints.subList(0, Math.min(complaints.size(), MOST))) {
            Complaint placed = Complaint.of(bench, file, complaint);
            String more = findings.size() == MOST - 1 && complaints.size() > MOST
                    ? " (and " + (complaints.size() - MOST) + " more)"
                    : "";
            Diagnostic refusal = Diagnostic.error(
                            REFUSED, placed.location(), checker.name() + ": " + own(checker, placed.words()) + more)
                    .advising("change the input or the template that this is made from");
            findings.add(placed.cause()
                    .map(cause -> refusal.seeing(cause, "made from this"))
                    .orElse(refusal));
        }
        return findings;
    }

    /** The words without the program's name, which most programs begin with. */
    private static String own(Checker checker, String words) {
        String program = checker.name().split(" ", 2)[0];
        return words.replaceFirst("^(?:/\\S*/)?" + Pattern.quote(program) + ": ", "");
    }

    private static Diagnostic note(Checker checker, String why, List<String> files) {
        String count = Counted.of(files.size(), "file was", "files were");
        return Diagnostic.info(
                MISSING, Location.file(files.get(0)), count + " not checked by " + checker.name() + ", which " + why);
    }
}
