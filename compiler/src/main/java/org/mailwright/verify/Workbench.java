package org.mailwright.verify;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Place;
import org.mailwright.model.Host;
import org.mailwright.model.Site;

/**
 * The planned files on disk for as long as they are checked: in a directory that only we may enter, with the paths in
 * them turned to it. Files with secrets are left out.
 */
final class Workbench implements AutoCloseable {
    private static final String TREE = "tree";
    private static final int TRIES = 100;

    private final Site site;
    private final Path root;
    private final Map<String, Artefact> files;
    private final Pattern copies;
    private final Map<List<String>, String> answers = new HashMap<>();
    private final Thread atExit;
    /** Set when the program ends, by a signal as well: from then on no directory is made. */
    private boolean ended;

    private Workbench(Site site, Path root, Map<String, Artefact> files) {
        this.site = site;
        this.root = root;
        this.files = files;
        // The copy of a host's file is called as on the host, that of another file as in the tree.
        this.copies = Pattern.compile(
                Pattern.quote(root.toString()) + "/[a-z]+/(?:" + Place.directory("[^/\\s]+") + "(?=/))?");
        this.atExit = new Thread(this::end);
    }

    /** Writes the files that hold no secret. */
    static Workbench of(Site site, Collection<Artefact> artefacts) throws IOException {
        Map<String, Artefact> files = artefacts.stream()
                .filter(file -> !file.secret())
                .collect(Collectors.toMap(Artefact::path, Function.identity()));
        // Made with mode 0700.
        Path root = Files.createTempDirectory("mailwright-check-").toRealPath();
        Workbench bench = new Workbench(site, root, files);
        bench.endWithTheProgram();
        try {
            bench.write();
            return bench;
        } catch (IOException | RuntimeException e) {
            bench.close();
            throw e;
        }
    }

    private void endWithTheProgram() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            end();
            throw new IOException("the program ends", e);
        }
    }

    private void write() throws IOException {
        for (Host host : site.mailHosts().toList()) {
            String name = host.name().text();
            List<Artefact> own =
                    files().stream().filter(file -> file.place().isOn(name)).toList();
            Relocation relocation = Relocation.of(
                    own.stream().map(file -> file.place().path()).toList(),
                    root.resolve(TREE).resolve(Place.directory(name)).toString());
            for (Artefact file : own) {
                write(file, relocation::apply);
            }
        }
        for (Artefact file : files()) {
            if (file.place().host().isEmpty()) {
                write(file, line -> line);
            }
        }
    }

    private void write(Artefact file, Function<String, String> relocation) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(fresh(TREE, file.path()), StandardCharsets.UTF_8)) {
            file.body().write((text, causes) -> {
                out.write(relocation.apply(text));
                out.write('\n');
            });
        }
    }

    Site site() {
        return site;
    }

    /** What is there to check, by path. */
    List<Artefact> files() {
        return files.values().stream().sorted().toList();
    }

    /** The copy of a file. */
    Path copy(Artefact file) {
        return root.resolve(TREE).resolve(file.path());
    }

    /** The directory of the copy. */
    Path directoryOf(Artefact file) {
        return copy(file).resolve("..").normalize();
    }

    /** A place for a file of a checker's own, its directory made. */
    Path fresh(String area, String path) throws IOException {
        Path file = root.resolve(area).resolve(path);
        make(Optional.ofNullable(file.getParent()).orElse(root));
        return file;
    }

    /** A directory of a checker's own. */
    Path directory(String area, String path) throws IOException {
        return make(root.resolve(area).resolve(path));
    }

    private synchronized Path make(Path directory) throws IOException {
        if (ended) {
            throw new IOException("the program ends");
        }
        return Files.createDirectories(directory);
    }

    /** Removes everything while other threads and programs may still write: what they add goes with the next try. */
    private void end() {
        synchronized (this) {
            ended = true;
        }
        for (int i = 0; i < TRIES && Files.exists(root, LinkOption.NOFOLLOW_LINKS); i++) {
            try {
                remove(root);
            } catch (UncheckedIOException e) {
                // A file was written into a directory that was just emptied.
                Thread.onSpinWait();
            }
        }
    }

    /** The host that a file is for. */
    Host host(Artefact file) {
        return site.mailHosts()
                .filter(host -> file.place().isOn(host.name().text()))
                .findFirst()
                .orElseThrow();
    }

    /** The file that a checker names while it judges {@code judged}: by its path on the host, or in the tree. */
    Optional<Artefact> named(Artefact judged, String path) {
        String own = path.startsWith("/") && judged.place().host().isPresent()
                ? Place.directory(judged.place().host().get()) + path
                : path;
        return Optional.ofNullable(files.get(own));
    }

    /** The words of a checker with the paths that the files will have. */
    String hostPaths(String words) {
        return copies.matcher(words).replaceAll("").replace("//", "/");
    }

    /** Runs a program that {@link Program#find} found. */
    Program.Said run(String program, List<String> arguments) throws IOException {
        return run(program, Optional.empty(), arguments);
    }

    /** The same with a file as standard input. */
    Program.Said run(String program, Optional<Path> input, List<String> arguments) throws IOException {
        return Program.find(program).orElseThrow().run(directory("said", "by"), input, arguments);
    }

    /** What a program prints about itself, such as its version: it is asked once. */
    String ask(String program, String... arguments) throws IOException {
        List<String> question =
                Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
        Optional<String> known = Optional.ofNullable(answers.get(question));
        if (known.isPresent()) {
            return known.get();
        }
        String answer = run(program, List.of(arguments)).out().strip();
        answers.put(question, answer);
        return answer;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The program ends just now, and the hook finds nothing to remove.
            return;
        }
    }

    private static void remove(Path root) {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
