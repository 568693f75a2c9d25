package org.mailwright.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.mailwright.source.shape.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mailwright schema}: the JSON Schemas that editors complete and check mailwright.yaml and Hiera data with. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of mailwright.yaml, or of our keys in Hiera data.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "SCHEMA",
            arity = "0..1",
            defaultValue = "SITE",
            description = "site for mailwright.yaml (default), or hiera for data files")
    private Subject subject = Subject.SITE;

    /** What has a schema. */
    private enum Subject {
        SITE,
        HIERA;

        /** As it is written, completed and listed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out()
                .print(
                        switch (subject) {
                            case SITE -> JsonSchema.siteFile();
                            case HIERA -> JsonSchema.hieraKeys();
                        });
        return ExitStatus.FINE;
    }
}
