package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;
import static org.mailwright.system.Organisation.MX_02;

import org.junit.jupiter.api.Test;

/** What rspamd does on an MX host besides the mark: greylisting with Redis, viruses, and what happens without a scanner. */
@InOrganisation
class FilterTest {
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private final Organisation organisation;

    FilterTest(Organisation organisation) {
        this.organisation = organisation;
    }

    @Test
    void suspicious_mail_waits_and_is_taken_later() {
        // No date and no message id; from a host without a name.
        Letter letter = Letter.from("2001:db8:66::66", "nameless")
                .via("2001:db8:113::11")
                .envelope("evil@spam.example", "carol@onion.example")
                .content("From: evil@spam.example\r\nTo: somebody@else.example\r\nSubject: grey-mail\r\n\r\nGrey.\r\n");
        Said first = organisation.at("hostile").send(letter);
        assertThat(Organisation.isGreylisted(first)).as(first.toString()).isTrue();
        Said tooEarly = organisation.at("hostile").send(letter);
        assertThat(Organisation.isGreylisted(tooEarly)).as(tooEarly.toString()).isTrue();
        organisation.deliver("hostile", letter, "grey-mail", 1);
    }

    @Test
    void our_own_hosts_are_not_made_to_wait() {
        Letter letter = Letter.from("203.0.113.41", "relay-01.onion.example")
                .via(MX_01)
                .envelope("", "carol@onion.example")
                .content("From: root@web-01.onion.example\r\nSubject: own-and-ugly\r\n\r\nUgly.\r\n");
        assertThat(organisation.at("relay-01").send(letter).data().code()).isEqualTo(250);
        assertThat(organisation.at("outside").received("own-and-ugly", 1, Organisation.PATIENCE))
                .hasSize(1);
    }

    @Test
    void a_virus_is_refused() {
        for (String mx : new String[] {MX_01, MX_02}) {
            Said said = organisation
                    .at("outside")
                    .send(organisation
                            .stranger()
                            .via(mx)
                            .envelope("eve@sender.example", "carol@onion.example")
                            .content("From: eve@sender.example\r\nSubject: virus\r\n\r\n" + EICAR + "\r\n"));
            assertThat(said.data().toString()).matches("55[04] 5\\.7\\.1 virus found");
        }
    }

    @Test
    void mail_waits_while_the_scanner_is_down() {
        Machine mx = organisation.at("mx-02");
        mx.run("mv", "/run/clamav/clamd.ctl", "/run/clamav/gone");
        try {
            Said said = organisation
                    .at("outside")
                    .send(organisation
                            .stranger()
                            .via(MX_02)
                            .envelope("eve@sender.example", "carol@onion.example")
                            .with("without-a-scanner", "From: eve@sender.example"));
            assertThat(said.data().toString()).startsWith("451 4.7.1");
        } finally {
            mx.run("mv", "/run/clamav/gone", "/run/clamav/clamd.ctl");
        }
    }
}
