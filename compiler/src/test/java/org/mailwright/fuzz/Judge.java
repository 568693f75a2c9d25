package org.mailwright.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of the answer of every command, whatever the site. */
final class Judge {
    private static final Set<Integer> STATUSES = Set.of(0, 1, 3, 4, 64);
    private static final int CHANGES = 2;
    private static final int DEFECT = 70;

    private final Canaries canaries;

    Judge(Canaries canaries) {
        this.canaries = canaries;
    }

    /** What is wrong with it. */
    Optional<Failure.Trouble> trouble(Runner.Invocation asked, Runner.Outcome outcome) throws IOException {
        Optional<Failure.Trouble> early = outcome.trouble().or(() -> status(asked, outcome));
        return early.isPresent() ? early : output(asked, outcome);
    }

    private Optional<Failure.Trouble> status(Runner.Invocation asked, Runner.Outcome outcome) {
        int status = outcome.status();
        if (status == DEFECT) {
            return Optional.of(new Failure.Trouble(
                    Failure.Kind.DEFECT, RealRunner.place(outcome.err()), TextDifference.lines(outcome.err(), 40)));
        }
        boolean known = STATUSES.contains(status) || status == CHANGES && asked.has("--detailed-exitcodes");
        if (!known || status != 0 && (outcome.out() + outcome.err()).isBlank()) {
            return Optional.of(new Failure.Trouble(
                    Failure.Kind.STATUS, String.valueOf(status), "status " + status + " with: " + outcome.err()));
        }
        return Optional.empty();
    }

    private Optional<Failure.Trouble> output(Runner.Invocation asked, Runner.Outcome outcome) throws IOException {
        Optional<Failure.Trouble> said = stream("stderr", asked, Format.TEXT, outcome.err());
        // A command that failed may print nothing, whatever the format.
        if (said.isEmpty() && !(outcome.status() != 0 && outcome.out().isEmpty())) {
            said = stream("stdout", asked, asked.out(), outcome.out());
        }
        if (said.isPresent()) {
            return said;
        }
        for (var output : asked.outputs().entrySet()) {
            Path file = output.getKey();
            if (Files.exists(file)) {
                Optional<Failure.Trouble> written = stream("file", asked, output.getValue(), Files.readString(file));
                if (written.isPresent()) {
                    return written;
                }
            }
        }
        return asked.tree().isPresent() ? new TreeReaders(asked.tree().get(), canaries).trouble() : Optional.empty();
    }

    private Optional<Failure.Trouble> stream(String name, Runner.Invocation asked, Format format, String text) {
        List<String> told = asked.command().equals("lookup") ? canaries.inAnswer(text) : canaries.in(text);
        String subject = asked.command() + " " + name + " " + format;
        if (!told.isEmpty()) {
            String line = text.lines()
                    .filter(candidate -> told.stream().anyMatch(candidate::contains))
                    .map(TextDifference::ascii)
                    .findFirst()
                    .orElse("");
            return Optional.of(new Failure.Trouble(Failure.Kind.SECRET, subject, told + " in: " + line));
        }
        return format.complaint(text)
                .map(complaint -> new Failure.Trouble(
                        Failure.Kind.FORMAT,
                        subject,
                        TextDifference.ascii(complaint) + "\nin:\n" + TextDifference.lines(text, 12)));
    }
}
