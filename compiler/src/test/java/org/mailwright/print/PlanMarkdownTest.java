package org.mailwright.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Place;
import org.mailwright.change.Difference;
import org.mailwright.diagnostic.Location;

/** Nobody who can write an address or a message can write into a merge request. */
class PlanMarkdownTest {
    private static final Pattern TAG = Pattern.compile("</?(?:ul|li|table|tr|th|td|details|summary|pre|code|br)>");

    private static Artefact file(String path, String... lines) {
        return Artefact.stored(Place.of(path), Artefact.Rights.PUBLIC, false, out -> {
            for (String line : lines) {
                out.line(line, Location.file("data/" + lines.length + ".yaml", 1, 1));
            }
        });
    }

    private static PlanReport plan(String value) {
        String maps = "hosts/mx-01.onion.example/etc/postfix/maps/";
        Difference difference = Difference.of(
                List.of(file(maps + "disabled", "alice@onion.example 550 5.7.1 gone")),
                List.of(
                        file(maps + "disabled", "alice@onion.example 550 5.7.1 " + value, value + " 450 4.2.1 x"),
                        file(maps + "alias", "press@onion.example " + value, value + " bob@onion.example")),
                "onion.example");
        return new PlanReport(value, difference, List.of(value), List.of(value), List.of(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</code></td></tr></table>",
                "<script>alert(1)</script>",
                "<!-- x -->",
                "```\n# heading",
                "a\n\n@everyone please approve",
                "\u2028@team",
                "\r\r@team",
                "[link](https://evil.example)",
                "![x](https://evil.example/x.png)",
                "| a | b |",
                "\\",
                "`x`",
                "&lt;b&gt;",
                "\"onmouseover=\"x",
                " ",
                "/label ~approved",
                "www.evil.example #1 !2 $3 :smile:"
            })
    void no_value_leaves_its_element(String value) throws IOException {
        String text = PlanMarkdown.of(plan(value));

        String rest = TAG.matcher(text).replaceAll("");
        assertThat(rest).doesNotContain("<", ">");
        assertThat(text.replace("</code>", "").split("<code>", -1).length).isEqualTo(text.split("</code>", -1).length);
        // Outside of code and pre stands nothing that came from outside.
        String outside = text.replaceAll("(?s)<code>.*?</code>", "");
        assertThat(outside).doesNotContain("@", "evil", "please", "team", "label", "`", "[", "|", "\\");
        // A blank line would end the HTML block that it stands in.
        for (String block : text.split("\n\n")) {
            assertThat(block).isNotBlank();
            assertThat(count(block, "<details>")).isEqualTo(count(block, "</details>"));
            assertThat(count(block, "<table>")).isEqualTo(count(block, "</table>"));
            assertThat(count(block, "<ul>")).isEqualTo(count(block, "</ul>"));
        }
        assertThat(text.lines().filter(line -> !line.isEmpty()).filter(String::isBlank))
                .isEmpty();
        assertThat(PlanText.of(plan(value)).lines().filter(line -> line.startsWith("# ") || line.startsWith("@")))
                .isEmpty();
        assertThat(PlanJson.of(plan(value))).startsWith("{");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
