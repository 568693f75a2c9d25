package org.mailwright.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Place;
import org.mailwright.change.Census;

/**
 * The files of ours on a machine, by what its last apply noted. Contents and modes are read; whose files they are is left
 * to apply.
 */
public final class InstalledFiles {
    /** Where a machine remembers its applies, absolute on it. */
    public static final String STATE = "/var/lib/mailwright";

    private final Path root;
    private final Optional<Manifest> last;

    /** A file that may be there. */
    private record Known(String path, Artefact.Rights rights, boolean secret) {}

    private InstalledFiles(Path root, Optional<Manifest> last) {
        this.root = root;
        this.last = last;
    }

    /** The machine whose {@code /} is {@code root}. */
    public static InstalledFiles below(Path root) throws IOException {
        Path manifest = state(root).resolve(Manifest.FILE);
        if (!Files.exists(manifest)) {
            return new InstalledFiles(root, Optional.empty());
        }
        InputStream content = new ByteArrayInputStream(SmallFile.read(manifest));
        return new InstalledFiles(root, Optional.of(ManifestReader.read(content, manifest)));
    }

    /** The directory of the state below a root. */
    public static Path state(Path root) {
        return root.resolve(STATE.substring(1));
    }

    /** The host that the last apply was for; nothing where there was none. */
    public Optional<String> host() {
        return last.map(Manifest::host);
    }

    /** What was counted for the last apply. */
    public Census census() {
        return last.map(Manifest::census).orElseGet(Census::none);
    }

    /** What the last apply put there and is there still. */
    public List<Artefact> applied(String host) throws IOException {
        return there(host, last.map(Manifest::files).orElse(List.of()), Map.of());
    }

    /** The same, and whatever else is in the place of one of these files. */
    public List<Artefact> all(String host, Collection<Artefact> planned) throws IOException {
        Map<String, Artefact> places = new TreeMap<>();
        planned.stream()
                .filter(artefact -> artefact.place().isOn(host))
                .forEach(artefact -> places.put(artefact.place().path(), artefact));
        return there(host, last.map(Manifest::files).orElse(List.of()), places);
    }

    private List<Artefact> there(String host, List<Manifest.Item> known, Map<String, Artefact> planned)
            throws IOException {
        Map<String, Known> items = new TreeMap<>();
        known.forEach(item -> items.put(item.path(), new Known(item.path(), item.rights(), item.secret())));
        planned.forEach((path, artefact) -> items.merge(
                path,
                new Known(path, artefact.rights(), artefact.secret()),
                (old, fresh) -> new Known(path, fresh.rights(), old.secret() || fresh.secret())));
        List<Artefact> found = new ArrayList<>();
        for (Known item : items.values()) {
            Path file = root.resolve(item.path().substring(1));
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Artefact.Rights rights = new Artefact.Rights(
                        Mode.of((int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS)),
                        item.rights().owner(),
                        item.rights().group());
                found.add(Artefact.stored(Place.on(host, item.path()), rights, item.secret(), StoredText.of(file)));
            }
        }
        return found;
    }
}
