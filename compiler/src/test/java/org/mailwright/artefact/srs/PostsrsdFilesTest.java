package org.mailwright.artefact.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.rspamd.SampleSite;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.Secret;

class PostsrsdFilesTest {
    private static final String FIRST = "throw-away/test+secret/1";
    private static final String SECOND = "throw-away/test+secret/2";

    private static List<Artefact> files(SampleSite site, String host) {
        return PostsrsdFiles.of(site.routes(), site.host(host), SampleSite.TEMPLATES);
    }

    @Test
    void every_sender_is_rewritten_with_the_separator_that_is_no_delimiter() {
        // No SRS_EXCLUDE_DOMAINS: a forged sender of ours must not leave as it is.
        assertThat(SampleSite.text(files(SampleSite.standard(), "srs-01").get(0))
                        .lines())
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactlyInAnyOrder(
                        "SRS_DOMAIN=bounces.onion.example",
                        "SRS_EXCLUDE_DOMAINS=",
                        "SRS_SEPARATOR==",
                        "SRS_SECRET=/etc/postsrsd.secret",
                        "SRS_HASHLENGTH=4",
                        "SRS_HASHMIN=4",
                        "SRS_FORWARD_PORT=10001",
                        "SRS_REVERSE_PORT=10002",
                        "SRS_LISTEN_ADDR=127.0.0.1",
                        "SRS_EXTRA_OPTIONS=",
                        "RUN_AS=postsrsd",
                        "CHROOT=/var/lib/postsrsd");
    }

    @Test
    void the_MX_hosts_know_the_same_secrets_as_the_SRS_hosts() {
        SampleSite site = SampleSite.standard();
        site.srsSecrets.clear();
        site.srsSecrets.addAll(List.of(Secret.of(FIRST), Secret.of(SECOND)));
        for (String host : List.of("mx-01", "srs-01")) {
            Artefact secret = files(site, host).get(1);
            assertThat(secret.path()).isEqualTo("hosts/" + host + ".onion.example/etc/postsrsd.secret");
            assertThat(secret.secret()).isTrue();
            assertThat(secret.rights()).isEqualTo(new Artefact.Rights("0600", "root", "root"));
            assertThat(SampleSite.text(secret)).isEqualTo(FIRST + "\n" + SECOND + "\n");
        }
    }

    @Test
    void both_files_restart_the_daemon_that_reads_them_at_its_start_only() {
        assertThat(files(SampleSite.minimal(), "mail"))
                .hasSize(2)
                .allMatch(file -> file.run().equals(List.of(Action.restart("postsrsd"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission-01", "relay-01", "lists-01", "crm-01", "web-01"})
    void other_hosts_get_neither(String host) {
        assertThat(files(SampleSite.standard(), host)).isEmpty();
    }

    @Test
    void no_secret_is_opened_before_its_file_is_written() {
        SampleSite site = SampleSite.standard();
        site.srsSecrets.add(Secret.sealed("elsewhere", () -> false, () -> {
            throw new IllegalStateException("opened too early");
        }));
        assertThat(files(site, "srs-01")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hunter2 hunter2", "hunter2\nhunter2", "hunter2\r", "hunter2\u0000", "hunter2é"})
    void a_secret_that_is_not_one_line_is_refused_without_showing_it(String secret) {
        SampleSite site = SampleSite.standard();
        site.srsSecrets.set(0, Secret.of(secret));
        Artefact file = files(site, "srs-01").get(1);
        assertThatThrownBy(() -> SampleSite.text(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
        assertThat(SrsSecret.findings(site.site().settings().srs()))
                .singleElement()
                .matches(Diagnostic::isError)
                .extracting(Diagnostic::message)
                .asString()
                .doesNotContain("hunter2");
    }

    @Test
    void a_short_secret_is_an_error_and_a_sealed_one_is_not_judged() {
        SampleSite site = SampleSite.standard();
        site.srsSecrets.clear();
        site.srsSecrets.addAll(List.of(
                Secret.of("hunter2"),
                Secret.of(FIRST),
                Secret.sealed("sealed", () -> false, () -> Parsed.not("no key"))));
        assertThat(SrsSecret.findings(site.site().settings().srs()))
                .extracting(Diagnostic::rule)
                .containsExactly("srs-secret-weak");
    }

    @Test
    void without_a_secret_nothing_is_written() {
        SampleSite site = SampleSite.standard();
        site.srsSecrets.clear();
        Artefact file = files(site, "srs-01").get(1);
        assertThatThrownBy(() -> SampleSite.text(file)).isInstanceOf(IllegalStateException.class);
    }
}
