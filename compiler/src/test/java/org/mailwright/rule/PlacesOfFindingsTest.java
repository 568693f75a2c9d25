package org.mailwright.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What no line can say stands in the place of a finding: whose entry it is and which attribute, which node exports what and
 * from which line of which manifest. Looked at in every example of a page and in everything the samples' checks say.
 */
class PlacesOfFindingsTest {
    private static final Pattern FINDING = Pattern.compile(
            "(ldap/people\\.ldif|puppetdb/exported\\.json)(.*?): (?:error|warning|info): .*\\[([a-z0-9-]+)]");

    private static final String DN = "[a-zA-Z]+=.+(?:,[a-z]+=[^=,]+)+";
    private static final Pattern ENTRY = Pattern.compile(":[1-9][0-9]*: " + DN);
    private static final Pattern ATTRIBUTE = Pattern.compile(":[1-9][0-9]*: (?:" + DN + " )?[a-zA-Z]+");
    private static final Pattern LINE = Pattern.compile(":[1-9][0-9]*(?::[1-9][0-9]*)?");
    private static final Pattern RESOURCE =
            Pattern.compile(": \\S+ Mailwright::Alias_domain\\[.*](?: at /\\S+(?::[0-9]+)?)?", Pattern.DOTALL);

    /** These are about an entry as a whole. */
    private static final Set<String> OF_ENTRIES = Set.of(
            "ldap-uid-missing", "ldif-change-record", "ldif-malformed", "passwd-user-duplicate", "passwd-user-syntax");

    /** What is no entry, or no resource, has only a line: nothing else is known of it. */
    private static final Set<String> OF_LINES =
            Set.of("exported-resource-malformed", "ldif-malformed", "partial-input");

    @TestFactory
    Stream<DynamicTest> every_finding_names_its_entry_or_resource() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Page page : Pages.all()) {
            page.text().lines().forEach(lines::add);
        }
        try (Stream<Path> samples = Files.walk(Path.of("golden"))) {
            for (Path file :
                    samples.filter(path -> path.endsWith("check.txt")).sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        List<String> findings = lines.stream()
                .distinct()
                .filter(line -> FINDING.matcher(line).matches())
                // Names that try to look like more than one line.
                .filter(line -> !line.contains("\\u000a"))
                .toList();
        assertThat(findings).hasSizeGreaterThan(100);
        return findings.stream().map(line -> DynamicTest.dynamicTest(line, () -> check(line)));
    }

    private static void check(String line) {
        Matcher finding = FINDING.matcher(line);
        assertThat(finding.matches()).isTrue();
        String place = finding.group(2);
        String rule = finding.group(3);
        boolean lineOnly = OF_LINES.contains(rule) && LINE.matcher(place).matches();
        if (finding.group(1).startsWith("puppetdb")) {
            assertThat(lineOnly || RESOURCE.matcher(place).matches()).as(place).isTrue();
        } else if (OF_ENTRIES.contains(rule)) {
            assertThat(lineOnly || ENTRY.matcher(place).matches()).as(place).isTrue();
        } else {
            assertThat(place).matches(ATTRIBUTE);
        }
    }
}
