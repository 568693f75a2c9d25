package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.type.PuppetType;
import org.mailwright.source.file.DiskTree;

/**
 * Merges, convert_to and types judge what is encrypted, and never the ciphertext. @a1 and @a2 are two ciphertexts of s3cret,
 * @b1 is token, @n1 and @n2 are 4811, @ko is --s3cret, all made by hiera-eyaml 3.3.0. The fourth column is what Puppet 7.23
 * answers (the last test asks it), the fifth what is known without the private key.
 */
class EyamlMergeTest {
    private static final Path EYAML = Path.of("compiler/src/test/resources/hiera/eyaml");

    /** lookup_options of k, k in the stronger and in the weaker file, a type that is asked for after a blank. */
    private static final String ROWS = """
            merge: unique | [@a1] | [@a2] | ['s3cret'] | [Sealed, Sealed] | 1
            merge: unique | "@a1" | "@a2" | ['s3cret'] | [Sealed, Sealed] | 1
            merge: unique | [@a1] | [@a1] | ['s3cret'] | [Sealed] | 0
            merge: unique | [@a1, x] | [s3cret, @a2] | ['s3cret', 'x'] | [Sealed, 'x', 's3cret', Sealed] | 3
            merge: unique | [@a1, @a2] | ~~ | ['s3cret'] | [Sealed, Sealed] | 1
            merge: unique | [@a1] | [@b1] | ['s3cret', 'token'] | [Sealed, Sealed] | 1
            merge: unique | [@n1] | [4811] | ['4811', 4811] | [Sealed, 4811] | 0
            merge: unique | [{p: @a1, q: 1}] | [{p: @a2, q: 1}, {p: @a2, q: 2}] | [{'p': 's3cret', 'q': 1}, {'p': 's3cret', 'q': 2}] | [{'p': Sealed, 'q': 1}, {'p': Sealed, 'q': 1}, {'p': Sealed, 'q': 2}] | 1
            merge: unique | ["%{alias('other')}"] | [@a2] | ['s3cret'] | [Sealed, Sealed] | 1
            merge: unique | ["x%{lookup('other')}"] | [xs3cret] | ['xs3cret'] | [Sealed, 'xs3cret'] | 1
            merge: hash | {p: @a1} | {p: @a2, q: @b1} | {'p': 's3cret', 'q': 'token'} | {'p': Sealed, 'q': Sealed} | 0
            merge: deep | {l: [@a1]} | {l: [@a2, x]} | {'l': ['s3cret', 'x']} | {'l': [Sealed, 'x', Sealed]} | 1
            merge: deep | {l: [@a1, @a2]} | {m: 1} | {'m': 1, 'l': ['s3cret']} | {'m': 1, 'l': [Sealed, Sealed]} | 0
            merge: deep | {l: [@a1]} | {l: [s3cret]} | {'l': ['s3cret']} | {'l': ['s3cret', Sealed]} | 1
            merge: {strategy: deep, knockout_prefix: --} | {l: [@ko]} | {l: [@a1, x]} | {'l': ['x']} | {'l': [Sealed, 'x', Sealed]} | 1
            merge: {strategy: deep, knockout_prefix: --} | {l: [--s3cret]} | {l: [@a1, x]} | {'l': ['x']} | {'l': [Sealed, 'x']} | 0
            merge: {strategy: deep, knockout_prefix: --} | {p: @ko} | {p: x} | {'p': ''} | {'p': Sealed} | 0
            merge: {strategy: deep, sort_merged_arrays: true} | {l: [@b1, x]} | {l: [@a1, z, a]} | {'l': ['a', 's3cret', 'token', 'x', 'z']} | {'l': ['a', 'x', 'z', Sealed, Sealed]} | 2
            merge: {strategy: deep, merge_hash_arrays: true} | {l: [{p: @a1}]} | {l: [{p: @a2, q: 1}]} | {'l': [{'p': 's3cret', 'q': 1}]} | {'l': [{'p': Sealed, 'q': 1}]} | 0
            convert_to: Integer | @n1 | ~~ | 4811 | Sealed | 0
            convert_to: [Integer, 16] | @n1 | ~~ | 18449 | Sealed | 0
            convert_to: Integer | @a1 | ~~ | error | Sealed | 0
            convert_to: Float | @n1 | ~~ | 4811.0 | Sealed | 0
            convert_to: Boolean | @n1 | ~~ | error | Sealed | 0
            convert_to: Array | @n1 | ~~ | ['4', '8', '1', '1'] | Sealed | 0
            convert_to: [Array, true] | @n1 | ~~ | ['4811'] | Sealed | 0
            convert_to: String | @n1 | ~~ | '4811' | Sealed | 0
            convert_to: 'Pattern[/^s/]' | @n1 | ~~ | error | Sealed | 0
            convert_to: 'Enum[s3cret]' | @a1 | ~~ | 's3cret' | Sealed | 0
            convert_to: 'String[7]' | @a1 | ~~ | error | Sealed | 0
            convert_to: 'Hash[String, Integer]' | {p: @n1} | ~~ | error | error | 0
            convert_to: Nope | @n1 | ~~ | error | Sealed | 0
            {} String | @a1 | ~~ | 's3cret' | Sealed | 0
            {} Integer | @n1 | ~~ | error | error | 0
            {} String[7] | @a1 | ~~ | error | Sealed | 0
            {} Pattern[/other/] | @a1 | ~~ | error | Sealed | 0
            {} Enum['other'] | @b1 | ~~ | error | Sealed | 0
            {} Hash[String,String[9]] | {p: @a1} | ~~ | error | {'p': Sealed} | 0
            {} Optional[Boolean] | @a1 | ~~ | error | error | 0
            convert_to: Integer Integer | @n1 | ~~ | 4811 | Sealed | 0
            convert_to: Integer String | @n1 | ~~ | error | Sealed | 0
            """;

