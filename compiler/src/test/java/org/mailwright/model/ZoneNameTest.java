package org.mailwright.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNameTest {

    @ParameterizedTest
    @CsvSource({
        "Onion.Example, onion.example, false",
        "example, example, false",
        "113.0.203.in-addr.arpa, 113.0.203.in-addr.arpa, true",
        "0/25.113.0.203.in-addr.arpa, 0-25.113.0.203.in-addr.arpa, true",
        "8.b.d.0.1.0.0.2.ip6.arpa, 8.b.d.0.1.0.0.2.ip6.arpa, true"
    })
    void a_zone_has_a_file_name_of_its_own_and_may_be_reverse(String text, String file, boolean reverse) {
        ZoneName zone = ZoneName.parse(text).orElseThrow();

        assertThat(zone.fileName()).isEqualTo(file);
        assertThat(zone.isReverse()).isEqualTo(reverse);
    }

    /** The name becomes a path below the output tree. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../etc",
                "/etc/passwd",
                "onion.example.",
                "a..b",
                "a b",
                "a\nb",
                "-a.example",
                "onion.example/../..",
                "a/",
                "é.example"
            })
    void what_is_no_apex_is_refused(String text) {
        assertThat(ZoneName.parse(text).value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"onion.example, true", "_dmarc.onion.example, true", "bigonion.example, false", "example, false"})
    void an_owner_lies_in_the_zone_at_a_label_only(String owner, boolean contained) {
        assertThat(ZoneName.parse("onion.example").orElseThrow().contains(owner))
                .isEqualTo(contained);
    }
}
