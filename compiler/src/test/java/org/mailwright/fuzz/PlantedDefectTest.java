package org.mailwright.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A defect of each kind is put into the answers of the real program, for sites that one mutation has touched: the fuzzer
 * finds it, says what it is, and leaves no other mutation in its report.
 */
@Tag("slow")
class PlantedDefectTest {
    private static final Corpus CORPUS = new Corpus();
    private static final Corpus.Base SMALL = CORPUS.byName("small");
    private static final String TRIGGER = "planted";

    @TempDir
    private Path scratch;

    /** What a planted defect makes of an answer. */
    private interface Plant {
        Runner.Outcome on(Runner.Invocation asked, Runner.Outcome real);
    }

    private Optional<Failure> found(Plant plant) {
        return found(new RealRunner(60_000), plant);
    }

    /** The failure of a site with three mutations, one of which wakes the defect. */
    private Optional<Failure> found(Runner real, Plant plant) {
        Fuzzer fuzzer = new Fuzzer(CORPUS, scratch, asked -> {
            boolean awake = asked.of().stream()
                    .anyMatch(mutation -> mutation.mutator().name().equals(TRIGGER));
            Runner.Outcome outcome = real.run(asked);
            return awake ? plant.on(asked, outcome) : outcome;
        });
        List<Mutation> mutations = Stream.of("one", TRIGGER, "two")
                .map(PlantedDefectTest::mutation)
                .toList();
        Optional<Failure> failure = fuzzer.failure(1, SMALL, mutations, List.of());
        failure.ifPresent(found -> assertThat(found.mutations())
                .extracting(mutation -> mutation.mutator().name())
                .containsExactly(TRIGGER));
        return failure;
    }

    /** One that the program does not see. */
    private static Mutation mutation(String name) {
        return new Mutation(new Mutator(name, (site, dice) -> site.with("more/" + name, "x\n")), 7);
    }

    private static Failure.Kind kind(Optional<Failure> failure) {
        return failure.orElseThrow().trouble().kind();
    }

    private static Runner.Outcome saying(Runner.Outcome real, int status, String out, String err) {
        return new Runner.Outcome(status, out, err, real.trouble());
    }

    @Test
    void the_program_as_it_is_has_none() {
        assertThat(found((asked, real) -> real)).isEmpty();
    }

    @Test
    void a_defect_that_ends_with_70() {
        Optional<Failure> failure = found((asked, real) ->
                saying(real, 70, "", "mailwright: a defect of ours\n\tat org.mailwright.hiera.Glob.of(Glob.java:5)\n"));
        assertThat(kind(failure)).isEqualTo(Failure.Kind.DEFECT);
        assertThat(failure.orElseThrow().trouble().subject()).isEqualTo("org.mailwright.hiera.Glob.of(Glob.java:5)");
        assertThat(failure.orElseThrow().toString()).contains("-Dfuzz.seed=1 -Dfuzz.sites=1", TRIGGER, "+ ");
    }

    @Test
    void what_the_program_throws() {
        RealRunner real = new RealRunner(60_000);
        assertThat(kind(found((asked, outcome) -> real.bounded(() -> {
                    throw new StackOverflowError();
                }))))
                .isEqualTo(Failure.Kind.DEFECT);
    }

