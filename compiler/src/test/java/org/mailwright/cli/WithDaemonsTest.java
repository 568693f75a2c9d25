package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --with-daemons} where the daemons have no say. */
class WithDaemonsTest {
    @Test
    void errors_come_before_the_daemons(@TempDir Path scratch) {
        ControlRepository site =
                ControlRepository.in(scratch).write("data/page.yaml", "mailwright::aliases: {press: nobody}");
        Run without = site.run("check");
        Run with = site.run("check", "--with-daemons");
        assertThat(without.status()).isEqualTo(1);
        assertThat(with.status()).isEqualTo(1);
        assertThat(with.out()).isEqualTo(without.out());
        assertThat(with.err()).contains("The daemons' checkers did not run: mend the errors first.");
    }
}
