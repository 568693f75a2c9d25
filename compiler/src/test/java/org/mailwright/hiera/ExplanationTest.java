package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.source.file.DiskTree;

/** The way to an answer is the tree that {@code puppet lookup --explain} prints. */
class ExplanationTest {
    @TempDir
    Path root;

    private Explanation explain(Query query) throws java.io.IOException {
        DiskTree files = new DiskTree(root);
        return Hiera.of(files, Layers.environment(files, root), Strictness.PUPPET_8, Decryption.OPEN, Programs.none())
                .explain(query, Scope.empty());
    }

    /** Puppet's words for the steps, without its paths. */
    private static String shown(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        explanation.steps().forEach(step -> print(step, "", out));
        return out.toString();
    }

    private static void print(Explanation.Step step, String indent, StringBuilder out) {
        out.append(indent)
                .append(step.kind())
                .append(' ')
                .append(Path.of(step.subject()).getFileName());
        if (step.kind() == Explanation.Kind.FILE) {
            out.append(" from ").append(step.detail());
        }
        step.merge().ifPresent(merge -> out.append(' ').append(merge.strategy()));
        if (step.outcome() != Explanation.Outcome.NONE) {
            out.append(": ").append(step.outcome()).append(' ').append(step.key());
            step.value().ifPresent(value -> out.append(' ').append(Shown.of(value)));
        }
        step.notes().forEach(note -> out.append(" (").append(note).append(')'));
        out.append('\n');
        step.steps().forEach(inner -> print(inner, indent + "  ", out));
    }

    /** Held against puppet lookup --explain of Puppet 7.23 for the same files. */
    @Test
    void a_module_key_that_names_others() throws java.io.IOException {
        new Repository(root)
                .file("hiera.yaml", "version: 5\n")
                .file("data/common.yaml", "mail::b: e\nplain: p\n")
                .file("modules/mail/hiera.yaml", "version: 5\nhierarchy:\n  - {name: m, path: m.yaml}\n")
                .file("modules/mail/data/m.yaml", "mail::a: \"%{lookup('mail::b')}-%{lookup('plain')}\"\n");

        assertThat(shown(explain(Query.of("mail::a")))).isEqualTo("""
                SEARCH_OPTIONS lookup_options
                  GLOBAL : NOT_FOUND lookup_options
                  ENVIRONMENT\s
                    ENTRY Common
                      FILE common.yaml from common.yaml: NOT_FOUND lookup_options
                  MODULE mail
                    ENTRY m
                      FILE m.yaml from m.yaml: NOT_FOUND lookup_options
                SEARCH mail::a
                  GLOBAL : NOT_FOUND mail::a
                  ENVIRONMENT\s
                    ENTRY Common
                      FILE common.yaml from common.yaml: NOT_FOUND mail::a
                  MODULE mail
                    ENTRY m
                      FILE m.yaml from m.yaml: FOUND mail::a 'e-p'
                        INTERPOLATION %{lookup('mail::b')}-%{lookup('plain')}
                          SEARCH mail::b
                            GLOBAL : NOT_FOUND mail::b
                            ENVIRONMENT\s
                              ENTRY Common
                                FILE common.yaml from common.yaml: FOUND mail::b 'e'
                          SEARCH plain
                            GLOBAL : NOT_FOUND plain
                            ENVIRONMENT\s
                              ENTRY Common
                                FILE common.yaml from common.yaml: FOUND plain 'p'
                """);
    }

    @Test
    void a_merge_of_lookup_options_and_the_way_into_the_value() throws java.io.IOException {
        new Repository(root)
                .levels("k: {a: 1}", "lookup_options: {k: {merge: hash}}\nk: {b: 2}")
                .hierarchy("{name: x, paths: [high.yaml, absent.yaml, low.yaml]}");

        Explanation explanation = explain(Query.of("k.b"));

        assertThat(explanation.answer().value().map(Shown::of)).contains("2");
        assertThat(shown(explanation)).endsWith("""
                MERGE_SOURCE lookup_options
                SEARCH k.b
                  MERGE  HASH: RESULT  {'b': 2, 'a': 1}
                    GLOBAL : NOT_FOUND k
                    ENVIRONMENT\s
                      ENTRY x
                        MERGE  HASH: RESULT  {'b': 2, 'a': 1}
                          FILE high.yaml from high.yaml: FOUND k {'a': 1}
                          FILE absent.yaml from absent.yaml: FILE_NOT_FOUND k
                          FILE low.yaml from low.yaml: FOUND k {'b': 2}
                  SUB_KEY b
                    SEGMENT b: FOUND b 2
                """);
    }

    @Test
    void what_went_before_a_failure_is_told() throws java.io.IOException {
        new Repository(root).levels("k: '%{nope}'", "k: 1");

        Explanation explanation = explain(Query.of("k"));

        assertThat(explanation.answer().failure().map(Answer.Failure::kind)).contains(FailureKind.UNDEFINED_VARIABLE);
        assertThat(shown(explanation)).contains("INTERPOLATION %{nope}\n").doesNotContain(": FOUND k");
    }

    @Test
    void a_secret_stays_hidden() throws java.io.IOException {
        new Repository(root).levels("lookup_options: {k: {convert_to: Sensitive}}\nk: token", "k: 1");

        Explanation explanation = explain(Query.of("k"));

        assertThat(explanation.answer().value()).isPresent();
        assertThat(explanation.answer().toString()).doesNotContain("token");
    }
}
