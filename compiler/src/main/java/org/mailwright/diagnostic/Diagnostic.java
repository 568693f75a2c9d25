package org.mailwright.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One finding: what is wrong, where, of which kind, and what to do about it. A value: collected, never thrown.
 *
 * @param severity how much it matters
 * @param kind what is wrong in general: its page, its suppression key
 * @param location the offending place
 * @param message what is wrong, with the value; lower case, no full stop, never a secret
 * @param related other places that help, each with what stands there
 * @param help the remedy, or empty
 */
public record Diagnostic(
        Severity severity, Kind kind, Location location, String message, List<Related> related, String help)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::location)
            .thenComparing(Diagnostic::rule)
            .thenComparing(Diagnostic::message);

    /** Another place that belongs to a finding, and what stands there. */
    public record Related(Location location, String message) {
        public Related {
            message = Printable.of(message);
        }
    }

    public Diagnostic {
        message = Printable.of(message);
        help = Printable.of(help);
        related = List.copyOf(related);
    }

    /** A finding that stops writing. */
    public static Diagnostic error(Kind kind, Location location, String message) {
        return new Diagnostic(Severity.ERROR, kind, location, message, List.of(), "");
    }

    /** A finding that costs what it names, and lets the run go on. */
    public static Diagnostic warning(Kind kind, Location location, String message) {
        return new Diagnostic(Severity.WARNING, kind, location, message, List.of(), "");
    }

    /** A finding that is only worth knowing. */
    public static Diagnostic info(Kind kind, Location location, String message) {
        return new Diagnostic(Severity.INFO, kind, location, message, List.of(), "");
    }

    /** The same finding with a remedy: one imperative sentence. */
    public Diagnostic advising(String remedy) {
        return new Diagnostic(severity, kind, location, message, related, remedy);
    }

    /** The same finding with one more place. */
    public Diagnostic seeing(Location other, String what) {
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(other, what));
        return new Diagnostic(severity, kind, location, message, more, help);
    }

    /** The same finding at another severity. */
    public Diagnostic as(Severity other) {
        return new Diagnostic(other, kind, location, message, related, help);
    }

    /** The id of its kind, e.g. {@code alias-loop}: what stands in brackets. */
    public String rule() {
        return kind.id();
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }
}
