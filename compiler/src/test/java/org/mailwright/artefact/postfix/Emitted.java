package org.mailwright.artefact.postfix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.route.SiteFixture;

/** What Postfix gets on one host of a fixture, by file name; headers of tables left out. */
record Emitted(Map<String, Artefact> files) {
    private static final String BELOW = "/etc/postfix/";

    static Emitted on(String host, SiteFixture fixture) {
        Map<String, Artefact> files = new TreeMap<>();
        PostfixFiles.of(fixture.routes(), fixture.host(host), Emitted::template)
                .forEach(file -> files.put(file.path().substring(file.path().indexOf(BELOW) + BELOW.length()), file));
        return new Emitted(files);
    }

    private static String template(String name) {
        try (InputStream in = Objects.requireNonNull(Emitted.class.getResourceAsStream("/templates/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a table. */
    List<String> table(String name) {
        List<String> lines = lines("maps/" + name);
        return lines.subList(1, lines.size());
    }

    List<String> lines(String file) {
        List<String> lines = new ArrayList<>();
        write(file, lines, new ArrayList<>());
        return lines;
    }

    /** The inputs of each entry of a table. */
    List<List<Location>> causes(String name) {
        List<List<Location>> causes = new ArrayList<>();
        write("maps/" + name, new ArrayList<>(), causes);
        return causes.subList(1, causes.size());
    }

    private void write(String file, List<String> lines, List<List<Location>> causes) {
        try {
            Objects.requireNonNull(files.get(file), file).body().write((line, from) -> {
                lines.add(line);
                causes.add(from);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A parameter of main.cf, its lines joined with one blank; null where it is not set. */
    String parameter(String name) {
        String value = null;
        for (String line : lines("main.cf")) {
            boolean more = line.startsWith(" ");
            if (!more && value != null) {
                return value.strip();
            }
            if (line.startsWith(name + " =")) {
                value = line.substring(name.length() + 2).strip();
            } else if (more && value != null) {
                value += " " + line.strip();
            }
        }
        return value;
    }

    /** The parameter's items. */
    List<String> items(String name) {
        return Arrays.asList(Objects.requireNonNull(parameter(name), name).split(",\\s*"));
    }

    /** The {@code -o} options of a service in master.cf; null where there is no such service. */
    List<String> service(String name) {
        List<String> options = null;
        for (String line : lines("master.cf")) {
            if (line.startsWith("  -o ") && options != null) {
                options.add(line.substring(5));
            } else if (options != null && !line.startsWith("#")) {
                return options;
            } else if (line.startsWith(name + " ")) {
                options = new ArrayList<>();
            }
        }
        return options;
    }
}
