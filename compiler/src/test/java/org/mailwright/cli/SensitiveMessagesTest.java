package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a secret is told without it: where it stands in clear, and where Hiera makes it Sensitive. */
class SensitiveMessagesTest {
    private static void assertHidden(ControlRepository site, Path out, boolean refused) {
        for (List<String> command : List.of(
                List.of("check"),
                List.of("check", "--output", "json"),
                List.of("compile", "-o", out.toString()),
                List.of("plan", "--against", out.toString()),
                List.of("trace", "press@onion.example"))) {
            Run run =
                    site.run(command.get(0), command.subList(1, command.size()).toArray(new String[0]));
            assertThat(run.status()).as(run.text()).isNotEqualTo(70);
            // The name of the directory has digits by chance.
            assertThat(run.text().replace(out.toString(), "out"))
                    .doesNotContain("sup3r")
                    .doesNotContain("s3cret")
                    .doesNotContain("4811");
            assertThat(command.get(0).equals("check") && refused && run.status() != 1)
                    .as(run.text())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            srs: {secrets: [4811]}
            srs: {secrets: 4811}
            srs: {secrets: [48.11]}
            srs: {secrets: ["sup3r s3cret"]}
            srs: {secrets: ["sup3rs3cret,'\\""]}
            srs: {secrets: [{sup3r: s3cret}]}
            srs: {secrets: [[sup3rs3cret]]}
            srs: {secrets: ["sup3rs3cret%{a..b}"]}
            srs: {secrets: [:sup3rs3cret]}
            srs: {secrets: [*sup3rs3cret]}
            dkim_keys: [{domain: onion.example, selector: a, signers: [srs], private_key: sup3rs3cret}]
            dkim_keys: [{domain: onion.example, selector: a, signers: [srs], private_key: 4811}]
            dkim_keys: [{domain: onion.example, selector: a, signers: [srs], private_key: "-----BEGIN PRIVATE KEY-----\\\\nsup3rs3cret\\\\n-----END PRIVATE KEY-----"}]
            """)
    void a_secret_that_is_wrong_is_not_quoted(String line, @TempDir Path scratch) {
        for (String option : List.of("{}", "{convert_to: Sensitive}")) {
            ControlRepository site = ControlRepository.in(scratch.resolve(option.length() + ""));
            site.write(
                    "data/page.yaml",
                    "lookup_options: {'mailwright::" + line.substring(0, line.indexOf(':')) + "': " + option + "}",
                    "mailwright::host: {roles: [mx, srs]}",
                    "mailwright::" + line.strip().replace("\\\\n", "\\n"));
            if (line.contains("%{") && option.equals("{}")) {
                // Here the text of an expression is no secret yet.
                continue;
            }
            assertHidden(site, scratch.resolve("out" + option.length()), true);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            aliases: {press: "sup3rs3cret@"}
            aliases: {press: [4811]}
            aliases: {press: {sup3r: s3cret}}
            submission: {passwords: {accept: [sup3rs3cret]}}
            mx: {own_from: sup3rs3cret}
            mx: {own_from_allow: [sup3rs3cret]}
            mx: {dmarc_allow: [sup3rs3cret]}
            rspamd: {dmarc: {reject: sup3rs3cret}}
            rspamd: {redis: sup3rs3cret}
            rspamd: {redis: 4811}
            rspamd: {clamav: sup3rs3cret}
            tls_rpt: {rua: [sup3rs3cret]}
            tls: {chain_files: [sup3rs3cret]}
            domains: {onion.example: {primary: 4811}}
            """)
    void what_hiera_makes_sensitive_is_not_quoted(String line, @TempDir Path scratch) {
        ControlRepository site = ControlRepository.in(scratch);
        site.write(
                "data/page.yaml",
                "lookup_options: {'mailwright::" + line.substring(0, line.indexOf(':')) + "': {convert_to: Sensitive}}",
                "mailwright::host: {roles: [mx, srs, submission]}",
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}",
                "mailwright::" + line);
        assertHidden(site, scratch.resolve("out"), true);
    }
}
