package org.mailwright.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "onion.example, onion.example",
        "MX-01.Onion.Example, mx-01.onion.example",
        "xn--mnchen-3ya.example, xn--mnchen-3ya.example",
        "3com.example, 3com.example",
        "1.2.3.a4, 1.2.3.a4"
    })
    void a_name_is_lower_case(String text, String canonical) {
        assertThat(DomainName.parse(text).orElseThrow()).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "example",
                "onion.example.",
                ".onion.example",
                "onion..example",
                "-a.example",
                "a-.example",
                "a_b.example",
                "a b.example",
                "a\n.example",
                "münchen.example",
                "203.0.113.7",
                "a.1",
                "[203.0.113.7]",
                "2001:db8::7",
                "*.onion.example",
                "onion.example/x",
                "İ.example"
            })
    void what_is_no_mail_domain_is_refused_with_a_reason(String text) {
        assertThat(DomainName.parse(text).value()).isEmpty();
        assertThat(DomainName.parse(text).reason()).isNotEmpty().doesNotContain("\n");
    }

    /** RFC 1035 section 2.3.4. */
    @Test
    void labels_have_at_most_63_characters_and_names_253() {
        String longest = ("a".repeat(63) + ".").repeat(3) + "b".repeat(53) + ".example";
        assertThat(longest).hasSize(253);
        assertThat(DomainName.parse(longest).value()).isPresent();
        assertThat(DomainName.parse("a" + longest).value()).isEmpty();
        assertThat(DomainName.parse("a".repeat(64) + ".example").value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "onion.example, onion.example, true",
        "mx-01.onion.example, onion.example, true",
        "bigonion.example, onion.example, false",
        "onion.example, mx-01.onion.example, false"
    })
    void a_name_lies_within_another_at_a_label_only(String name, String other, boolean within) {
        assertThat(DomainName.of(name).isWithin(DomainName.of(other))).isEqualTo(within);
    }

    @Test
    void a_name_that_is_not_canonical_cannot_be_made_by_hand() {
        assertThatThrownBy(() -> new DomainName("Onion.example")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DomainName("onion.example.")).isInstanceOf(IllegalArgumentException.class);
    }
}
