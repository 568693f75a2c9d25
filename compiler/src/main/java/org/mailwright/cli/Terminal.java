package org.mailwright.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.mailwright.diagnostic.Printable;

/**
 * Where the command line prints: results, and everything else.
 *
 * @param out results
 * @param err findings of commands whose result is something else, progress, complaints
 * @param environment of the process, for NO_COLOR
 * @param interactive true when somebody looks at it
 */
record Terminal(PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive) {
    /** Whether to colour: what was asked for, else NO_COLOR (no-color.org), else whether it is a terminal. */
    boolean colors(ColorWhen when) {
        return switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    }

    /** Says one line to people: what is in it can neither add a line nor move their cursor. */
    void tell(String line) {
        err.println(Printable.of(line));
    }

    /** {@code --color}. */
    enum ColorWhen {
        AUTO,
        ALWAYS,
        NEVER;

        /** As it is written, completed and listed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
