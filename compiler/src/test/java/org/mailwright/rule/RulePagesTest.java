package org.mailwright.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.diagnostic.Severity;

/**
 * Every kind of finding has a page, and the page is its test: the input under "Wrong" gives exactly the findings below
 * it, and the input under "Right" gives none. A block names its file; it replaces that file of the site in rule-site. A
 * block {@code run} is the command where that is not {@code check}.
 */
class RulePagesTest {
    private static final Path SITE = Path.of("compiler/src/test/resources/rule-site");
    /** Every mail host of these small sites lacks a certificate, and many sites have no MX host. */
    private static final List<String> BESIDE = List.of("tlsa-missing", "mx-missing");

    /** Its findings are about an error, which stays. */
    private static final String BESIDE_ERROR = "severity-fixed";

    /** Input that looks like the fault and is none; between the mended input and the advice on suppression. */
    private static final String NEAR_MISS = "## What it does not find";

    /** What these find depends on programs, servers or file modes, or is a defect of ours or of a site's template. */
    private static final Pattern WITHOUT_EXAMPLE = Pattern.compile(
            "daemon-checker-missing|daemon-refuses|proof-[a-z]+|ldap-empty-result|ldap-referral|secret-file-mode|"
                    + "puppetdb-empty-result|puppetdb-tls|source-cache-used");

    @TempDir
    private Path scratch;

    @TestFactory
    Stream<DynamicTest> every_page_is_true() {
        String only = System.getProperty("page", "");
        return Pages.all().stream()
                .filter(page -> only.isEmpty() || page.id().equals(only))
                .map(page -> DynamicTest.dynamicTest(page.id(), () -> check(page)));
    }

    @Test
    void every_page_is_listed_and_printed() throws IOException {
        List<String> summaries = new ArrayList<>();
        for (Page page : Pages.all()) {
            summaries.add(page.id() + ": " + page.summary());
        }
        assertThat(Run.of("rule").out().lines()).containsExactlyElementsOf(summaries);
        assertThat(Pages.all()).isSorted().doesNotHaveDuplicates();
        assertThat(Run.of("rule", "zone-syntax").out()).startsWith("# zone-syntax\n");
    }

    @Test
    void rules_are_listed_in_the_order_of_their_names() {
        for (Family family : Rulebook.standard().families()) {
            assertThat(family.rules()).extracting(Rule::kind).isSorted().doesNotHaveDuplicates();
            for (Rule rule : family.rules()) {
                assertThat(rule.kind().subject()).isEqualTo(family.subject());
                assertThat(rule.getClass().getPackageName()).endsWith("." + family.subject());
            }
        }
    }

    @Test
    void every_rule_shows_a_near_miss() throws IOException {
        for (Page page : Pages.all()) {
            boolean rule =
                    Rulebook.standard().rules().anyMatch(known -> known.kind().equals(page.kind()));
            if (rule) {
                assertThat(page.text()).as(page.id()).contains(NEAR_MISS);
            }
        }
    }

    @Test
    void the_class_of_a_rule_is_named_like_the_rule() {
        for (Rule rule : Rulebook.standard().rules().toList()) {
            String kebab = rule.getClass()
                    .getSimpleName()
                    .replaceAll("(?<!^)([A-Z])", "-$1")
                    .toLowerCase(Locale.ROOT);
            assertThat(kebab).isEqualTo(rule.kind().id());
        }
    }

