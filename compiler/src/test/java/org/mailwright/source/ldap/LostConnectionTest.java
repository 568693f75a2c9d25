package org.mailwright.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;

/** A connection that is lost in the middle is tried once more, from the first page, and no more than once. */
@Timeout(60)
class LostConnectionTest {
    @TempDir
    private Path site;

    private Run check(Server server) throws IOException {
        Files.createDirectories(site.resolve("data"));
        Files.createDirectories(site.resolve("nodes"));
        Files.writeString(site.resolve("nodes/mx-01.onion.example.yaml"), "{}\n");
        Files.writeString(site.resolve("hiera.yaml"), "version: 5\nhierarchy: [{name: all, path: common.yaml}]\n");
        Files.writeString(site.resolve("data/common.yaml"), "mailwright::domains: {onion.example: {primary: true}}\n");
        Files.writeString(
                site.resolve("mailwright.yaml"),
                "directory: {url: \"ldap://127.0.0.1:" + server.port() + "\", base: \"" + Server.BASE
                        + "\", page_size: 3, timeout: 5}\n");
        return Run.of("check", "-C", site.toString(), "--as-of", "2026-11-15");
    }

    @Test
    void lost_once_everybody_is_there_once() throws IOException {
        try (Server server = Server.plain().with(7).losing(2)) {
            Run run = check(server);

            assertThat(run.text()).doesNotContain("ldap-partial-read").doesNotContain("passwd-user-duplicate");
            assertThat(run.status()).isNotEqualTo(3);
            assertThat(server.pages()).as("two and then all three").isEqualTo(5);
        }
    }

    @Test
    void lost_twice_nobody_is() throws IOException {
        try (Server server = Server.plain().with(7).losing(2, 4)) {
            Run run = check(server);

            assertThat(run.status()).as(run.text()).isEqualTo(3);
            assertThat(run.out())
                    .contains("mailwright.yaml:1:18: error: ldap://127.0.0.1:" + server.port()
                            + " was not read whole: the connection was lost after ")
                    .contains("[ldap-partial-read]");
            assertThat(server.pages()).isEqualTo(4);
        }
    }
}
