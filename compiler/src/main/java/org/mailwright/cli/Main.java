package org.mailwright.cli;

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
            System.err.println(e);
        } finally {
            System.exit(status);
        }
    }
}
