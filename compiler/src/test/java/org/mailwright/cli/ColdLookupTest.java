package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailwright.daemon.Daemon;

/** A look-up is often one of many in a script: it starts without the libraries it has no use for. */
class ColdLookupTest {
    private static final Pattern FOREIGN = Pattern.compile(
            "freemarker|org\\.bouncycastle|org\\.xbill|com\\.unboundid|org\\.slf4j|com\\.fasterxml\\.jackson\\.databind");

    @Test
    void a_look_up_loads_no_library_that_it_does_not_need() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Daemon.Answer answer = Daemon.at(java)
                .run(List.of(
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.mailwright.cli.Mailwright",
                        "lookup",
                        "-C",
                        "hiera-samples/onion",
                        "--node",
                        "mx-01.onion.example",
                        "mailwright::aliases"));

        assertThat(answer.status()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("postmaster").contains("org.mailwright.hiera.Hiera ");
        assertThat(answer.output().lines().filter(line -> FOREIGN.matcher(line).find()))
                .isEmpty();
    }
}
