package org.mailwright.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths a pattern of {@code checks.ignore[].file} means. */
class FilePatternTest {
    @ParameterizedTest
    @CsvSource({
        "data/mail.yaml, data/mail.yaml, true",
        "data/mail.yaml, data/mailyyaml, false",
        "data/*.yaml, data/mail.yaml, true",
        "data/*.yaml, data/nodes/mx.yaml, false",
        "data/**, data/nodes/mx.yaml, true",
        "data/**/mx.yaml, data/mx.yaml, true",
        "data/**/mx.yaml, data/a/b/mx.yaml, true",
        "**/mx.yaml, mx.yaml, true",
        "data, data/nodes/mx.yaml, true",
        "data/, data/nodes/mx.yaml, true",
        "dat, data/nodes/mx.yaml, false",
        "data/m?.yaml, data/mx.yaml, true",
        "data/m?.yaml, data/m/.yaml, false",
        "data/(a|b).yaml, data/a.yaml, false",
        "data/[ab].yaml, data/[ab].yaml, true"
    })
    void a_pattern_means_these_paths(String pattern, String path, boolean meant) {
        assertThat(FilePattern.of(pattern).matches(path)).isEqualTo(meant);
    }
}
