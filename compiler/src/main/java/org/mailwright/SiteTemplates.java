package org.mailwright;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.mailwright.artefact.BuiltInTemplates;
import org.mailwright.artefact.Templates;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.FileTree;

/** The templates in a directory of the site; the built-in ones take the place of those that are not there. */
final class SiteTemplates implements Templates {
    private static final String EXTENSION = ".ftl";

    private final FileTree files;
    private final Path directory;
    private final Templates builtIn = new BuiltInTemplates();

    private SiteTemplates(FileTree files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    /** The templates of this directory, or the built-in ones where a site has no directory of its own. */
    static Templates of(FileTree files, Optional<Path> directory) {
        return directory.<Templates>map(own -> new SiteTemplates(files, own)).orElseGet(BuiltInTemplates::new);
    }

    /** Names of files that would replace no template: a mistyped one would have no effect. */
    static List<Diagnostic> findings(FileTree files, Path directory) throws IOException {
        List<Diagnostic> findings = new ArrayList<>();
        for (String folder : files.list(directory)) {
            Path path = directory.resolve(folder);
            judge(files, path, folder, findings);
            for (String name : files.isDirectory(path) ? files.list(path) : List.<String>of()) {
                judge(files, path.resolve(name), folder + "/" + name, findings);
            }
        }
        return findings;
    }

    /** A file that an editor hides is not meant. */
    private static void judge(FileTree files, Path file, String name, List<Diagnostic> findings) {
        SortedSet<String> known = BuiltInTemplates.NAMES;
        boolean hidden = file.getFileName().toString().startsWith(".");
        boolean meant = !hidden && name.endsWith(EXTENSION) || known.contains(name + EXTENSION);
        if (meant && !known.contains(name) && !files.isDirectory(file)) {
            findings.add(Diagnostic.error(
                            SiteKinds.TEMPLATE_UNKNOWN,
                            Location.file(files.display(file)),
                            "there is no template " + name)
                    .advising(meant(name, known)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("name it like the built-in template that it replaces, e.g. " + known.first()
                                    + ", or remove it")));
        }
    }

    /** The nearest name, or that of a template in another folder. */
    private static Optional<String> meant(String name, SortedSet<String> known) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return DidYouMean.of(known.contains(name + EXTENSION) ? name + EXTENSION : name, known)
                .or(() -> known.stream()
                        .filter(template -> template.endsWith("/" + file))
                        .findFirst());
    }

    @Override
    public String text(String name) {
        try {
            return files.read(directory.resolve(name))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElseGet(() -> builtIn.text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String place(String name) {
        Path file = directory.resolve(name);
        return files.exists(file) ? files.display(file) : name;
    }
}
