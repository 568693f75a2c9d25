package org.mailwright.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;

/**
 * The page of every rule is its test: the input under "Wrong" gives exactly the findings below it, and the input under
 * "Right" gives none of this rule. A block names its file; it replaces that file of the site in rule-site.
 */
class RulePagesTest {
    private static final Path SITE = Path.of("compiler/src/test/resources/rule-site");

    @TempDir
    private Path scratch;

    @TestFactory
    Stream<DynamicTest> every_page_is_true() {
        return Rulebook.standard().rules().stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> check(rule)));
    }

    @Test
    void rules_are_listed_in_the_order_of_their_names() {
        List<String> ids = Rulebook.standard().rules().stream().map(Rule::id).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_class_of_a_rule_is_named_like_the_rule() {
        for (Rule rule : Rulebook.standard().rules()) {
            String kebab = rule.getClass()
                    .getSimpleName()
                    .replaceAll("(?<!^)([A-Z])", "-$1")
                    .toLowerCase(java.util.Locale.ROOT);
            assertThat(kebab).isEqualTo(rule.id());
        }
    }

    private void check(Rule rule) throws IOException {
        List<String> page = page(rule);
        assertThat(page.get(0)).isEqualTo("# " + rule.id());
        assertThat(page.get(2)).as("the summary").endsWith(".");
        assertThat(page).contains("## Wrong", "## Right", "## When to suppress it");
        List<String> wrong = page.subList(page.indexOf("## Wrong"), page.indexOf("## Right"));
        List<String> right = page.subList(page.indexOf("## Right"), page.size());

        assertThat(findings(rule, "wrong", wrong)).isEqualTo(expected(wrong)).isNotEmpty();
        assertThat(findings(rule, "right", right)).isEmpty();
    }

    private static List<String> page(Rule rule) throws IOException {
        try (InputStream in = rule.getClass().getResourceAsStream(rule.id() + ".md")) {
            String text = new String(Objects.requireNonNull(in, "no page").readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().toList();
        }
    }

    private static List<String> expected(List<String> section) {
        int start = section.indexOf("```findings");
        int end = start + section.subList(start, section.size()).indexOf("```");
        return section.subList(start + 1, end);
    }

    /** The lines of this rule's findings on the site with the section's blocks in it. */
    private List<String> findings(Rule rule, String name, List<String> section) throws IOException {
        Path site = scratch.resolve(rule.id() + "-" + name);
        copy(SITE, site);
        for (int i = 0; i < section.size(); i++) {
            if (section.get(i).matches("```[a-z]+ \\S+")) {
                int end = i + section.subList(i, section.size()).indexOf("```");
                String text = String.join("\n", section.subList(i + 1, end)) + "\n";
                Path file = site.resolve(section.get(i).split(" ")[1]);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text, StandardCharsets.UTF_8);
                i = end;
            }
        }
        Run run = Run.of("check", "-C", site.toString(), "--as-of", "2026-11-15");
        List<String> lines = new ArrayList<>();
        run.out().lines().filter(line -> line.endsWith("[" + rule.id() + "]")).forEach(lines::add);
        assertThat(run.out())
                .as("findings of other rules")
                .satisfies(out -> assertThat(out.lines()
                                .filter(line -> line.matches("\\S.*\\[[a-z0-9-]+\\]"))
                                .filter(line -> !line.contains("[tlsa-missing]")))
                        .hasSameSizeAs(lines));
        return lines;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