    @Test
    void a_hang_with_the_place_where_it_is() {
        RealRunner impatient = new RealRunner(300);
        CountDownLatch never = new CountDownLatch(1);
        Optional<Failure> failure = found((asked, real) -> impatient.bounded(() -> {
            wait(never);
            return real;
        }));
        assertThat(kind(failure)).isEqualTo(Failure.Kind.HANG);
        assertThat(failure.orElseThrow().trouble().text()).contains("CountDownLatch.await", "PlantedDefectTest");
        never.countDown();
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "5", "137", "-1"})
    void a_status_that_means_nothing(int status) {
        assertThat(kind(found((asked, real) -> saying(real, status, real.out(), real.err()))))
                .isEqualTo(Failure.Kind.STATUS);
    }

    @Test
    void a_failure_without_a_word() {
        assertThat(kind(found((asked, real) -> saying(real, 1, "", "")))).isEqualTo(Failure.Kind.STATUS);
    }

    @Test
    void a_secret_in_what_is_printed_or_reported() {
        String secret = CORPUS.canaries().example();
        assertThat(kind(found((asked, real) -> saying(real, real.status(), real.out() + secret + "\n", real.err()))))
                .isEqualTo(Failure.Kind.SECRET);
        assertThat(kind(found((asked, real) -> saying(real, real.status(), real.out(), "note: " + secret + "\n"))))
                .isEqualTo(Failure.Kind.SECRET);
        assertThat(kind(found((asked, real) -> {
                    asked.outputs().keySet().forEach(file -> edit(file, text -> text.replace("rule", "rule" + secret)));
                    return real;
                })))
                .isEqualTo(Failure.Kind.SECRET);
        assertThat(kind(found(
                        (asked, real) -> inTree(asked, real, "zones/onion.test", text -> text + "; " + secret + "\n"))))
                .isEqualTo(Failure.Kind.SECRET);
    }

    @ParameterizedTest
    @EnumSource(names = {"FINDINGS_JSON", "FINDINGS_JSON_LINES", "SARIF", "GITLAB", "JUNIT", "GITHUB"})
    void a_report_that_its_readers_refuse(Format format) {
        Optional<Failure> failure = found((asked, real) -> {
            asked.outputs().forEach((file, of) -> {
                if (of == format) {
                    edit(file, text -> text + "\"\n");
                }
            });
            return real;
        });
        assertThat(kind(failure)).isEqualTo(Failure.Kind.FORMAT);
        assertThat(failure.orElseThrow().trouble().subject()).isEqualTo("check file " + format);
    }

    @Test
    void a_text_that_moves_the_cursor() {
        assertThat(kind(found((asked, real) -> saying(real, real.status(), real.out() + "\u001b[2J\n", real.err()))))
                .isEqualTo(Failure.Kind.FORMAT);
        assertThat(kind(found((asked, real) -> saying(real, real.status(), real.out(), "a\u2028b\n"))))
                .isEqualTo(Failure.Kind.FORMAT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "zones/onion.test!@ IN MX x y z!zones/*",
                "zones/onion.test!other.example. IN A 192.0.2.1!zones/*",
                "hosts/box-01.onion.example/etc/postfix/maps/alias!nobody@onion.example!hosts/*/etc/postfix/maps/alias",
                "hosts/box-01.onion.example/etc/postfix/main.cf!not a parameter!hosts/*/etc/postfix/main.cf",
                "hosts/box-01.onion.example/etc/postfix/master.cf!smtp inet n!hosts/*/etc/postfix/master.cf",
                "hosts/box-01.onion.example/etc/dovecot/private/mail-passwords!a:b:c!hosts/*/etc/dovecot/private/mail-passwords",
                "hosts/box-01.onion.example/manifest.json!x!hosts/*/manifest.json",
                "hosts/box-01.onion.example/etc/default/postsrsd!# changed!manifest",
                "manifest.json!{}!manifest.json",
                "certificates/domains.txt!a\u2028b!certificates/domains.txt"
            })
    void a_file_of_the_tree_that_its_reader_refuses(String file, String line, String subject) {
        Optional<Failure> failure = found((asked, real) -> inTree(asked, real, file, text -> text + line + "\n"));
        assertThat(kind(failure)).isEqualTo(Failure.Kind.FORMAT);
        assertThat(failure.orElseThrow().trouble().subject()).isEqualTo(subject);
    }

    @Test
    void a_file_that_is_left_in_the_site_or_the_tree() {
        assertThat(kind(found((asked, real) -> {
                    if (asked.has("-C")) {
                        edit(site(asked).resolve("data/new.tmp"), text -> "x");
                    }
                    return real;
                })))
                .isEqualTo(Failure.Kind.LEFT_BEHIND);
        assertThat(kind(found((asked, real) -> inTree(asked, real, ".staging", text -> "x"))))
                .isEqualTo(Failure.Kind.LEFT_BEHIND);
    }

    /** Outputs that no command of the drawn ones has. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "JSON!{\"a\": 1, \"a\": 2}",
                "JSON!{} x",
                "YAML!a: [",
                "MARKDOWN![x](http://y)",
                "MARKDOWN!<img src=x>",
                "SHELL!if true"
            })
    void an_output_of_any_other_format(Format format, String text) {
        assertThat(format.complaint(text)).isPresent();
    }

    private static Path site(Runner.Invocation asked) {
        return Path.of(asked.words().get(asked.words().indexOf("-C") + 1));
    }

    private static Runner.Outcome inTree(
            Runner.Invocation asked, Runner.Outcome real, String file, UnaryOperator<String> change) {
        asked.tree().filter(Files::isDirectory).ifPresent(tree -> edit(tree.resolve(file), change));
        return real;
    }

    private static void edit(Path file, UnaryOperator<String> change) {
        try {
            Files.writeString(file, change.apply(Files.exists(file) ? Files.readString(file) : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
