package org.mailwright.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Location;

class TemplateTest {
    private static final Location HERE = Location.file("site.yaml", 1, 1);

    private static List<String> render(String text, Map<String, ?> values) throws IOException {
        List<String> lines = new ArrayList<>();
        Template.of(name -> text, "test.ftl").body(values, List.of(HERE)).write((line, causes) -> {
            assertThat(causes).containsExactly(HERE);
            lines.add(line);
        });
        return lines;
    }

    @Test
    void a_value_stands_in_its_place_and_dollars_stay_as_they_are() throws IOException {
        assertThat(render("a = [=a], $myhostname ${x} #{y}\n\nb = [=b]\n", Map.of("a", "1<&>", "b", 1000000)))
                .containsExactly("a = 1<&>, $myhostname ${x} #{y}", "", "b = 1000000");
    }

    @Test
    void a_directive_alone_on_a_line_leaves_no_line() throws IOException {
        assertThat(render("[#if yes]\na\n[#else]\nb\n[/#if]\nc", Map.of("yes", true)))
                .containsExactly("a", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nmydestination = evil.test", "a\r", "a\tb", "a\u0000", "\u007f", "\u0085", "\u2028", "\u2029"
            })
    void a_value_never_adds_a_line(String hostile) {
        assertThatThrownBy(() -> render("a = [=a]\n", Map.of("a", hostile)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("evil");
        assertThatThrownBy(() -> render("[#list a as x][=x][/#list]", Map.of("a", List.of(hostile))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> render("[=a?join(\", \")]", Map.of("a", List.of("b", hostile))))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[=missing]",
                "[=a.b]",
                "[#if missing]x[/#if]",
                "[=\"freemarker.template.utility.Execute\"?new()(\"id\")]",
                "[=\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.lang.String\")]",
                "[=a?api.class]",
                "[=a.class]",
                "[#include \"/etc/passwd\"]",
                "[#import \"x.ftl\" as x]",
            })
    void a_missing_value_and_any_way_out_of_the_template_are_refused(String text) {
        assertThatThrownBy(() -> render(text, Map.of("a", "b"))).isInstanceOf(TemplateFailure.class);
    }

    @Test
    void the_same_values_give_the_same_text_as_often_as_wanted() throws IOException {
        Body body = Template.of(name -> "[=a]\n", "test.ftl").body(Map.of("a", "b"), List.of(HERE));
        List<String> lines = new ArrayList<>();
        body.write((line, causes) -> lines.add(line));
        body.write((line, causes) -> lines.add(line));

        assertThat(lines).containsExactly("b", "b");
    }
}
