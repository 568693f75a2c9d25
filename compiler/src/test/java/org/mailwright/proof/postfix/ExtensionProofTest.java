package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However an address and one that extends it are declared, the proof finds what the model says. */
class ExtensionProofTest {
    @TempDir
    private Path scratch;

    @ParameterizedTest
    @CsvSource({"+, true", "+, false", "-, true", "., true", "_, false"})
    void no_pair_of_addresses_is_an_error(String delimiter, boolean kept) throws IOException {
        assertThat(ExtendedSite.write(scratch, delimiter, kept)
                        .compiled()
                        .routes()
                        .entries())
                .hasSizeGreaterThan(700);
    }

    @Test
    void nor_is_one_where_aliases_and_forwards_are_in_one_table() throws IOException {
        ExtendedSite site = ExtendedSite.write(scratch, "+", true).whole();
        assertThat(site.compiled().routes().entries()).hasSizeGreaterThan(700);
    }
}
