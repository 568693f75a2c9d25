package org.mailwright.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void one_is_counted_in_the_singular_and_nothing_else() {
        assertThat(Counted.of(0, "error")).isEqualTo("0 errors");
        assertThat(Counted.of(1, "error")).isEqualTo("1 error");
        assertThat(Counted.of(2, "error")).isEqualTo("2 errors");
        assertThat(Counted.of(1, "entry is", "entries are")).isEqualTo("1 entry is");
        assertThat(Counted.of(12, "entry is", "entries are")).isEqualTo("12 entries are");
    }
}
