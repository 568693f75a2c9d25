package org.mailwright.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Printable;

/**
 * The one door through which text reaches people and programs: the files of reports
 * pass the same filter. Whatever it is made of, no secret passes, and no character that moves a cursor or hides text.
 */
final class Printer {
    /** Select graphic rendition, the one control that we print ourselves (ECMA-48, 8.3.117). */
    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final PrintStream stream;

    Printer(PrintStream stream) {
        this.stream = stream;
    }

    /** Prints lines. */
    void print(String text) {
        stream.print(Printable.lines(text));
    }

    /** Prints one line. */
    void println(String line) {
        print(line + "\n");
    }

    /** Prints lines; where they have colours, those of the text are ours: a finding has none in it. */
    void print(String text, boolean colors) {
        if (!colors) {
            print(text);
            return;
        }
        StringBuilder out = new StringBuilder();
        Matcher color = COLOR.matcher(text);
        int done = 0;
        while (color.find()) {
            out.append(Printable.lines(text.substring(done, color.start()))).append(color.group());
            done = color.end();
        }
        stream.print(out.append(Printable.lines(text.substring(done))));
    }

    /** For the library that reads the command line: its help has colours. */
    PrintWriter writer() {
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] text, int from, int length) {
                        print(new String(text, from, length), true);
                    }

                    @Override
                    public void flush() {
                        stream.flush();
                    }

                    @Override
                    public void close() {
                        flush();
                    }
                },
                true);
    }
}
