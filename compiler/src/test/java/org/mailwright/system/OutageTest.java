package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;
import static org.mailwright.system.Organisation.MX_02;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One host of a pair may be away; and how mail leaves: by IPv6, with DANE. */
@InOrganisation
class OutageTest {
    private final Organisation organisation;

    OutageTest(Organisation organisation) {
        this.organisation = organisation;
    }

    private Letter submitted(String recipient) {
        return Letter.from("198.51.100.99", "laptop.sender.example")
                .via("203.0.113.31")
                .submitted(587, "alice", "throw-awayalice")
                .envelope("alice@onion.example", recipient);
    }

    private void without(String host, Runnable test) {
        organisation.at(host).run("postfix", "stop");
        try {
            test.run();
        } finally {
            organisation.at(host).run("sh", "-c", "postfix start </dev/null >/run/output/postfix 2>&1");
            organisation.at(host).awaitPort(25);
        }
    }

    @Test
    void the_second_mx_takes_mail_while_the_first_is_away() {
        without("mx-01", () -> {
            Received message = organisation
                    .deliver(
                            "outside",
                            submitted("bella@onion.example").with("mx-away", "From: alice@onion.example"),
                            "mx-away",
                            1)
                    .get(0);
            assertThat(message.text()).contains("by mx-02.onion.example");
            assertThat(organisation.at("outside").judge(message).passing()).containsExactly("onion.example");
        });
    }

    @ParameterizedTest
    @CsvSource({"srs-01, srs-02.onion.example", "srs-02, srs-01.onion.example"})
    void either_srs_host_is_enough(String away, String other) {
        without(away, () -> {
            Received message = organisation
                    .deliver(
                            "outside",
                            organisation
                                    .vendor()
                                    .envelope("press@onion.example", "bella@onion.example")
                                    .with(away + "-away", "From: press@onion.example"),
                            away + "-away",
                            1)
                    .get(0);
            assertThat(message.helo()).isEqualTo(other);
            assertThat(organisation.at("outside").judge(message).signedBy()).containsExactly("onion.example");
        });
    }

    @Test
    void mail_comes_and_goes_by_ipv6() {
        for (String mx : List.of("2001:db8:113::11", "2001:db8:100::12")) {
            Said said = organisation
                    .at("hostile")
                    .send(Letter.from("2001:db8:66::66", "mail.spam.example")
                            .via(mx)
                            .envelope("evil@spam.example", "carol@onion.test"));
            assertThat(said.recipient().code()).as(said.toString()).isEqualTo(250);
        }
        Received message = organisation
                .deliver("outside", submitted("x@six.example").with("by-six", "From: alice@onion.example"), "by-six", 1)
                .get(0);
        assertThat(message.client()).isEqualTo("2001:db8:113::31");
        assertThat(organisation.at("outside").judge(message).spf()).isEqualTo("pass");
    }

    @Test
    void a_host_whose_tlsa_record_does_not_fit_gets_nothing() {
        Machine submission = organisation.at("submit-01");
        assertThat(organisation
                        .at("outside")
                        .send(submitted("x@wrong.example").with("dane-wrong", "From: alice@onion.example"))
                        .data()
                        .code())
                .isEqualTo(250);
        assertThat(submission.logged("to=<x@wrong.example>", Organisation.PATIENCE))
                .hasValueSatisfying(line -> assertThat(line).contains("status=deferred", "Server certificate not"));
    }

    @Test
    void a_host_whose_tlsa_record_fits_is_verified() {
        organisation.deliver(
                "outside",
                submitted("x@sender.example").with("dane-right", "From: alice@onion.example"),
                "dane-right",
                1);
        assertThat(organisation
                        .at("submit-01")
                        .logged("Verified TLS connection established to mx.outside.example", Organisation.PATIENCE))
                .isPresent();
    }

    @Test
    void a_host_without_tls_gets_its_mail() {
        Received message = organisation
                .deliver(
                        "outside",
                        submitted("x@plain.example").with("without-tls", "From: alice@onion.example"),
                        "without-tls",
                        1)
                .get(0);
        assertThat(message.tls()).isFalse();
    }

    @Test
    void our_hosts_find_each_other_with_dane() {
        ListHost lists = ListHost.of(organisation);
        for (String mx : List.of(MX_01, MX_02)) {
            String token = "dane-inside-" + mx;
            Said said = organisation
                    .at("outside")
                    .send(organisation
                            .stranger()
                            .via(mx)
                            .envelope("eve@sender.example", "announce@lists.onion.example")
                            .with(token, "From: eve@sender.example"));
            assertThat(said.data().code()).isEqualTo(250);
            assertThat(lists.delivered(token)).contains("status=sent");
        }
        assertThat(organisation
                        .at("mx-01")
                        .logged("Verified TLS connection established to lists-01.onion.example", Organisation.PATIENCE))
                .isPresent();
    }
}
