package org.mailwright.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.output.install.Small;

/** The manifests of a compiled tree: one for each host, and one for what belongs to none. */
final class Manifest {
    static final String NAME = "manifest.json";
    /** The host of the manifest of what belongs to no host. */
    static final String SHARED = "*";

    private Manifest() {}

    /** The paths that a manifest on disk lists; only those that cannot leave its directory. */
    static List<String> paths(Path file) throws IOException {
        List<String> paths = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Small.read(file))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("path")) {
                    String path = json.nextTextValue();
                    if (path != null && Artefact.isInside(path.replaceFirst("^/", ""))) {
                        paths.add(path);
                    }
                }
            }
        }
        return paths;
    }
}
