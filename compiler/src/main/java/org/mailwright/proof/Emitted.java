package org.mailwright.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Files;
import org.mailwright.artefact.Place;
import org.mailwright.model.Host;

/** The emitted files by path. */
public final class Emitted {
    private final Map<String, EmittedFile> files = new HashMap<>();

    /** The files of a compile. */
    public Emitted(Files emitted) {
        for (Artefact artefact : emitted.artefacts()) {
            files.put(artefact.path(), new EmittedFile(artefact));
        }
    }

    /** A file of the tree. */
    public Optional<EmittedFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** A file of a host; {@code path} is absolute there. */
    public Optional<EmittedFile> file(Host host, String path) {
        return file(Place.directory(host.name().text()) + path);
    }
}
