package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;
import org.mailwright.daemon.Daemon;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.ruby.RubyJson;
import org.mailwright.source.file.DiskTree;
import org.mailwright.source.puppetdb.Inventory;
import org.mailwright.source.puppetdb.Node;

/** Holds our look-ups against those of the Puppet of this machine, on random data: values exactly, errors as errors. */
@Tag("slow")
class PuppetComparisonTest {
    private static final int REPOSITORIES = 25;
    private static final int QUESTIONS = 20;

    /** Starting Puppet takes longer than a thousand look-ups. */
    private static final int COMMANDS = 20;

    private final Path scratch;
    private final Path environments;
    private final long seed = Long.getLong("seed", 20_261_115L);

    PuppetComparisonTest(@TempDir Path scratch) throws IOException {
        this.scratch = scratch;
        this.environments = Files.createDirectories(scratch.resolve("environments"));
        System.err.println("comparing with Puppet; to repeat: -DargLine=-Dseed=" + seed);
    }

    @Test
    void random_look_ups_are_answered_as_puppet_answers_them() {
        Puppet puppet = Puppet.require(scratch);
        List<RandomRepository> repositories = new ArrayList<>();
        for (int i = 0; i < REPOSITORIES; i++) {
            repositories.add(RandomRepository.write(environments, "e" + i, seed + i, QUESTIONS));
        }
        List<List<String>> expected = puppet.answers(
                environments,
                repositories.stream().map(RandomRepository::request).toList());

        List<String> differences = new ArrayList<>();
        Map<String, Integer> kinds = new TreeMap<>();
        for (int i = 0; i < REPOSITORIES; i++) {
            Hiera hiera = repositories.get(i).open();
            for (int j = 0; j < QUESTIONS; j++) {
                RandomRepository.Question question =
                        repositories.get(i).questions().get(j);
                String theirs = expected.get(i).get(j);
                kinds.merge(kind(theirs), 1, Integer::sum);
                compare(
                        "seed " + (seed + i) + " " + question.json(),
                        theirs,
                        repositories.get(i).answer(hiera, question),
                        differences);
            }
        }
        System.err.println("Puppet answered: " + kinds);
        assertThat(String.join("\n", differences)).isEmpty();
        assertThat(kinds.get("value"))
                .as("a comparison of errors alone proves nothing")
                .isGreaterThan(200);
    }

    @Test
    void the_sample_organisation_is_seen_as_puppet_sees_it() throws IOException {
        Puppet puppet = Puppet.require(scratch);
        Path onion = onion();
        DiskTree files = new DiskTree(onion);
        List<Node> nodes = Inventory.read(files, onion.resolve("nodes"), Location.file("nodes"))
                .value();
        Hiera hiera = Hiera.open(files, onion.resolve("hiera.yaml"), Strictness.PUPPET_7, Decryption.WHERE_READABLE)
                .value()
                .orElseThrow();
        nodes.forEach(node -> hiera.lookup("mailwright::domains", scope(node)));
        List<String> keys = hiera.keys("mailwright::").stream()
                .map(Value.Text::text)
                .distinct()
                .toList();
        assertThat(keys).contains("mailwright::aliases", "mailwright::host", "mailwright::srs");
        List<List<String>> expected = puppet.answers(
                environments, nodes.stream().map(node -> request(node, keys)).toList());

        List<String> differences = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < keys.size(); j++) {
                Checked<Optional<Value>> found = hiera.lookup(keys.get(j), scope(nodes.get(i)));
                assertThat(found.hasErrors()).as(found.diagnostics().toString()).isFalse();
                compare(
                        nodes.get(i).certname() + " " + keys.get(j),
                        expected.get(i).get(j),
                        found.value().map(Canonical::of).orElse("nothing"),
                        differences);
            }
        }
        assertThat(String.join("\n", differences)).isEmpty();
    }

    @Test
    void the_command_prints_and_ends_as_puppet_lookup_does() throws IOException {
        Puppet puppet = Puppet.require(scratch);
        RandomRepository repository = RandomRepository.write(environments, "commands", seed, 10 * COMMANDS);
        // Without a server the command makes trusted data of these facts, and knows no extensions.
        Path facts = Files.writeString(scratch.resolve("facts.json"), RandomRepository.FACTS, StandardCharsets.UTF_8);
        List<String> formats = List.of("yaml", "json", "s");
        int compared = 0;
        for (RandomRepository.Question question : repository.questions()) {
            List<String> words = new ArrayList<>(question.words());
            words.add("--render-as=" + formats.get(compared % formats.size()));
            words.addAll(List.of("--node", RandomRepository.NODE, "--facts", facts.toString()));
            words.addAll(List.of("--environment", repository.name()));
            repository.global().ifPresent(file -> words.addAll(List.of("--hiera_config", file.toString())));
            List<String> ours = new ArrayList<>(List.of("lookup", "--puppet=7"));
            ours.addAll(List.of("--environment-dir", repository.root().toString()));
            ours.addAll(words);
            Run run = Run.of(ours.toArray(new String[0]));
            // Puppet prints secrets, and we do not.
            if (run.out().contains("(secret)") || compared == COMMANDS) {
                continue;
            }
            compared++;
            Daemon.Answer theirs = puppet.lookup(environments, words);
            assertThat(run.out()).as(words + run.err()).isEqualTo(theirs.output());
            assertThat(run.status()).as(words + run.err()).isEqualTo(theirs.status());
        }
        assertThat(compared).isEqualTo(COMMANDS);
    }

    /** A copy whose eyaml keys Puppet finds: it takes their paths from the working directory. */
    private Path onion() throws IOException {
        Path original = Path.of("hiera-samples/onion").toAbsolutePath();
        Path copy = environments.resolve("onion");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(original.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        String config = Files.readString(original.resolve("hiera.yaml"), StandardCharsets.UTF_8);
        Files.writeString(
                copy.resolve("hiera.yaml"),
                config.replace("keys/eyaml", original.resolve("keys/eyaml").toString()));
        return copy;
    }

    private static void compare(String question, String theirs, String ours, List<String> differences) {
        boolean same = theirs.startsWith("error: ") ? ours.startsWith("error: ") : ours.equals(theirs);
        if (!same) {
            differences.add(question + "\n  puppet: " + theirs + "\n  ours:   " + ours);
        }
    }

    /** Puppet knows no further variables of ours. */
    private static Scope scope(Node node) {
        return Scope.of(node.facts(), node.trusted(), "onion");
    }

    private static String request(Node node, List<String> keys) {
        return "{\"environment\": \"onion\", \"node\": \"" + node.certname() + "\", \"facts\": "
                + RubyJson.of(node.facts()) + ", \"trusted\": " + RubyJson.of(node.trusted()) + ", \"lookups\": "
                + keys.stream()
                        .map(key -> "{\"key\": " + DataText.quoted(key) + "}")
                        .collect(Collectors.joining(", ", "[", "]"))
                + "}";
    }

    private static String kind(String answer) {
        return answer.equals("nothing") ? answer : answer.startsWith("error: ") ? "error" : "value";
    }
}
