package org.mailwright.artefact.rspamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Network;

class RspamdFindingsTest {
    private static List<String> rules(SampleSite site) {
        return RspamdFindings.of(site.site()).stream().map(Diagnostic::rule).toList();
    }

    @Test
    void the_sample_has_none() {
        assertThat(rules(SampleSite.standard())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # rewrite_to,            own_from: reject, own_from_allow, error
            bounces.onion.example,   false, false, none
            onion.example,           false, false, srs-signs-unauthenticated-from
            onion.example,           true,  false, none
            onion.example,           true,  true,  srs-domain-alignment
            crm.onion.example,       false, false, srs-domain-alignment
            onion.test,              false, false, srs-domain-alignment
            web-01.onion.example,    false, false, srs-domain-alignment
            """)
    void an_envelope_domain_that_is_written_from_lets_forgeries_pass(
            String rewriteTo, boolean reject, boolean allow, String error) {
        SampleSite site = SampleSite.standard();
        site.rewriteTo = DomainName.of(rewriteTo);
        site.rejectOwnFrom = reject;
        site.ownFromAllow = allow ? List.of(Network.parse("192.0.2.0/24").orElseThrow()) : List.of();
        List<Diagnostic> findings = RspamdFindings.of(site.site());
        assertThat(findings.stream().map(Diagnostic::rule).toList())
                .isEqualTo(error.equals("none") ? List.of() : List.of(error));
        assertThat(findings).allMatch(Diagnostic::isError);
    }

    @Test
    void an_SRS_host_named_like_a_mail_domain_lends_its_HELO() {
        SampleSite site = SampleSite.standard();
        site.domain("srs-01.onion.example", Domain.Use.ALIAS, Domain.Origin.HIERA, false);
        assertThat(rules(site)).containsExactly("srs-domain-alignment");
        site.rejectOwnFrom = true;
        assertThat(rules(site)).isEmpty();
    }

    @Test
    void without_redis_there_is_no_greylisting() {
        SampleSite site = SampleSite.standard();
        site.redis = Optional.empty();
        List<Diagnostic> findings = RspamdFindings.of(site.site());
        assertThat(findings.stream().map(Diagnostic::rule).toList()).containsExactly("greylist-without-redis");
        assertThat(findings).noneMatch(Diagnostic::isError);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1 6379", "a\"b", "{%x%}", "$x"})
    void a_redis_that_is_no_server_is_an_error(String redis) {
        SampleSite site = SampleSite.standard();
        site.redis = Optional.of(redis);
        assertThat(rules(site)).containsExactly("rspamd-redis-syntax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:3310", "/run/a b", "/run/a\"b", "/run/${x}"})
    void a_clamav_that_is_no_socket_is_an_error(String clamav) {
        SampleSite site = SampleSite.standard();
        site.clamav = Optional.of(clamav);
        assertThat(rules(site)).containsExactly("rspamd-clamav-syntax");
    }

    @Test
    void rspamd_seals_with_RSA_only() {
        SampleSite site = SampleSite.standard();
        site.key("onion.example", "ed", DkimKey.Use.ARC, DkimPublicKey.Type.ED25519, "", "mx-01");
        assertThat(rules(site)).containsExactly("arc-key-not-rsa");
    }
}
