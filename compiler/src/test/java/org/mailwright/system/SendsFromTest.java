package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailwright.daemon.Daemon;
import org.mailwright.model.Release;

/** A machine with two addresses of each family, of which sends_from names the second. */
@Tag("slow")
class SendsFromTest {
    private static final String NODE = "data/nodes/mail.garlic.example.yaml";
    private static final String ROLES = "  roles: [mx, srs, submission, relay]\n";
    private static final String BOTH = "  sends_from: [192.0.2.26, \"2001:db8:192::26\"]\n";
    private static final String IPV4 = "192.0.2.26";
    private static final String IPV6 = "2001:db8:192::26";

    private static Received sent(SingleHost site, String recipient, String token) {
        return site.deliver(
                "outside",
                site.alice(World.IPV4, 587, "alice@garlic.example", recipient)
                        .with(token, "From: alice@garlic.example"),
                token);
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void mail_leaves_from_the_address_that_spf_lists_or_not_at_all(Release release) throws IOException {
        try (SingleHost site = SingleHost.start(
                release,
                inputs -> inputs.replace(
                        NODE,
                        Map.of(
                                ROLES,
                                ROLES + "  addresses: [192.0.2.25, 192.0.2.26, \"2001:db8:192::25\", \"" + IPV6
                                        + "\"]\n" + BOTH)),
                IPV4,
                IPV6)) {
            // The filter, the scanner and PostSRSd are reached on the loopback interface all the same.
            Received four = sent(site, "x@sender.example", "by-ipv4");
            assertThat(four.client()).isEqualTo(IPV4);
            assertThat(site.judge(four).spf()).isEqualTo("pass");
            Received six = sent(site, "x@six.example", "by-ipv6");
            assertThat(six.client()).isEqualTo(IPV6);
            assertThat(site.judge(six).spf()).isEqualTo("pass");
            Received forwarded = site.deliver(
                    "outside",
                    site.stranger(World.IPV4)
                            .envelope("eve@sender.example", "dave@garlic.example")
                            .with("forwarded", "From: eve@sender.example"),
                    "forwarded");
            assertThat(forwarded.client()).isEqualTo(IPV4);

            Daemon.Answer gone = Daemon.require("nsenter")
                    .run(List.of(
                            "--net=/proc/" + site.at("mail").pid() + "/ns/net",
                            "ip",
                            "addr",
                            "del",
                            IPV6 + "/128",
                            "dev",
                            "eth0"));
            assertThat(gone.status()).as(gone.output()).isZero();
            stays(site, "y@six.example", "without-the-address", "deferred");
            assertThat(site.at("mail").logged("bind " + IPV6, Duration.ofSeconds(10)))
                    .isPresent();

            site.change(NODE, Map.of(BOTH, "  sends_from: [192.0.2.26]\n"));
            assertThat(sent(site, "x@sender.example", "ipv4-alone").client()).isEqualTo(IPV4);
            // As on a host without IPv6: the sender is told at once.
            stays(site, "z@six.example", "no-ipv6", "bounced");
        }
    }

    /** A message that is taken, and does not leave by another address than the one that is bound. */
    private static void stays(SingleHost site, String recipient, String token, String status) {
        Said said = site.at("outside")
                .send(site.alice(World.IPV4, 587, "alice@garlic.example", recipient)
                        .with(token, "From: alice@garlic.example"));
        assertThat(said.data().code()).as(said.toString()).isEqualTo(250);
        assertThat(site.at("mail").logged("to=<" + recipient + ">", Network.PATIENCE))
                .hasValueSatisfying(line -> assertThat(line).contains("status=" + status));
        assertThat(site.at("outside").received(token, 1, Duration.ofSeconds(2)))
                .noneMatch(message -> message.recipients().contains(recipient));
    }
}
