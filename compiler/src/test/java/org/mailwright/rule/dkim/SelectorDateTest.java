package org.mailwright.rule.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorDateTest {
    @ParameterizedTest
    @CsvSource({
        "2026-srs, 2026-12-31, *-srs",
        "s2026, 2026-12-31, s*",
        "202602, 2026-02-28, *",
        "2026-02.relay, 2026-02-28, *.relay",
        "20260215-a, 2026-02-15, *-a",
        "srs-2026-11-15, 2026-11-15, srs-*"
    })
    void a_selector_means_the_last_day_that_it_can(String selector, String latest, String rest) {
        assertThat(SelectorDate.of(selector)).get().satisfies(date -> {
            assertThat(date.latest()).hasToString(latest);
            assertThat(date.rest()).isEqualTo(rest);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "s1", "srs-01", "19", "120260", "2026023", "20260231", "google"})
    void other_numbers_are_no_date(String selector) {
        assertThat(SelectorDate.of(selector)).isEmpty();
    }
}
