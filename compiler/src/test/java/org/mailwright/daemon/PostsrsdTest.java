package org.mailwright.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostSRSd with the settings and secrets of an SRS host, asked as Postfix asks it (tcp_table(5)), on loopback. */
@Tag("slow")
class PostsrsdTest {
    private static final String HOST = "hosts/srs-01.onion.example";

    /** The command line of Debian's own launcher, which reads the settings the same way. */
    private static final String LAUNCH = """
            . "$1"
            exec "$0" ${SRS_EXTRA_OPTIONS} -f "$3" -r "$4" -d "$SRS_DOMAIN" -s "$2" -a "$SRS_SEPARATOR" \
            -n "$SRS_HASHLENGTH" -N "$SRS_HASHMIN" -l "$SRS_LISTEN_ADDR" "-X$SRS_EXCLUDE_DOMAINS"
            """;

    @TempDir
    static Path directory;

    private static Daemon postmap;
    private static Process postsrsd;
    private static int forward;
    private static int reverse;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postmap = Daemon.require("postmap");
        Daemon program = Daemon.require("postsrsd");
        OnionPlan onion = OnionPlan.read();
        Path settings = OnionPlan.write(
                directory.resolve("postsrsd"), OnionPlan.lines(onion.file(HOST + "/etc/default/postsrsd")));
        Path secrets = OnionPlan.write(
                directory.resolve("postsrsd.secret"), OnionPlan.lines(onion.file(HOST + "/etc/postsrsd.secret")));
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        OnionPlan.write(directory.resolve("main.cf"), List.of("compatibility_level = 3.6"));
        forward = freePort();
        reverse = freePort();
        postsrsd = Daemon.require("sh")
                .start(
                        List.of(
                                "-c",
                                LAUNCH,
                                program.path().toString(),
                                settings.toString(),
                                secrets.toString(),
                                String.valueOf(forward),
                                String.valueOf(reverse)),
                        directory.resolve("log"));
        for (int i = 0; i < 100 && ask(forward, "alice@sender.example").status() != 0; i++) {
            assertThat(postsrsd.isAlive())
                    .as(Files.readString(directory.resolve("log")))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    @AfterAll
    static void end() {
        if (postsrsd != null) {
            Daemon.end(postsrsd);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Daemon.Answer ask(int port, String address) {
        return postmap.run(List.of("-c", directory.toString(), "-q", address, "tcp:127.0.0.1:" + port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@sender.example", "alice@onion.example", "bob@crm.onion.example", "carol@onion.test"})
    void a_sender_is_rewritten_ours_too_and_comes_back(String sender) {
        Daemon.Answer rewritten = ask(forward, sender);
        assertThat(rewritten.status()).as(rewritten.output()).isZero();
        String[] parts = sender.split("@");
        assertThat(rewritten.output().strip())
                .matches("SRS0=[^=]{4}=[^=]{2}=" + parts[1] + "=" + parts[0] + "@bounces\\.onion\\.example");
        assertThat(ask(reverse, rewritten.output().strip())).isEqualTo(new Daemon.Answer(0, sender + "\n"));
    }

    @Test
    void an_address_that_another_srs_host_rewrote_is_wrapped_and_unwrapped() {
        String theirs = "SRS0=aaaa=bb=sender.example=alice@forwarder.example";
        String ours = ask(forward, theirs).output().strip();
        assertThat(ours).startsWith("SRS1=").endsWith("@bounces.onion.example");
        assertThat(ask(reverse, ours).output().strip()).isEqualTo(theirs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SRS0=AAAA=JM=sender.example=alice@bounces.onion.example",
                "SRS0=eoBk@bounces.onion.example",
                "alice@bounces.onion.example",
                "alice@onion.example"
            })
    void an_address_that_we_did_not_make_leads_nowhere(String address) {
        assertThat(ask(reverse, address).status()).isEqualTo(1);
    }

    @Test
    void what_is_rewritten_already_stays() {
        assertThat(ask(forward, "postmaster@bounces.onion.example"))
                .isEqualTo(new Daemon.Answer(0, "postmaster@bounces.onion.example\n"));
    }
}
