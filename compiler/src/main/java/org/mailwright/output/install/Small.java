package org.mailwright.output.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Files that are read whole: a manifest has some hundred lines, and a gigabyte of something else must not be tried. */
final class Small {
    private static final int MOST = 1 << 24;

    private Small() {}

    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(MOST + 1);
            if (content.length > MOST) {
                throw new IOException("larger than any of ours");
            }
            return content;
        }
    }
}
