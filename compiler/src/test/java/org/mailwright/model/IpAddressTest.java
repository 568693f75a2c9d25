package org.mailwright.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    /** RFC 5952 section 4: no leading zeros, the longest run of zeros, the first of equals, never a single one, lower case. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8::192.0.2.40, 2001:db8::c000:228",
        "::203.0.113.7, ::cb00:7107",
        "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201"
    })
    void the_last_groups_may_be_a_dotted_quad(String text, String canonical) {
        assertThat(IpAddress.of(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::192.0.2",
                "2001:db8::192.0.2.01",
                "1:2:3:4:5:6:7:192.0.2.1",
                "192.0.2.1::",
                "::1.2.3.4.5",
                "::192.0.2.1:5"
            })
    void but_only_there_and_whole(String text) {
        assertThat(IpAddress.parse(text).value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "192.0.2.1, 192.0.2.1",
        "2001:db8::1, 2001:db8::1"
    })
    void a_client_in_ipv6_form_is_the_ipv4_address(String text, String client) {
        assertThat(IpAddress.parseClient(text).orElseThrow().text()).isEqualTo(client);
        assertThat(IpAddress.parse("::ffff:192.0.2.1").value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "0.0.0.0, 0.0.0.0",
        "2001:db8::7, 2001:db8::7",
        "2001:0db8:0000:0000:0000:0000:0000:0007, 2001:db8::7",
        "2001:DB8::ABCD, 2001:db8::abcd",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "0:0:0:0:0:0:0:0, ::",
        "::1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8"
    })
    void an_address_is_written_canonically(String text, String canonical) {
        IpAddress address = IpAddress.parse(text).orElseThrow();

        assertThat(address).hasToString(canonical).isEqualTo(IpAddress.of(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "203.0.113",
                "203.0.113.7.",
                "203.0.113.07",
                "203.0.113.256",
                "203.0.113.7/32",
                " 203.0.113.7",
                "203.0.113.-1",
                "0xcb.0.113.7",
                "203.0.113.7:25",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "fe80::1%eth0",
                "[2001:db8::7]",
                "::ffff:203.0.113.7",
                "::ffff:cb00:7107",
                "٢.0.0.1"
            })
    void what_is_no_address_literal_is_refused(String text) {
        assertThat(IpAddress.parse(text).value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true",
        "172.16.0.1, true",
        "172.31.255.255, true",
        "172.32.0.1, false",
        "192.168.1.1, true",
        "127.0.0.1, true",
        "169.254.1.1, true",
        "100.64.0.1, true",
        "100.128.0.1, false",
        "224.0.0.1, true",
        "0.0.0.0, true",
        "203.0.113.7, false",
        "::1, true",
        "::, true",
        "fe80::1, true",
        "fd00::1, true",
        "ff02::1, true",
        "2001:db8::7, false"
    })
    void mail_leaves_from_no_local_address(String text, boolean local) {
        assertThat(IpAddress.of(text).isLocal()).isEqualTo(local);
    }

    /** RFC 1035 section 3.5 and RFC 3596 section 2.5. */
    @Test
    void the_reverse_name_goes_from_the_last_octet_or_nibble() {
        assertThat(IpAddress.of("203.0.113.7").reverseName()).isEqualTo("7.113.0.203.in-addr.arpa");
        assertThat(IpAddress.of("2001:db8::567:89ab").reverseName())
                .isEqualTo("b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }

    /** A range of IPv6 addresses may end in one: ::/80. */
    @Test
    void mail_leaves_from_no_ipv4_mapped_address() {
        assertThat(Network.parse("::/80").orElseThrow().last().isLocal()).isTrue();
    }

    @Test
    void addresses_sort_by_family_and_octets_not_by_text() {
        assertThat(Stream.of(
                                "ffff::",
                                "2001:db8::10",
                                "2001:db8::9",
                                "203.0.113.10",
                                "203.0.113.9",
                                "2001:db8:0:0:8000::")
                        .map(IpAddress::of)
                        .sorted()
                        .map(IpAddress::text))
                .containsExactly(
                        "203.0.113.9", "203.0.113.10", "2001:db8::9", "2001:db8::10", "2001:db8:0:0:8000::", "ffff::");
    }

    @Test
    void an_ipv4_address_has_no_more_than_32_bits() {
        assertThat(new IpAddress(false, 0xcb00_7107_0000_0000L, 0)).isEqualTo(IpAddress.of("203.0.113.7"));
        assertThatThrownBy(() -> new IpAddress(false, 0xcb00_7107_0000_0001L, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IpAddress(false, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** SPF's ip6 takes all of RFC 4291 section 2.2, IPv4-mapped addresses too (RFC 7208 section 5.6), and never an IPv4 one. */
    @ParameterizedTest
    @CsvSource({
        "::ffff:192.0.2.1, ::ffff:c000:201",
        "::FFFF:c000:201, ::ffff:c000:201",
        "2001:db8::192.0.2.40, 2001:db8::c000:228",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "192.0.2.1,",
        "::ffff:192.0.2.1:5,",
        "1::2::3,",
        "1:2:3:4:5:6:7:8::,",
        "'',"
    })
    void an_ipv6_address_may_be_ipv4_mapped_where_that_is_asked_for(String text, String canonical) {
        assertThat(IpAddress.ipv6(text).map(IpAddress::text).orElse(null)).isEqualTo(canonical);
    }

    /** The halves of 64 bits meet in the middle of an IPv6 address; an IPv4 address ends before. */
    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 32, 203.0.113.77, 203.0.113.77",
        "203.0.113.77, 25, 203.0.113.0, 203.0.113.127",
        "203.0.113.77, 0, 0.0.0.0, 255.255.255.255",
        "2001:db8:1:2:3:4:5:6, 128, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6",
        "2001:db8:1:2:3:4:5:6, 65, 2001:db8:1:2::, 2001:db8:1:2:7fff:ffff:ffff:ffff",
        "2001:db8:1:2:3:4:5:6, 64, 2001:db8:1:2::, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2:3:4:5:6, 63, 2001:db8:1:2::, 2001:db8:1:3:ffff:ffff:ffff:ffff",
        "2001:db8:1:2:3:4:5:6, 0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void the_network_around_an_address_has_a_first_and_a_last_one(String text, int length, String first, String last) {
        assertThat(IpAddress.of(text).first(length)).hasToString(first);
        assertThat(IpAddress.of(text).last(length)).hasToString(last);
    }
}
