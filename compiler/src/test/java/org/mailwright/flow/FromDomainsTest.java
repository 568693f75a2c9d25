package org.mailwright.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;

class FromDomainsTest {
    private static final Site SITE = Sites.onion();

    @Test
    void nobody_writes_from_the_names_that_forwarded_mail_leaves_with() {
        assertThat(FromDomains.nobodys(SITE).keySet())
                .extracting(DomainName::text)
                .containsExactly(
                        "bounces.onion.example", "srs-01.onion.example", "srs-02.onion.example", "srs.onion.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-01", "relay-01"})
    void the_rest_of_what_a_host_sends_as_may_be_a_from(String label) {
        Host host = SITE.hosts().get(DomainName.of(label + ".onion.example"));
        assertThat(FromDomains.of(SITE, host))
                .extracting(DomainName::text)
                .contains("onion.example", "web-01.onion.example", "garlic.example", label + ".onion.example")
                .doesNotContain("srs-01.onion.example", "bounces.onion.example");
        assertThat(EnvelopeDomains.of(SITE, host)).contains(DomainName.of("srs-01.onion.example"));
    }

    @Test
    void a_mail_domain_of_hiera_is_a_from_even_if_an_srs_host_bears_its_name() {
        Domain declared = Sites.declared("srs-01.onion.example", 9, Domain.Use.SERVED);
        assertThat(FromDomains.nobodys(Sites.with(SITE, declared)))
                .doesNotContainKey(DomainName.of("srs-01.onion.example"));
    }

    @Test
    void an_srs_host_itself_sends_in_its_name_only_as_one_that_nobody_writes_from() {
        Host srs = Sites.host("srs-01", 21, Role.SRS);
        assertThat(FromDomains.of(SITE, srs)).isEmpty();
    }
}