    private void check(Page page) throws IOException {
        List<String> lines = page.text().lines().toList();
        assertThat(lines.get(0)).isEqualTo("# " + page.id());
        assertThat(page.summary()).as("the summary").isEqualTo(lines.get(2)).endsWith(".");
        if (WITHOUT_EXAMPLE.matcher(page.id()).matches()) {
            assertThat(lines).anyMatch(line -> line.startsWith("No example: ")).contains("## When to suppress it");
            return;
        }
        assertThat(lines).contains("## Wrong", "## Right", "## When to suppress it");
        List<String> wrong = lines.subList(lines.indexOf("## Wrong"), lines.indexOf("## Right"));
        int near = lines.indexOf(NEAR_MISS);
        int advice = lines.indexOf("## When to suppress it");
        assertThat(shown(block(wrong, "findings"), page))
                .as("the usual severity")
                .isEqualTo(page.kind().usual());
        List<String> right = lines.subList(lines.indexOf("## Right"), near < 0 ? advice : near);

        assertThat(findings(page, "wrong", wrong))
                .isEqualTo(block(wrong, "findings"))
                .isNotEmpty()
                .anyMatch(line -> line.endsWith("[" + page.id() + "]"))
                .allMatch(line ->
                        line.endsWith("[" + page.id() + "]") || page.id().equals(BESIDE_ERROR));
        assertThat(findings(page, "right", right)).isEmpty();
        if (near >= 0) {
            assertThat(findings(page, "near", lines.subList(near, advice)))
                    .as(NEAR_MISS)
                    .isEmpty();
        }
    }

    /** How severe the first finding of the page's example is. */
    private static Severity shown(List<String> findings, Page page) {
        String first = findings.stream()
                .filter(line -> line.endsWith("[" + page.id() + "]"))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(Severity.values())
                .filter(severity -> first.contains(": " + severity.word() + ": "))
                .findFirst()
                .orElseThrow();
    }

    /** The lines of the block of that kind; none where there is no such block. */
    private static List<String> block(List<String> section, String kind) {
        int start = section.indexOf("```" + kind);
        return start < 0 ? List.of() : inside(section, start);
    }

    private static List<String> inside(List<String> section, int start) {
        int end = start + section.subList(start, section.size()).indexOf("```");
        return section.subList(start + 1, end);
    }

    /** What is found in the site with the section's blocks in it. */
    private List<String> findings(Page page, String name, List<String> section) throws IOException {
        Path site = scratch.resolve(page.id() + "-" + name);
        copy(SITE, site);
        Set<Path> written = new TreeSet<>();
        for (int i = 0; i < section.size(); i++) {
            if (section.get(i).matches("```[a-z0-9]+ \\S+")) {
                Path file = site.resolve(section.get(i).split(" ")[1]);
                assertThat(written.add(file))
                        .as("a second block for %s would hide the first: put both into one", section.get(i))
                        .isTrue();
                Charset charset =
                        section.get(i).startsWith("```latin1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
                Files.createDirectories(file.getParent());
                Files.writeString(file, String.join("\n", inside(section, i)) + "\n", charset);
            }
        }
        Run run = Run.of(command(site, block(section, "run")));
        return Stream.concat(run.out().lines(), run.err().lines())
                .filter(line -> line.matches("\\S.*\\[[a-z0-9-]+\\]"))
                .filter(line -> line.endsWith("[" + page.id() + "]") || !isBeside(line))
                .toList();
    }

    /** What the small sites have besides, and what the other rules of a set say that only this page's rule is wanted of. */
    private static boolean isBeside(String line) {
        return BESIDE.stream().anyMatch(rule -> line.endsWith("[" + rule + "]"))
                || Rulebook.standard()
                        .rules()
                        .filter(rule -> rule.kind().set() != RuleSet.RECOMMENDED)
                        .anyMatch(rule -> line.endsWith("[" + rule.kind() + "]"));
    }

    /** The page's command, as if it were run in the site. */
    private String[] command(Path site, List<String> run) {
        String line = run.isEmpty() ? "check" : run.get(0);
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            words.add(Files.exists(site.resolve(word)) ? site.resolve(word).toString() : word);
        }
        words.addAll(List.of("-C", site.toString(), "--as-of", "2026-11-15"));
        if (line.startsWith("compile")) {
            words.addAll(List.of("-o", site.resolve("out").toString()));
        }
        return words.toArray(String[]::new);
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
