package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mailwright.model.Release;

/** A machine that only hands mail to the relay host: what cron writes to root there reaches a person. */
@Tag("slow")
class NullClientTest {
    private static void makeClient(SystemSite site) {
        try {
            Files.writeString(
                    site.root().resolve("data/nodes/web.garlic.example.yaml"), "mailwright::host: {roles: [client]}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_cron_writes_to_root_on_a_null_client_reaches_a_person() throws IOException {
        try (SingleHost site = SingleHost.start(Release.DEBIAN_12, NullClientTest::makeClient)) {
            site.startClient();
            for (String recipient : new String[] {"root", "postmaster@web.garlic.example"}) {
                String token = "cron-to-" + recipient.replaceAll("@.*", "");
                site.at("web")
                        .run(
                                "sh",
                                "-c",
                                "printf 'Subject: %s\n\nthe disk is full\n' " + token + " | sendmail " + recipient);
                assertThat(site.at("outside").received(token, 1, Network.PATIENCE))
                        .as(recipient)
                        .isNotEmpty();
            }
        }
    }
}