    private final Path root;
    private final Path scratch;

    EyamlMergeTest(@TempDir Path scratch) throws IOException {
        this.scratch = scratch;
        this.root = Files.createDirectories(scratch.resolve("environments/production"));
    }

    /** A row of the table. */
    private record Row(String options, String high, String low, String opened, String closed, int undecided) {
        /** What Puppet calls an absent file is one that has not the key. */
        boolean isAlone() {
            return low.equals("~~");
        }

        String merging() {
            return options.replaceFirst(TYPE, "$1");
        }

        Optional<String> type() {
            String type = options.replaceFirst(TYPE, "$2");
            return type.isEmpty() ? Optional.empty() : Optional.of(type);
        }

        /** Types begin with a capital; what is before one may too, e.g. {@code convert_to: Integer}. */
        private static final String TYPE =
                "^(\\{\\}|merge: .*|convert_to: (?:'[^']*'|\\[[^\\]]*\\]|\\w+))(?: ([A-Z].*))?$";
    }

    private static List<Row> table() {
        List<Row> rows = new ArrayList<>();
        for (String line : ROWS.lines().toList()) {
            String[] cells = line.split(" \\| ");
            rows.add(new Row(cells[0], cells[1], cells[2], cells[3], cells[4], Integer.parseInt(cells[5])));
        }
        return rows;
    }

    static Stream<Arguments> rows() {
        return table().stream().map(row -> Arguments.of(row.options() + " " + row.high() + " " + row.low(), row));
    }

    private static String encrypted(String data) throws IOException {
        String text = data;
        for (String line : Files.readAllLines(EYAML.resolve("twins.txt"))) {
            String[] parts = line.split(" ");
            text = text.replace("\"@" + parts[0] + "\"", "@" + parts[0])
                    .replace("@" + parts[0], "\"" + parts[1] + "\"");
        }
        return text;
    }

