package org.mailwright.tree;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Lines;
import org.mailwright.diagnostic.Location;

/**
 * The lines of a file on disk, as a stream; each comes from its place in the file.
 *
 * @param sha256 what it must hold; empty where nobody knows
 */
record StoredText(Path file, Source source, Optional<String> sha256) implements Body {
    /** What no line of ours ends in: so a text without its last line end is another one. */
    private static final String CUT = " (no line end)";

    /** No line of ours is as long; a sparse file is one line. */
    private static final int LONGEST = 1 << 24;

    /** Where the content comes from. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** Whatever is in the file. */
    static StoredText of(Path file) {
        return new StoredText(file, () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), Optional.empty());
    }

    @Override
    public void write(Lines lines) throws IOException {
        Location place = Location.file(file.toString());
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new BufferedInputStream(new DigestInputStream(source.open(), digest), 1 << 16)) {
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
        if (sha256.isPresent() && !sha256.get().equals(Sha256.hex(digest))) {
            throw new SourceChanged(file.toString());
        }
    }
}
