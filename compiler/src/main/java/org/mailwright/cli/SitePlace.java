package org.mailwright.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mailwright.diagnostic.Parsed;

/** Where mailwright.yaml is: as the command line says, else here, else in the nearest directory above. */
final class SitePlace {
    static final String NAME = "mailwright.yaml";

    private SitePlace() {}

    /** The file, absolute; or what is wrong with the command line. */
    static Parsed<Path> of(Optional<Path> directory, Optional<Path> site) {
        if (site.isPresent() && directory.isPresent()) {
            return Parsed.not("-C and --site exclude each other");
        }
        Optional<Path> named = site.or(() -> directory.map(found -> found.resolve(NAME)));
        if (named.isPresent()) {
            return Files.exists(named.get())
                    ? Parsed.of(named.get().toAbsolutePath().normalize())
                    : Parsed.not("there is no file " + named.get());
        }
        return nearest()
                .map(Parsed::of)
                .orElseGet(() -> Parsed.not("there is no " + NAME + " here or above; name its directory with -C"));
    }

    private static Optional<Path> nearest() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.exists(up.resolve(NAME))) {
                return Optional.of(up.resolve(NAME));
            }
        }
        return Optional.empty();
    }
}
