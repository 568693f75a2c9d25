package org.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; k=rsa; p=AAAA | v k p",
                "v = DKIM1 ;p=AA==;     | v p",
                "p=                     | p",
                "n=a=b; P=1             | n P",
                "''                     | ''",
                "; ;                    | ''"
            })
    void names_stand_in_their_order(String text, String names) {
        TagList tags = TagList.of(text);
        assertThat(String.join(" ", tags.tags().stream().map(TagList.Tag::name).toList()))
                .isEqualTo(names);
        assertThat(tags.broken()).isEmpty();
    }

    @Test
    void what_is_no_tag_is_kept_apart() {
        TagList tags = TagList.of("v=DKIM1; rsa; =x; p=A; p=B; p=C");
        assertThat(tags.broken()).containsExactly("rsa", "=x");
        assertThat(tags.repeated()).containsExactly("p");
        assertThat(tags.value("p")).contains("A");
        assertThat(tags.value("k")).isEmpty();
    }

    @Test
    void names_of_DMARC_have_no_case() {
        TagList tags = TagList.of("V=DMARC1; P=Reject");
        assertThat(tags.value("p")).isEmpty();
        assertThat(tags.folded().value("p")).contains("Reject");
    }

    @Test
    void a_list_in_a_value_is_split_at_colons() {
        assertThat(TagList.of("s= Email : * ;t=").words("s")).isEqualTo(List.of("email", "*"));
        assertThat(TagList.of("t=").words("t")).isEmpty();
    }
}
