package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds our look-ups against those of the Puppet of this machine, on random data: values exactly, errors as errors. */
@Tag("slow")
class PuppetComparisonTest {
    private static final int REPOSITORIES = 25;
    private static final int QUESTIONS = 20;

    @TempDir
    Path scratch;

    @Test
    void random_look_ups_are_answered_as_puppet_answers_them() {
        Puppet puppet = Puppet.require(scratch);
        long seed = Long.getLong("seed", 20_261_115L);
        System.err.println("comparing with Puppet; to repeat: -Dtest=PuppetComparisonTest -Dseed=" + seed);
        Path environments = scratch.resolve("environments");
        List<RandomRepository> repositories = new ArrayList<>();
        for (int i = 0; i < REPOSITORIES; i++) {
            repositories.add(RandomRepository.write(environments, "e" + i, seed + i, QUESTIONS));
        }
        List<List<String>> expected = puppet.answers(
                environments,
                repositories.stream().map(RandomRepository::request).toList());

        List<String> differences = new ArrayList<>();
        TreeMap<String, Integer> kinds = new TreeMap<>();
        for (int i = 0; i < REPOSITORIES; i++) {
            List<RandomRepository.Question> questions = repositories.get(i).questions();
            Hiera hiera = repositories.get(i).open();
            for (int j = 0; j < QUESTIONS; j++) {
                String theirs = expected.get(i).get(j);
                String ours = repositories.get(i).answer(hiera, questions.get(j));
                kinds.merge(kind(theirs), 1, Integer::sum);
                if (!(theirs.startsWith("error: ") ? kind(ours).equals("error") : ours.equals(theirs))) {
                    differences.add("seed " + (seed + i) + " "
                            + questions.get(j).json() + "\n  puppet: " + theirs + "\n  ours:   " + ours);
                }
            }
        }
        System.err.println("Puppet answered: " + kinds);
        assertThat(differences).as(String.join("\n", differences)).isEmpty();
        assertThat(kinds.get("value"))
                .as("a comparison of errors alone proves nothing")
                .isGreaterThan(200);
    }

    private static String kind(String answer) {
        return answer.equals("nothing") ? answer : answer.startsWith("error: ") ? "error" : "value";
    }
}
