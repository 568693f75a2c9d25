package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Location;

/** The keys that lead to a place. */
class KeyPathsTest {
    private static final String TEXT = """
            mailwright::domains:
              onion.example: {primary: true}
            mailwright::aliases:
              press: [alice, &b bob]
              news: *b
            7: x
            """;

    private static Map<Location, String> paths(String name, String text, int line, int column) {
        return KeyPaths.of(name, text.getBytes(StandardCharsets.UTF_8), Set.of(Location.file(name, line, column)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, mailwright::domains",
        "2, 3, mailwright::domains.onion.example",
        "2, 19, mailwright::domains.onion.example.primary",
        "2, 28, mailwright::domains.onion.example.primary",
        "4, 3, mailwright::aliases.press",
        "4, 10, mailwright::aliases.press",
        "4, 11, mailwright::aliases.press",
        "4, 18, mailwright::aliases.press",
        "6, 1, 7"
    })
    void a_place_of_a_key_or_value_has_its_way(int line, int column, String way) {
        assertThat(paths("x.yaml", TEXT, line, column)).containsValue(way);
    }

    @Test
    void another_place_has_none() {
        assertThat(paths("x.yaml", TEXT, 4, 12)).isEmpty();
        assertThat(paths("x.yaml", "[1, 2", 1, 1)).isEmpty();
        assertThat(paths("x.yaml", "just text", 1, 1)).isEmpty();
    }

    @Test
    void json_and_hocon_have_ways_too() {
        assertThat(paths("x.json", "{\"a\": {\"b\": 1}}", 1, 13)).containsValue("a.b");
        assertThat(paths("x.conf", "a { b = 1 }", 1, 9)).containsValue("a.b");
    }
}
