package org.mailwright.cli;

import org.mailwright.diagnostic.Printable;

/**
 * Where Java begins. Java itself ends with 1, which means findings, for whatever is not caught, be it while the program's
 * classes are loaded: so this class uses no other one before it can catch that.
 */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit status; a Java that gives up is a defect. */
    public static void main(String... arguments) {
        int status = ExitStatus.DEFECT;
        try {
            status = Mailwright.run(arguments);
        } catch (Exception | Error e) {
            // Words are dear where memory is short; the status stands without them.
            System.err.print("mailwright: Java gave up: ");
            System.err.println(words(e));
        } finally {
            System.exit(status);
        }
    }

    /** The message as it may be printed; where even that class cannot be had, the name of what happened. */
    private static String words(Throwable fault) {
        try {
            return Printable.of(fault.toString());
        } catch (Exception | Error again) {
            return fault.getClass().getName();
        }
    }
}
