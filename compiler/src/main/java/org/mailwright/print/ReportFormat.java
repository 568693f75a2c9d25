package org.mailwright.print;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A form in which findings are given to somebody. */
public interface ReportFormat {
    /** The word after {@code --output}. */
    String name();

    /** The report's text, which ends in a line end unless it is empty. */
    String text(Report report) throws IOException;

    /** Those that are for programs, which get every finding. */
    static List<ReportFormat> forPrograms() {
        return List.of(
                new GitHubCommands(),
                new GitLabCodeQuality(),
                new FindingsJson(),
                new FindingsJsonLines(),
                new JUnitXml(),
                new Sarif());
    }

    /** The format of that name. */
    static Optional<ReportFormat> named(String name) {
        return forPrograms().stream()
                .filter(format -> format.name().equals(name))
                .findFirst();
    }
}
