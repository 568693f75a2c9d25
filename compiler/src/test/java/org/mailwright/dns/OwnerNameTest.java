package org.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"_25._tcp.mx.onion.example", "7.0/26.113.0.203.in-addr.arpa", "A.Example", "a"})
    void names_of_services_and_classless_zones_are_owners(String text) {
        assertThat(OwnerName.parse(text).value()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a.", ".a", "a..b", "a b", "a;b", "a\\.b", "a\nb", "\"a\"", "-a.example", "(a", "@", "*.a"})
    void text_that_a_zone_file_reads_as_something_else_is_no_owner(String text) {
        assertThat(OwnerName.parse(text).value()).isEmpty();
    }

    @Test
    void length_is_limited_as_on_the_wire() {
        assertThat(OwnerName.parse("a".repeat(63) + ".example").value()).isPresent();
        assertThat(OwnerName.parse("a".repeat(64) + ".example").reason()).contains("63");
        assertThat(OwnerName.parse(("a".repeat(49) + ".").repeat(5) + "abc").value())
                .isPresent();
        assertThat(OwnerName.parse(("a".repeat(49) + ".").repeat(5) + "abcd").reason())
                .contains("253");
    }

    @Test
    void owners_sort_by_the_last_label_first() {
        assertThat(Stream.of("b.example", "_dmarc.a.example", "a.example", "example", "z.a.example", "a.test")
                        .map(OwnerName::of)
                        .sorted()
                        .map(OwnerName::text))
                .isEqualTo(List.of("example", "a.example", "_dmarc.a.example", "z.a.example", "b.example", "a.test"));
    }
}
