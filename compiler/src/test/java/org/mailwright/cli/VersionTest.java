package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One version everywhere: pom.xml has it. */
class VersionTest {
    private final String version;

    VersionTest() throws IOException {
        version = first("pom.xml", "<artifactId>mailwright</artifactId>\\s*<version>(.*)</version>");
    }

    private static String first(String file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertThat(found.find()).as(file).isTrue();
        return found.group(1);
    }

    @Test
    void the_program_says_it() throws IOException {
        assertThat(Run.of("--version").out()).isEqualTo("mailwright " + version + "\n");
        assertThat(Run.of("man").out()).startsWith(".TH MAILWRIGHT 1 \"\" \"mailwright " + version + "\"\n");
        Run sarif = Run.of("check", "-C", "hiera-samples/minimal", "--as-of", "2026-11-15", "--output", "sarif");
        assertThat(new ObjectMapper()
                        .readTree(sarif.out())
                        .at("/runs/0/tool/driver/version")
                        .asText())
                .isEqualTo(version);
    }

    @Test
    void the_puppet_module_and_the_package_have_it() throws IOException {
        assertThat(first("puppet/mailwright/metadata.json", "\"version\": \"(.*)\""))
                .isEqualTo(version);
        assertThat(first("puppet/mailwright/CHANGELOG.md", "(?m)^## (.*)$")).isEqualTo(version);
        assertThat(first("packaging/debian/changelog", "^mailwright \\((.*)-[0-9]+\\)"))
                .isEqualTo(version);
        assertThat(first("README.md", "mailwright_(.*)-1_all\\.deb")).isEqualTo(version);
    }
}
