package org.mailwright.source.site;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Value;

/** {@code templates} in mailwright.yaml: the directory of the site's own templates. */
final class TemplatesKey {
    private static final Syntax<Path> BELOW = new Syntax<>(
            SiteKinds.INPUT_PATH,
            "the directory of templates",
            TemplatesKey::below,
            "write the path of a directory below that of mailwright.yaml, e.g. templates: templates");

    private TemplatesKey() {}

    /** The directory; nothing when the key is missing or wrong. */
    static Optional<Path> read(Reading reading, Optional<Value> value) {
        Optional<Path> directory = reading.parsed(value, BELOW).map(reading.base()::resolve);
        if (directory.isEmpty() || reading.files().isDirectory(directory.get())) {
            return directory;
        }
        boolean isFile = reading.files().exists(directory.get());
        String written = Reading.text(value).orElseThrow();
        reading.error(
                isFile ? SiteKinds.INPUT_PATH : SiteKinds.INPUT_MISSING,
                value.orElseThrow().location(),
                isFile ? written + " is a file, not a directory" : "there is no directory " + written,
                isFile ? BELOW.remedy() : "make it, correct the path, or remove the key");
        return Optional.empty();
    }

    private static Parsed<Path> below(String text) {
        Path path;
        try {
            path = Path.of(text).normalize();
        } catch (InvalidPathException e) {
            return Parsed.not("it is not a path");
        }
        if (path.isAbsolute()) {
            return Parsed.not("it is absolute");
        }
        if (path.startsWith("..")) {
            return Parsed.not("it is outside of the site");
        }
        return path.toString().isEmpty() ? Parsed.not("it is the whole site") : Parsed.of(path);
    }
}
