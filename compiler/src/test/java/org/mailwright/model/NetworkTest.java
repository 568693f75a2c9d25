package org.mailwright.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0/24",
        "203.0.113.7, 203.0.113.7/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "2001:DB8:0::/48, 2001:db8::/48",
        "2001:db8::7, 2001:db8::7/128"
    })
    void a_range_is_written_canonically(String text, String canonical) {
        assertThat(Network.parse(text).orElseThrow()).hasToString(canonical);
    }

    /** Postfix skips a CIDR line with host bits set, with no more than a warning. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "203.0.113.7/24",
                "203.0.113.0/33",
                "203.0.113.0/",
                "203.0.113.0/-1",
                "203.0.113.0/2 4",
                "2001:db8::1/64",
                "2001:db8::/129",
                "203.0.113.0/24/8",
                "onion.example/24",
                "203.0.113.0/9999999999"
            })
    void what_is_no_range_is_refused(String text) {
        assertThat(Network.parse(text).value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/25, 203.0.113.127, true",
        "203.0.113.0/25, 203.0.113.128, false",
        "0.0.0.0/0, 198.51.100.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 198.51.100.1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8:0:0:8000::/65, 2001:db8:0:0:ffff::1, true",
        "2001:db8:0:0:8000::/65, 2001:db8:0:0:7fff::1, false",
        "2001:db8:0:0:8000::/65, 2001:db8:0:1:8000::1, false"
    })
    void a_range_covers_the_addresses_of_its_family_that_share_its_bits(String range, String address, boolean covers) {
        assertThat(Network.parse(range).orElseThrow().covers(IpAddress.of(address)))
                .isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            203.0.113.7/24,    203.0.113.0/24
            198.51.100.255/31, 198.51.100.254/31
            203.0.113.7/0,     0.0.0.0/0
            2001:db8::7/64,    2001:db8::/64
            2001:db8:ff::/33,  2001:db8::/33
            203.0.113.0/24,
            203.0.113.7/32,
            203.0.113.7,
            203.0.113.7/33,
            203.0.113.7/x,
            nothing/24,
            """)
    void a_range_with_host_bits_lies_in_another(String text, String around) {
        assertThat(Network.around(text).map(Network::toString).orElse(null)).isEqualTo(around);
    }

    @Test
    void a_range_knows_its_ends_and_whether_they_are_one() {
        Network range = Network.around(IpAddress.of("203.0.113.77"), 26);

        assertThat(range).hasToString("203.0.113.64/26");
        assertThat(range.last()).hasToString("203.0.113.127");
        assertThat(range.isSingle()).isFalse();
        assertThat(Network.of(IpAddress.of("203.0.113.77")).isSingle()).isTrue();
        assertThat(Network.of(IpAddress.of("2001:db8::7")).isSingle()).isTrue();
        assertThat(Network.parse("2001:db8::/32").orElseThrow().isSingle()).isFalse();
    }

    @Test
    void ranges_sort_by_base_then_the_wider_first() {
        assertThat(Stream.of("203.0.113.0/25", "203.0.113.0/24", "198.51.100.0/24", "::/0")
                        .map(text -> Network.parse(text).orElseThrow())
                        .sorted()
                        .map(Network::toString))
                .containsExactly("198.51.100.0/24", "203.0.113.0/24", "203.0.113.0/25", "::/0");
    }

    @Test
    void a_range_with_host_bits_cannot_be_made_by_hand() {
        assertThatThrownBy(() -> new Network(IpAddress.of("203.0.113.7"), 24))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
