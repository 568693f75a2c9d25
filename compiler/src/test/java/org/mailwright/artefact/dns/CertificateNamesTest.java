package org.mailwright.artefact.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.route.Routes;

class CertificateNamesTest {

    @Test
    void every_host_that_listens_has_a_line_and_the_web_host_its_names() {
        assertThat(text(Sites.onion())).isEqualTo("""
                        # Made by Mailwright: change the inputs, not this file.
                        crm-01.onion.example
                        lists-01.onion.example
                        mx-01.onion.example
                        mx-02.onion.example
                        relay-01.onion.example smarthost.onion.example
                        srs-01.onion.example
                        srs-02.onion.example
                        submit-01.onion.example submission.onion.example
                        submit-02.onion.example submission.onion.example
                        web-01.onion.example autoconfig.garlic.example autoconfig.onion.example \
                        mta-sts.garlic.example \
                        mta-sts.lists.onion.example mta-sts.onion.example mta-sts.onion.test mta-sts.shop.onion.example
                        """);
    }

    @Test
    void hosts_that_only_send_have_no_line() {
        Site site = Sites.with(Sites.onion(), Sites.host("news-01", 62, Role.SENDER));
        site = Sites.with(site, Sites.host("desk-01", 63, Role.CLIENT));
        assertThat(text(site)).doesNotContain("news-01", "desk-01");
    }

    @Test
    void a_host_without_certificate_has_its_line_too() {
        Site site = Sites.onion();
        site = Sites.with(site, Sites.certified(Sites.host("mx-03", 13, Role.MX), List.of()));
        assertThat(text(site)).contains("\nmx-03.onion.example\n");
    }

    @Test
    void without_a_web_host_there_are_no_web_names() {
        Site site = Sites.onion();
        Settings.MtaSts none =
                new Settings.MtaSts(Settings.MtaSts.Mode.ENFORCE, Optional.empty(), 604_800, site.location());
        assertThat(text(Sites.with(site, Sites.with(site.settings(), none)))).doesNotContain("web-01", "mta-sts");
    }

    private static String text(Site site) {
        return Fragments.text(CertificateNames.of(Routes.of(site)));
    }
}
