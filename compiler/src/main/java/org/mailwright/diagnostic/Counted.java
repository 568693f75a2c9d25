package org.mailwright.diagnostic;

/** A number and what it counts, e.g. {@code 1 error}, {@code 2 errors}. */
public final class Counted {
    private Counted() {}

    /** With a noun whose plural ends in {@code s}. */
    public static String of(long number, String noun) {
        return of(number, noun, noun + "s");
    }

    /** With the words for one and those for any other number, e.g. {@code file was} and {@code files were}. */
    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
