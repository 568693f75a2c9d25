package org.mailwright.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.source.shape.Field;
import org.mailwright.source.shape.Shape;
import org.mailwright.source.shape.Shapes;

/** {@code checks.sets}: which rules are on. */
class RuleSetTest {
    @Test
    void the_words_of_the_setting_are_those_of_the_sets() {
        Shape.Fields checks = (Shape.Fields) shape(Shapes.SITE_FILE, "checks");
        Shape.Word word = (Shape.Word) ((Shape.Items) shape(checks, "sets")).item();
        assertThat(word.words())
                .isEqualTo(Arrays.stream(RuleSet.values()).map(RuleSet::word).toList());
    }

    private static Shape shape(Shape.Fields fields, String name) {
        return fields.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::shape)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void words_name_sets() {
        assertThat(RuleSet.named(List.of("recommended", "production")))
                .isEqualTo(Set.of(RuleSet.RECOMMENDED, RuleSet.PRODUCTION));
        assertThat(RuleSet.named(List.of())).isEmpty();
    }

    @Test
    void the_site_says_which_sets_are_on(@TempDir Path site) throws IOException {
        write(site, "nodes/box-01.onion.example.yaml", "networking: {fqdn: box-01.onion.example, ip: 203.0.113.7}");
        write(site, "hiera.yaml", "version: 5");
        write(site, "data/common.yaml", """
                mailwright::domains: {onion.example: {primary: true}}
                mailwright::aliases: {press: [press]}
                """);
        assertThat(check(site, "checks: {}").out()).contains("[alias-self]");
        assertThat(check(site, "checks: {sets: [recommended]}").out()).contains("[alias-self]");
        assertThat(check(site, "checks: {sets: [strict, production]}").out()).doesNotContain("[alias-self]");
        assertThat(check(site, "checks: {sets: [strickt]}").out())
                .contains("mailwright.yaml:1:17: error: mailwright.yaml.checks.sets cannot be \"strickt\"")
                .contains("did you mean \"strict\"?");
    }

    private static Run check(Path site, String settings) throws IOException {
        write(site, "mailwright.yaml", settings);
        return Run.of("check", "-C", site.toString());
    }

    private static void write(Path site, String name, String text) throws IOException {
        Files.createDirectories(site.resolve(name).getParent());
        Files.writeString(site.resolve(name), text + "\n");
    }
}
