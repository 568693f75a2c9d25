package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code check --flows}: the table on standard output, the findings beside it. */
class FlowsCommandTest {
    private static Run flows(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("check", "--flows", "-C", "hiera-samples/onion", "--as-of", "2026-11-15"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void the_columns_are_aligned_and_findings_go_to_standard_error() {
        Run run = flows();
        assertThat(run.status()).isZero();
        List<String> lines = run.out().lines().toList();
        int verdict = lines.get(0).indexOf("VERDICT");
        assertThat(lines).allMatch(line -> line.charAt(verdict - 1) == ' ' && line.charAt(verdict) != ' ');
        assertThat(lines.stream().skip(1))
                .allMatch(line -> line.substring(verdict).matches("as it should|refused"));
        assertThat(run.err()).contains("[duplicate-address-same]");
    }

    @Test
    void programs_get_json() {
        Run run = flows("--output", "json");
        assertThat(run.out()).startsWith("[{\"host\":\"crm-int-01.onion.example\",\"addresses\":\"203.0.113.61,");
        assertThat(run.out().lines()).hasSize(1);
    }
}
