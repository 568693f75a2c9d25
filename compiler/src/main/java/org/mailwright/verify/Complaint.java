package org.mailwright.verify;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Origins;
import org.mailwright.diagnostic.Location;

/**
 * What a checker said, and where that is.
 *
 * @param location a file of the tree, with its line where the checker named one
 * @param cause the input that the line is made from
 * @param words the checker's, with the paths of the host
 */
record Complaint(Location location, Optional<Location> cause, String words) {
    // "/etc/postfix/main.cf, line 7: …", "/etc/opendkim.conf: configuration error at line 3: …",
    // "…/dovecot.conf line 7: …", "…/options.inc:7 …", "zones/onion.example:3: …"
    private static final Pattern PLACE =
            Pattern.compile("([\\w./+-]+?)(?::|,? line |: line |: configuration error at line )([1-9]\\d{0,8})\\b");

    private static final Pattern PATH = Pattern.compile("[\\w./+-]+");

    static Complaint of(Workbench bench, Artefact judged, String said) throws IOException {
        String words = bench.hostPaths(said).strip();
        Matcher place = PLACE.matcher(words);
        while (place.find()) {
            Optional<Artefact> named = bench.named(judged, place.group(1));
            if (named.isPresent()) {
                return at(named.get(), Integer.parseInt(place.group(2)), words);
            }
        }
        // "/etc/opendkim.conf: refile:/etc/opendkim/SigningTable: …": the other file is the one at fault.
        Artefact file = PATH.matcher(words)
                .results()
                .flatMap(path -> bench.named(judged, path.group()).stream())
                .filter(named -> !named.equals(judged))
                .reduce(judged, (earlier, later) -> later);
        return new Complaint(Location.file(file.path()), cause(file, 1), words);
    }

    private static Complaint at(Artefact file, int line, String words) throws IOException {
        return new Complaint(Location.file(file.path(), line, 0), cause(file, line), words);
    }

    private static Optional<Location> cause(Artefact file, int line) throws IOException {
        return Origins.of(file, line).flatMap(origin -> origin.causes().stream().findFirst());
    }
}
