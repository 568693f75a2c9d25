package org.mailwright.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Place;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Severity;
import org.mailwright.model.Host;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;

/** What is around the daemons' checkers: the files they see, and what becomes of what they say. */
class CheckersTest {
    private static final Location CAUSE = Location.file("data/common.yaml", 3, 5);

    private final Site site = Sites.onion();
    private final Host host = site.mailHosts().findFirst().orElseThrow();

    /** Does with every file what a test wants. */
    private record Fake(String name, Judge judge) implements Checker {
        @FunctionalInterface
        interface Judge {
            List<String> complaints(Workbench bench, Artefact file) throws IOException;
        }

        @Override
        public boolean reads(Artefact file) {
            return true;
        }

        @Override
        public String obstacle(Workbench bench, Artefact file) throws IOException {
            return name.equals("here") ? "" : Checker.super.obstacle(bench, file);
        }

        @Override
        public List<String> complaints(Workbench bench, Artefact file) throws IOException {
            return judge.complaints(bench, file);
        }
    }

    private Artefact file(String path, boolean secret, String... text) {
        Body body = lines -> {
            for (String line : text) {
                lines.line(line, CAUSE);
            }
        };
        return Artefact.stored(Place.on(host.name().text(), path), Artefact.Rights.PUBLIC, secret, body);
    }

    private List<Diagnostic> check(Fake checker, Artefact... files) throws IOException {
        return new Checkers(List.of(checker)).check(site, new org.mailwright.artefact.Files(List.of(files)));
    }

    @Test
    void a_missing_checker_is_one_note_that_counts_its_files() throws IOException {
        Fake missing = new Fake("no-such-program", (bench, file) -> List.of("never said"));
        assertThat(check(missing, file("/etc/a", false), file("/etc/b", false)))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.severity()).isEqualTo(Severity.INFO);
                    assertThat(note.rule()).isEqualTo("daemon-checker-missing");
                    assertThat(note.message())
                            .isEqualTo("2 files were not checked by no-such-program, which is not installed");
                });
    }

    @Test
    void a_complaint_is_an_error_at_the_line_it_names_with_the_host_s_own_paths() throws IOException {
        Fake checker = new Fake("here", (bench, file) -> List.of("warning: " + bench.copy(file) + ", line 2: bad"));
        assertThat(check(checker, file("/etc/postfix/main.cf", false, "# head", "x = y")))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.severity()).isEqualTo(Severity.ERROR);
                    assertThat(refusal.rule()).isEqualTo("daemon-refuses");
                    assertThat(refusal.location())
                            .isEqualTo(Location.file("hosts/" + host.name() + "/etc/postfix/main.cf", 2, 0));
                    assertThat(refusal.message()).isEqualTo("here: warning: /etc/postfix/main.cf, line 2: bad");
                    assertThat(refusal.related().get(0).location()).isEqualTo(CAUSE);
                });
    }

    @Test
    void the_files_lie_where_only_we_may_look_with_their_paths_turned_to_them() throws IOException {
        List<String> seen = new ArrayList<>();
        List<Path> places = new ArrayList<>();
        Fake checker = new Fake("here", (bench, file) -> {
            Path copy = bench.copy(file);
            Path root = copy;
            while (!root.getFileName().toString().startsWith("mailwright-check-")) {
                root = root.getParent();
            }
            places.add(root);
            seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)));
            seen.addAll(Files.readAllLines(copy));
            return List.of();
        });
        Artefact conf = file(
                "/etc/opendkim/a.conf",
                false,
                "KeyTable file:/etc/opendkim/KeyTable",
                "Socket /run/x /usr/etc/opendkim/y /etc/opendkimish/z");
        assertThat(check(checker, conf)).isEmpty();
        String turned = places.get(0) + "/tree/hosts/" + host.name() + "/etc/opendkim/KeyTable";
        assertThat(seen)
                .containsExactly(
                        "rwx------", "KeyTable file:" + turned, "Socket /run/x /usr/etc/opendkim/y /etc/opendkimish/z");
        assertThat(places.get(0)).doesNotExist();
    }

    @Test
    void a_secret_is_neither_opened_nor_written() throws IOException {
        Body closed = lines -> {
            throw new IllegalStateException("opened");
        };
        Artefact secret =
                Artefact.stored(Place.on(host.name().text(), "/etc/key"), Artefact.Rights.PUBLIC, true, closed);
        assertThat(check(new Fake("here", (bench, file) -> List.of("saw " + file.path())), secret))
                .isEmpty();
    }

    @Test
    void nothing_stays_after_a_failure() {
        List<Path> places = new ArrayList<>();
        Fake checker = new Fake("here", (bench, file) -> {
            places.add(bench.copy(file));
            throw new IOException("no space left");
        });
        assertThatThrownBy(() -> check(checker, file("/etc/a", false, "x"))).hasMessage("no space left");
        assertThat(places).singleElement().satisfies(copy -> assertThat(copy).doesNotExist());
    }

    @Test
    void only_the_first_of_many_complaints_are_shown_and_the_rest_are_counted() throws IOException {
        List<String> many = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            many.add("fault " + i);
        }
        assertThat(check(new Fake("here", (bench, file) -> many), file("/etc/a", false, "x")))
                .hasSize(10)
                .anySatisfy(last -> assertThat(last.message()).isEqualTo("here: fault 19 (and 20 more)"));
    }
}
