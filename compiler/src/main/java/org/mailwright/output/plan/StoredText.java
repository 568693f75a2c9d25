package org.mailwright.output.plan;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Lines;
import org.mailwright.diagnostic.Location;

/** The lines of a file on disk, as a stream; each comes from its place in the file. */
record StoredText(Path file) implements Body {
    /** What no line of ours ends in: so a text without its last line end is another one. */
    private static final String CUT = " (no line end)";

    /** No line of ours is as long; a sparse file is one line. */
    private static final int LONGEST = 1 << 24;

    @Override
    public void write(Lines lines) throws IOException {
        Location place = Location.file(file.toString());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int number = 1;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    lines.line(line.toString(StandardCharsets.UTF_8), List.of(place.at(number++, 0)));
                    line.reset();
                } else if (line.size() == LONGEST) {
                    throw new IOException(file + ":" + number + ": the line has more than " + LONGEST + " octets");
                } else {
                    line.write(c);
                }
            }
            if (line.size() > 0) {
                lines.line(line.toString(StandardCharsets.UTF_8) + CUT, List.of(place.at(number, 0)));
            }
        }
    }
}
