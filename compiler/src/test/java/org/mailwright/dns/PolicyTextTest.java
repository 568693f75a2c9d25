package org.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.DmarcPolicy;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.model.SpfPolicy;

/** The texts of SPF, DMARC, DKIM, TLS-RPT and MTA-STS. */
class PolicyTextTest {

    @Test
    void spf_lists_addresses_by_octets_each_once_then_terms_then_all() {
        List<IpAddress> addresses = Stream.of("2001:db8::7", "203.0.113.10", "203.0.113.9", "203.0.113.10")
                .map(IpAddress::of)
                .toList();
        assertThat(SpfText.of(addresses, new SpfPolicy(SpfPolicy.All.SOFTFAIL, List.of("include:_spf.vendor.example"))))
                .isEqualTo("v=spf1 ip4:203.0.113.9 ip4:203.0.113.10 ip6:2001:db8::7 include:_spf.vendor.example ~all");
        assertThat(SpfText.nobody()).isEqualTo("v=spf1 -all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "+all\n", "ü"})
    void an_spf_term_is_one_word(String term) {
        assertThatThrownBy(() -> SpfText.of(List.of(), new SpfPolicy(SpfPolicy.All.FAIL, List.of(term))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dmarc_has_p_right_after_v_and_strict_spf_alignment() {
        assertThat(DmarcText.of(DmarcPolicy.reject())).isEqualTo("v=DMARC1; p=reject; aspf=s");
        assertThat(DmarcText.of(new DmarcPolicy(
                        "quarantine",
                        Optional.of("none"),
                        Optional.of("reject"),
                        Optional.of("r"),
                        true,
                        List.of("mailto:a@reports.example", "mailto:b@reports.example"),
                        List.of("mailto:f@reports.example"),
                        Optional.of("1:d"))))
                .isEqualTo("v=DMARC1; p=quarantine; sp=none; np=reject; adkim=r; aspf=s; t=y;"
                        + " rua=mailto:a@reports.example,mailto:b@reports.example;"
                        + " ruf=mailto:f@reports.example; fo=1:d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:a@b.example; p=none",
                "mailto:a@b.example,mailto:c@d.example",
                "mailto:a@b.example!9m",
                ""
            })
    void a_report_address_adds_no_tag_no_address_and_no_size(String uri) {
        DmarcPolicy policy = new DmarcPolicy(
                "none",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(uri),
                List.of(),
                Optional.empty());
        assertThatThrownBy(() -> DmarcText.of(policy)).isInstanceOf(IllegalArgumentException.class);
        Settings.TlsRpt reports =
                new Settings.TlsRpt(List.of(uri), Sites.onion().location());
        assertThatThrownBy(() -> TlsRptText.of(reports)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_dkim_record_has_version_type_and_key_only() {
        assertThat(DkimText.of(Sites.ED25519))
                .isEqualTo("v=DKIM1; k=ed25519; p=t6giaa7m1I7jLtOnx75Rd9rP39aUXn+Y0H1fPuRyWqI=");
        assertThat(DkimText.of(Sites.RSA))
                .startsWith("v=DKIM1; k=rsa; p=MIIBIjAN")
                .endsWith("AQAB");
        assertThatThrownBy(() -> DkimText.of(new DkimPublicKey(DkimPublicKey.Type.RSA, "AA; t=y", 2048)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_mta_sts_policy_names_every_mx_host() {
        assertThat(MtaStsPolicy.text(Sites.onion())).isEqualTo("""
                        version: STSv1
                        mode: testing
                        mx: mx-01.onion.example
                        mx: mx-02.onion.example
                        max_age: 604800
                        """);
    }

    @Test
    void the_mta_sts_id_is_up_to_32_letters_and_digits_and_changes_with_the_policy() {
        Site site = Sites.onion();
        Host third = Sites.host("mx-03", 13, Role.MX);
        assertThat(MtaStsPolicy.record(site)).matches("v=STSv1; id=[A-Za-z0-9]{1,32}");
        assertThat(MtaStsPolicy.id(site)).isEqualTo(MtaStsPolicy.id(Sites.onion()));
        assertThat(MtaStsPolicy.id(Sites.with(site, third))).isNotEqualTo(MtaStsPolicy.id(site));
    }

    @Test
    void tls_reports_go_to_all_addresses() {
        Settings.TlsRpt reports = new Settings.TlsRpt(
                List.of("mailto:a@reports.example", "mailto:b@reports.example"),
                Sites.onion().location());
        assertThat(TlsRptText.of(reports))
                .isEqualTo("v=TLSRPTv1; rua=mailto:a@reports.example,mailto:b@reports.example");
    }
}
