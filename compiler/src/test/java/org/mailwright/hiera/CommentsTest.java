package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.hiera.yaml.YamlText;

/** Where comments for programs are, and which line each is about. */
class CommentsTest {
    private static List<String> comments(String text) {
        List<String> found = new ArrayList<>();
        YamlText.read(
                "x.yaml",
                text.getBytes(StandardCharsets.UTF_8),
                comment -> found.add(comment.location().line() + ":"
                        + comment.location().column() + "→" + comment.about() + " " + comment.text()));
        return found;
    }

    /** In the text, {@code ¶} is a line end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # c:¶a: 1                        | 1:1→2 c:
            a: 1 # c:                        | 1:6→1 c:
            a: # c:¶  b: 1                   | 1:4→1 c:
            a:¶  # c:¶  b: 1                 | 2:3→3 c:
            # c:¶¶  ¶a: 1                    | 1:1→4 c:
            # c:¶# d:¶a: 1                   | 1:1→3 c:, 2:1→3 d:
            a: 1¶# c:¶b: 2                   | 2:1→3 c:
            a: 1¶# c:¶                       | 2:1→2 c:
            a:¶  - x # c:¶  - y              | 2:7→2 c:
            a:¶  - x¶  # c:¶  - y            | 3:3→4 c:
            a: [x, # c:¶  # d:¶ y]           | 1:8→1 c:, 2:3→3 d:
            a: {b: 1} # c:¶d: 2              | 1:11→1 c:
            a:¶  b: 1¶# c:¶d: 2              | 3:1→4 c:
            a: > # c:¶  # text¶b: 1          | 1:6→1 c:
            a: '# text' # c:                 | 1:13→1 c:
            a: "# text¶ # text" # c:         | 2:10→2 c:
            a: x#y                           | ``
            a: x¶  y # c:¶b: 1               | 2:5→2 c:
            a: 1¶--- # c:¶b: 2               | ``
            #c:                              | 1:1→1 c:
            #                                | ``
            a: 1 # prose¶# c d: e¶# é:       | ``
            """)
    void a_comment_is_about_its_own_line_or_alone_about_the_next(String text, String expected) {
        assertThat(String.join(", ", comments(text.replace('¶', '\n'))).strip()).isEqualTo(expected);
    }

    @Test
    void a_hiera_has_those_of_the_yaml_files_it_read() {
        List<String> seen = new ArrayList<>();
        YamlText.own(
                "mailwright.yaml",
                "a: 1 # ours: x".getBytes(StandardCharsets.UTF_8),
                comment -> seen.add(comment.text()));
        assertThat(seen).containsExactly("ours: x");
    }
}
