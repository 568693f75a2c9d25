package org.mailwright.rule.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;

/** What a host that strangers write to writes in its own name is refused by a strict MX unless it is signed. */
class OwnNameNotSignedTest {
    private static List<String> messages(Site site) {
        Evidence evidence = new Evidence(Routes.of(site), ZoneFragments.published(site), LocalDate.parse("2026-11-15"));
        return new HeaderFromDomainNotSigned()
                .check(evidence).stream().map(Diagnostic::message).toList();
    }

    private static Site rejecting() {
        Settings settings = Sites.onion().settings();
        return Sites.with(
                Sites.onion(),
                Sites.with(
                        settings,
                        new Settings.Mx(
                                true, List.of(), List.of(), settings.mx().location())));
    }

    @Test
    void a_crm_needs_a_key_for_its_own_name_where_the_MX_rejects() {
        String found = "mail from crm-01.onion.example itself (root@) is not signed, so the MX hosts refuse it";
        assertThat(messages(rejecting())).contains(found);
        assertThat(messages(Sites.onion())).doesNotContain(found);
        DkimKey key = new DkimKey(
                Sites.ONION.child("crm-01"),
                "own",
                DkimKey.Use.DKIM,
                List.of(Sites.ONION.child("crm-01")),
                Optional.of(Sites.RSA),
                Optional.empty(),
                Optional.empty(),
                Sites.onion().location());
        assertThat(messages(Sites.with(rejecting(), key))).doesNotContain(found);
    }
}
