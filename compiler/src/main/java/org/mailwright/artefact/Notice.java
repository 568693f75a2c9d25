package org.mailwright.artefact;

/** The first line of every emitted file that has comments: what made it, never when. */
public final class Notice {
    private static final String WORDS = " Made by Mailwright: change the inputs, not this file.";

    /** Behind a number sign, as most formats have it. */
    public static final String HASH = "#" + WORDS;

    /** Behind a semicolon, as master files have it (RFC 1035 section 5.1). */
    public static final String SEMICOLON = ";" + WORDS;

    private Notice() {}
}
