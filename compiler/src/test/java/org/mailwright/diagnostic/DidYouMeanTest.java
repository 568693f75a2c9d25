package org.mailwright.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    @ParameterizedTest
    @CsvSource({
        "foward, forward",
        "forwards, forward",
        "forwrad, forward",
        "frwrd, forward",
        "fwd, nothing",
        "submision, submission",
        "mx, mx",
        "my, mx",
        "xy, nothing",
        "m, mx",
        "'', nothing",
        "Forward, forward",
        "srs1, srs",
        "serv, nothing",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, nothing"
    })
    void the_nearest_word_within_two_changes(String word, String near) {
        assertThat(DidYouMean.of(word, List.of("forward", "submission", "mx", "srs"))
                        .orElse("nothing"))
                .isEqualTo(near);
    }

    @Test
    void of_two_as_near_the_first_by_spelling() {
        assertThat(DidYouMean.of("bats", List.of("cats", "bars"))).contains("bars");
        assertThat(DidYouMean.of("bats", List.of("bars", "cats"))).contains("bars");
    }
}
