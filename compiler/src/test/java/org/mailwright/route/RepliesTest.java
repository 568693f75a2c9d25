package org.mailwright.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.Compiler;
import org.mailwright.cli.Run;
import org.mailwright.model.DomainName;
import org.mailwright.model.EnvelopeAddress;
import org.mailwright.source.file.DiskTree;

/** What a trace replies to addresses of every form. */
class RepliesTest {
    @Test
    void a_trace_replies_as_the_table_has_it() throws IOException {
        Path root = Path.of("hiera-samples/onion").toAbsolutePath();
        Routes routes = new Compiler(
                        new DiskTree(root),
                        root.resolve("mailwright.yaml"),
                        LocalDate.of(2026, 11, 15),
                        Optional.empty())
                .compile()
                .result()
                .orElseThrow()
                .routes();
        List<Replies.Row> rows = Replies.read().rows();
        assertThat(rows.stream().map(row -> new Replies.Row(row.written(), Replies.traced(routes, row.written()))))
                .containsExactlyElementsOf(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "a b@onion.example, the local part has the character \" \" outside of quotes",
        "@onion.example, the local part is empty",
        "'', the local part is empty",
        "alice@onion..example, \"onion..example\" is no domain",
        "alice\u001b@onion.example, a control character is no part of an address",
    })
    void what_is_no_address_is_a_wrong_command_line(String written, String reason) {
        Run run = Run.of("trace", "-C", "hiera-samples/minimal", "--as-of", "2026-11-15", written);
        assertThat(run.status()).as(run.text()).isEqualTo(64);
        assertThat(run.err()).contains(reason + ": Postfix answers 501 5.1.3 Bad recipient address syntax");
    }

    @ParameterizedTest
    @CsvSource({
        "Press@Garlic.EXAMPLE., Press@garlic.example",
        "'<\"john doe\"@garlic.test>', '\"john doe\"@garlic.test'",
        "'\"a\\\\b\"', '\"a\\\\b\"@garlic.example'",
        "a%b, a%b@garlic.example",
    })
    void an_address_is_named_as_it_is_read(String written, String named) {
        assertThat(EnvelopeAddress.parse(written, DomainName.of("garlic.example"))
                        .orElseThrow())
                .hasToString(named);
    }

    @Test
    void a_sender_may_be_written_in_every_form_too() {
        for (String sender :
                List.of("\"john doe\"@elsewhere.example", "a%b@elsewhere.example", "<>", "x@[192.0.2.1]")) {
            Run run =
                    Run.of("trace", "-C", "hiera-samples/minimal", "--as-of", "2026-11-15", "alice", "--from", sender);
            assertThat(run.status()).as(run.text()).isZero();
            assertThat(run.out()).startsWith("alice@garlic.example: 250 2.1.5 Ok\n");
        }
        Run run = Run.of(
                "trace",
                "-C",
                "hiera-samples/minimal",
                "--as-of",
                "2026-11-15",
                "alice",
                "--from",
                "-x@elsewhere.example");
        assertThat(run.out()).startsWith("alice@garlic.example: 501 5.1.7 Bad sender address syntax\n");
    }
}
