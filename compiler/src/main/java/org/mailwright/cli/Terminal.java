package org.mailwright.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Printable;
import org.mailwright.print.FindingsText;

/**
 * Where the command line prints: results, and everything else.
 *
 * @param out results
 * @param err findings of commands whose result is something else, progress, complaints
 * @param environment of the process, for NO_COLOR
 * @param interactive true when somebody looks at it
 */
record Terminal(Printer out, Printer err, Map<String, String> environment, boolean interactive) {
    Terminal(PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive) {
        this(new Printer(out), new Printer(err), environment, interactive);
    }

    /** Whether to colour: what was asked for, else NO_COLOR (no-color.org), else whether it is a terminal. */
    boolean colors(ColorWhen when) {
        return switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    }

    /** Tells people findings that are not the result of the command. */
    void tell(List<Diagnostic> findings, ColorWhen when) {
        tell(findings, when, 0);
    }

    /** The same, no more than {@code most} of each rule (0: all). */
    void tell(List<Diagnostic> findings, ColorWhen when, int most) {
        err.print(FindingsText.of(findings, colors(when), most), colors(when));
    }

    /** Says one line to people: what is in it cannot add a line. */
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