    private void site(Path directory, Row row) throws IOException {
        Path keys = Files.createDirectories(directory.resolve("keys"));
        for (String half : List.of("private", "public")) {
            Files.copy(EYAML.resolve("keys/throw-away-" + half + "_key.pkcs7.pem"), keys.resolve(half + ".pem"));
        }
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("hiera.yaml"), """
                version: 5
                defaults:
                  lookup_key: eyaml_lookup_key
                  options: {pkcs7_private_key: %s/keys/private.pem, pkcs7_public_key: %s/keys/public.pem}
                hierarchy: [{name: high, path: high.yaml}, {name: low, path: low.yaml}]
                """.replace("%s", directory.toString()));
        Files.writeString(
                directory.resolve("data/high.yaml"),
                "lookup_options: {k: " + braced(row.merging()) + "}\nk: " + encrypted(row.high()) + "\n");
        Files.writeString(
                directory.resolve("data/low.yaml"),
                (row.isAlone() ? "" : "k: " + encrypted(row.low()) + "\n") + "other: " + encrypted("@a1") + "\n");
    }

    private static String braced(String options) {
        return options.startsWith("{") ? options : "{" + options + "}";
    }

    private Answer answer(Path directory, Row row, Decryption decryption) {
        try {
            DiskTree files = new DiskTree(directory);
            Hiera hiera = Hiera.of(files, Layers.environment(files, directory), Strictness.PUPPET_7, decryption);
            Query query = Query.of("k");
            if (row.type().isPresent()) {
                query = query.typed(PuppetType.parse(row.type().get()).orElseThrow());
            }
            return hiera.answer(query, Scope.empty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String shown(Answer answer) {
        return answer.value().map(Shown::of).orElse("error");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void with_the_key_what_is_encrypted_counts(String name, Row row) throws IOException {
        site(root, row);

        Answer answer = answer(root, row, Decryption.WHERE_READABLE);

        assertThat(shown(answer)).isEqualTo(row.opened());
        assertThat(answer.warnings()).isEmpty();
        assertThat(answer.failure().map(failure -> failure.finding().toString()).orElse(""))
                .doesNotContain("s3cret")
                .doesNotContain("4811")
                .doesNotContain("token");
        boolean secret = row.opened().matches(".*(s3cret|token|4811'|48\\.?11).*")
                || row.opened().contains("18449");
        answer.value()
                .ifPresent(value -> assertThat(Values.isSecret(value))
                        .isEqualTo(secret || row.opened().contains("'4'")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void without_the_key_nothing_is_judged_by_the_ciphertext(String name, Row row) throws IOException {
        site(root, row);
        Files.delete(root.resolve("keys/private.pem"));

        Answer answer = answer(root, row, Decryption.WHERE_READABLE);

        assertThat(shown(answer)).isEqualTo(row.closed());
        List<Diagnostic> undecided = answer.warnings().stream()
                .filter(finding -> finding.message().contains("the merge keeps both"))
                .toList();
        assertThat(undecided).hasSize(row.undecided());
        assertThat(answer.warnings().stream().filter(finding -> !undecided.contains(finding)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("hiera-eyaml-undecrypted");
                    assertThat(finding.location()).hasToString("hiera.yaml:4:32");
                    assertThat(finding.message())
                            .isEqualTo(
                                    "the eyaml private key keys/private.pem cannot be read here: encrypted values stay"
                                            + " closed, and merges, convert_to and --type do not judge them");
                });
    }

    /** A site's secrets stay closed until a host needs them, and a merge still knows which of them are equal. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_merge_of_what_stays_closed_compares_what_is_in_it(String name, Row row) throws IOException {
        if (!row.merging().startsWith("merge")
                || row.merging().equals("merge: hash")
                || row.high().contains("lookup(")) {
            return;
        }
        site(root, row);

        Answer answer = answer(root, row, Decryption.SEALED);

        assertThat(answer.warnings()).isEmpty();
        assertThat(Values.plain(answer.value().orElseThrow()))
                .isEqualTo(Values.plain(
                        answer(root, row, Decryption.WHERE_READABLE).value().orElseThrow()));
        assertThat(answer.value().get().toString()).doesNotContain("s3cret").doesNotContain("token");
    }

    @Test
    @Tag("slow")
    void puppet_answers_the_same() throws IOException {
        Puppet puppet = Puppet.require(Files.createDirectories(scratch.resolve("puppet")));
        Path environments = Files.createDirectories(scratch.resolve("all"));
        List<Row> rows = table();
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            site(environments.resolve("e" + i), rows.get(i));
            requests.add(
                    "{\"environment\": \"e" + i + "\", \"node\": \"n\", \"trusted\": {}, \"facts\": {}, \"lookups\":"
                            + " [{\"key\": \"k\""
                            + rows.get(i)
                                    .type()
                                    .map(type -> ", \"type\": " + DataText.quoted(type))
                                    .orElse("")
                            + "}]}");
        }
        List<List<String>> answers = puppet.answers(environments, requests);
        for (int i = 0; i < rows.size(); i++) {
            String theirs = answers.get(i).get(0);
            Answer ours = answer(environments.resolve("e" + i), rows.get(i), Decryption.WHERE_READABLE);
            assertThat(ours.value().map(Canonical::of).orElse("error"))
                    .as(rows.get(i) + ": " + theirs)
                    .isEqualTo(theirs.startsWith("error: ") ? "error" : theirs);
        }
    }

    @Test
    void what_the_key_does_not_open_fails_as_in_puppet() throws IOException {
        Row row = new Row("{}", "@a1", "~~", "", "", 0);
        site(root, row);
        Files.write(
                root.resolve("keys/private.pem"), Files.readAllBytes(EYAML.resolve("keys/throw-away-other-key.pem")));

        assertThat(answer(root, row, Decryption.WHERE_READABLE)
                        .failure()
                        .orElseThrow()
                        .finding())
                .extracting(Diagnostic::message, Diagnostic::location)
                .containsExactly(
                        "hiera-eyaml cannot decrypt k: the eyaml key does not open it",
                        Location.file("data/high.yaml", 2, 4));
    }
}
