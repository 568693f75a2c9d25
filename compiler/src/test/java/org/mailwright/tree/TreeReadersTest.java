package org.mailwright.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.Place;
import org.mailwright.change.Census;
import org.mailwright.model.Release;

/** Readers of a tree that a compile replaces again and again see one whole tree or are refused; they see no mixture. */
class TreeReadersTest {
    private static final List<String> HOSTS = List.of("mx-01.onion.example", "mx-02.onion.example");
    private static final int ROUNDS = 60;

    @TempDir
    private Path scratch;

    /** A tree in which every file says which one it is. */
    private static List<Artefact> tree(String name) {
        List<Artefact> artefacts = new ArrayList<>();
        for (String host : HOSTS) {
            for (int i = 0; i < 12; i++) {
                String path = "/etc/postfix/maps/t" + i;
                artefacts.add(new Artefact(
                        Place.on(host, path),
                        Form.TABLE,
                        Artefact.Rights.PUBLIC,
                        List.of(Action.postmap(path)),
                        lines -> lines.line(name, List.of())));
            }
        }
        return artefacts;
    }

    private static void write(Path out, String name) throws IOException, Refused {
        try (CompiledTree tree = CompiledTree.at(out)) {
            Map<String, Release> releases = Map.of(HOSTS.get(0), Release.DEBIAN_12, HOSTS.get(1), Release.DEBIAN_13);
            tree.write(tree(name), List.of(), releases, Census.none(), note -> {
                throw new AssertionError(note);
            });
        }
    }

    /** The names of the trees that an apply would install files of. */
    private static Set<String> applied(Path out) throws IOException {
        Set<String> names = new TreeSet<>();
        HostTree tree = HostTree.read(out, HOSTS.get(0));
        for (Manifest.Item item : tree.manifest().files()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            tree.write(item, content);
            names.add(content.toString(StandardCharsets.UTF_8).strip());
        }
        return names;
    }

    /** The names of the trees that a plan would compare with. */
    private static Set<String> planned(Path out) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Artefact artefact : CompiledFiles.read(out).artefacts()) {
            artefact.body().write((line, causes) -> names.add(line));
        }
        return names;
    }

    /** Reads a tree. */
    private interface Reading {
        Set<String> of(Path out) throws IOException;
    }

    @Test
    void a_reader_sees_one_tree() throws Exception {
        Path out = scratch.resolve("out");
        write(out, "a");
        AtomicInteger round = new AtomicInteger();
        AtomicInteger whole = new AtomicInteger();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> ends = new ArrayList<>();
            // An apply reads a file once more when it installs it, and holds it to the sum then.
            for (Reading reading : List.<Reading>of(TreeReadersTest::planned, this::manifestAlone)) {
                ends.add(readers.submit(() -> {
                    while (round.get() < ROUNDS) {
                        try {
                            assertThat(reading.of(out)).hasSize(1);
                            whole.incrementAndGet();
                        } catch (SourceChanged e) {
                            assertThat(e).hasMessageContaining("try again");
                        }
                    }
                    return null;
                }));
            }
            for (; round.get() < ROUNDS; round.incrementAndGet()) {
                write(out, round.get() % 2 == 0 ? "b" : "a");
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            round.set(ROUNDS);
            readers.shutdownNow();
        }
        assertThat(whole.get()).isPositive();
        assertThat(applied(out)).containsExactly("a");
    }

    /** The sums that an apply holds all files to; those of a mixture are not read. */
    private Set<String> manifestAlone(Path out) throws IOException {
        Set<String> sums = new TreeSet<>();
        HostTree.read(out, HOSTS.get(0)).manifest().files().forEach(item -> sums.add(item.sha256()));
        return sums;
    }

    @Test
    void what_a_killed_compile_has_committed_is_the_tree_and_the_next_one_finishes() throws Exception {
        Path out = scratch.resolve("out");
        write(out, "old");
        Path other = scratch.resolve("other");
        write(other, "new");
        for (int moved = 0; moved <= 24; moved += 6) {
            // As a process leaves it that was killed after so many moves.
            Path committed = out.resolve(".mailwright/new");
            int count = 0;
            for (String host : HOSTS) {
                for (String path : paths(host)) {
                    Path target = (count++ < moved ? out : committed).resolve(path);
                    Files.createDirectories(target.getParent());
                    Files.copy(other.resolve(path), target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            assertThat(applied(out)).as(moved + " moved").containsExactly("new");
            assertThat(planned(out)).as(moved + " moved").containsExactly("new");
            write(out, "old");
            assertThat(out.resolve(".mailwright")).doesNotExist();
            assertThat(applied(out)).containsExactly("old");
        }
    }

    private static List<String> paths(String host) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            paths.add("hosts/" + host + "/etc/postfix/maps/t" + i);
        }
        paths.add("hosts/" + host + "/manifest.json");
        return paths;
    }

    @Test
    void a_half_copied_tree_is_refused_with_the_words_to_try_again() throws Exception {
        Path out = scratch.resolve("out");
        write(out, "a");
        Path file = out.resolve("hosts/" + HOSTS.get(0) + "/etc/postfix/maps/t3");
        Files.writeString(file, "b\n");
        for (Reading reading : List.<Reading>of(TreeReadersTest::applied, TreeReadersTest::planned)) {
            assertThatThrownBy(() -> reading.of(out))
                    .isInstanceOf(SourceChanged.class)
                    .hasMessageContaining(file + ": not the file of its manifest")
                    .hasMessageContaining("try again");
        }
    }
}
