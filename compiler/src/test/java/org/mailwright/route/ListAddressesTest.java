package org.mailwright.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListAddressesTest {
    private static final List<String> LISTS = List.of("c++", "tor-dev", "tor-dev-owner");

    @Test
    void a_list_has_its_posting_address_and_mailmans_eight() {
        assertThat(ListAddresses.of("test"))
                .containsExactly(
                        "test",
                        "test-bounces",
                        "test-confirm",
                        "test-join",
                        "test-leave",
                        "test-owner",
                        "test-request",
                        "test-subscribe",
                        "test-unsubscribe");
    }

    @ParameterizedTest
    @CsvSource({
        "tor-dev, true",
        "tor-dev-request, true",
        "tor-dev-owner-request, true",
        "tor-dev-confirm+4f1c, true",
        "tor-dev-bounces+alice=riseup.example, true",
        "tor-dev-bounces+alice+x=riseup.example, true",
        "c++, true",
        "c++-owner, true",
        "c++-confirm+4f, true",
        "tor-dev-bounces+x-confirm+y, false",
        "tor-dev-confirm+, false",
        "tor, false",
        "tor-dev+x, false",
        "tor-dev-owner+x, false",
        "tor-dev-, false",
        "-request, false",
        "-confirm+x, false",
        "tor-dev-request-request, false"
    })
    void tokens_follow_the_bounce_and_confirm_addresses_only(String local, boolean covered) {
        assertThat(ListAddresses.covers(LISTS, local)).isEqualTo(covered);
    }
}
