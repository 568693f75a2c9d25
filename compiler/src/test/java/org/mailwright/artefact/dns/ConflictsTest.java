package org.mailwright.artefact.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Domain;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.route.Routes;

/** Hand-written zones held against ours. */
class ConflictsTest {
    /** As an operator keeps it: every target of ours has its address, our fragment is included. */
    private static final String BASE = """
            $TTL 3600
            @ SOA ns1 hostmaster 1 7200 3600 1209600 3600
            @ NS ns1.vendor.example.
            mx-01 A 203.0.113.11
            mx-02 A 203.0.113.12
            srs-01 A 203.0.113.21
            srs-02 A 203.0.113.22
            submit-01 A 203.0.113.31
            submit-02 A 203.0.113.32
            crm-01 A 203.0.113.61
            $INCLUDE zones/onion.example
            """;

    private static final int NEXT = 12;

    private static Site with(String lines) {
        return Sites.with(Sites.onion(), Sites.zone("onion.example", BASE + lines));
    }

    @Test
    void a_zone_that_only_adds_to_ours_is_fine() {
        assertThat(ZoneFragments.conflicts(with("""
                        @ TXT "site-verification=1234"
                        mx-01 AAAA 2001:db8::11
                        www CNAME web-01
                        web-01 A 192.0.2.99
                        other MX 10 mail.vendor.example.
                        old TXT "v=spf1 -all"
                        _25._tcp.mx-01 TLSA 3 1 2 abcd
                        """))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    @ MX 10 old.vendor.example.                    | rrset-owner-conflict
                    @ MX 20 mx-01                                  | rrset-owner-conflict
                    @ MX 0 .                                       | null-mx-not-alone
                    submission MX 10 mx-01                         | null-mx-not-alone
                    @ TXT "v=spf1 a ~all"                          | spf-multiple-records
                    @ TXT "V=SPF1 -all"                            | spf-multiple-records
                    _dmarc TXT "v=DMARC1; p=none"                  | dmarc-multiple
                    2026-srs._domainkey TXT "v=DKIM1; p=AAAA"      | dkim-record-multiple
                    _mta-sts TXT "v=STSv1; id=1"                   | rrset-owner-conflict
                    _smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@b.example" | rrset-owner-conflict
                    _submission._tcp SRV 0 1 465 submit-01         | rrset-owner-conflict
                    autoconfig CNAME www                           | rrset-owner-conflict
                    autoconfig A 192.0.2.1                         | cname-other-data
                    web-01 CNAME www                               | cname-other-data
                    submission A 203.0.113.99                      | rrset-owner-conflict
                    mx-01 A 203.0.113.99                           | rrset-owner-conflict
                    relay-01 AAAA 2001:db8::99                     | rrset-owner-conflict
                    lists NS ns.vendor.example.                    | delegation-occlusion
                    lists DNAME vendor.example.                    | dname-occlusion
                    """)
    void a_line_that_contradicts_ours_is_an_error_there(String line, String rule) {
        assertThat(ZoneFragments.conflicts(with(line + "\n"))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.isError()).isTrue();
            assertThat(finding.location().toString()).isEqualTo("dns/db.onion.example:" + NEXT);
            assertThat(finding.help()).isNotEmpty();
        });
    }

    @Test
    void two_records_by_hand_where_one_may_be_are_an_error_at_the_second() {
        assertThat(ZoneFragments.conflicts(with("old TXT \"v=spf1 -all\"\nold TXT \"v=spf1 a -all\"\n")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("spf-multiple-records");
                    assertThat(finding.location().line()).isEqualTo(NEXT + 1);
                });
    }

    @Test
    void a_target_that_is_an_alias_is_an_error_whoever_wrote_the_record() {
        String text = BASE.replace("submit-02 A 203.0.113.32", "submit-02 CNAME submit-01")
                + "other MX 10 www\nwww CNAME web-01\n_imaps._tcp SRV 0 1 993 www\n";
        Site site = Sites.with(Sites.onion(), Sites.zone("onion.example", text));
        assertThat(ZoneFragments.conflicts(site))
                .extracting(finding -> finding.location().line() + " " + finding.rule())
                .containsExactly(
                        // submit-02 has an MX set and SPF of its own, and our SRV records point to it.
                        "9 cname-other-data",
                        "9 srv-target-cname",
                        NEXT + " mx-target-cname",
                        (NEXT + 2) + " srv-target-cname");
    }

    @Test
    void a_target_without_address_is_an_error_unless_it_may_stand_in_a_file_not_read() {
        String text = BASE.replace("mx-02 A 203.0.113.12\n", "").replace("submit-01 A 203.0.113.31\n", "");
        Site site = Sites.with(Sites.onion(), Sites.zone("onion.example", text));
        assertThat(ZoneFragments.conflicts(site))
                .extracting(Diagnostic::rule)
                .containsExactly("mx-target-missing-address", "srv-target-missing");
        assertThat(ZoneFragments.conflicts(Sites.with(site, Sites.withAddresses(site.settings()))))
                .isEmpty();
        assertThat(ZoneFragments.conflicts(
                        Sites.with(site, Sites.zone("onion.example", text + "$INCLUDE hosts.inc\n"))))
                .isEmpty();
    }

    @Test
    void a_record_that_stands_by_hand_already_is_not_written_again() {
        Site site = with("""
                @ 60 MX 10 MX-01
                _dmarc TXT "v=DMARC1;p=none;sp=quarantine;np=reject;aspf=s;rua=mailto:dmarc@reports.example;"
                bounces TXT "v=spf1  ip4:203.0.113.21 ip4:203.0.113.22" " ip6:2001:db8::21 ip6:2001:db8::22 -all"
                submission A 203.0.113.31
                _25._tcp.mx-01 TLSA 3 1 1 ( 11111111111111111111111111111111 11111111111111111111111111111111 )
                """);
        assertThat(ZoneFragments.conflicts(site)).isEmpty();
        assertThat(Fragments.rdata(site, "onion.example", "MX")).containsExactly("10 mx-02.onion.example.");
        assertThat(Fragments.rdata(site, "_dmarc.onion.example", "TXT")).isEmpty();
        assertThat(Fragments.rdata(site, "bounces.onion.example", "TXT")).isEmpty();
        assertThat(Fragments.rdata(site, "submission.onion.example", "A")).containsExactly("203.0.113.32");
        assertThat(Fragments.rdata(site, "_25._tcp.mx-01.onion.example", "TLSA"))
                .isEmpty();
    }

    /** The host's record as an operator writes it: the one sender of its domain, by name. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            v=spf1 a -all                             | true
            v=spf1 a:crm-01.onion.example ?x=y -all   | false
            v=spf1 A:CRM-01.onion.example. x=y -ALL   | true
            v=spf1 mx -all                            | true
            v=spf1 ip6:2001:DB8:0::61 ip4:203.0.113.61/32 -all | true
            v=spf1 a ~all                             | false
            v=spf1 a                                  | false
            v=spf1 a/31 -all                          | false
            v=spf1 a ip4:203.0.113.62 -all            | false
            v=spf1 ip4:203.0.113.61 -all              | false
            v=spf1 +a ip4:203.0.113.6 -all            | false
            v=spf1 a a -all                           | true
            v=spf1 a:crm-01.vendor.example -all       | false
            v=spf1 a include:_spf.vendor.example -all | false
            """)
    void an_spf_record_may_say_the_same_in_other_words(String record, boolean same) {
        String zone = BASE.replace("crm-01 A 203.0.113.61\n", "crm-01 A 203.0.113.61\ncrm-01 AAAA 2001:db8::61\n")
                + "crm A 203.0.113.61\ncrm AAAA 2001:db8::61\ncrm TXT \"" + record + "\"\n";
        Site onion = Sites.onion();
        Domain crm = onion.domain(Sites.ONION.child("crm")).orElseThrow();
        Site site = Sites.with(
                Sites.with(onion, Sites.policies(crm, Optional.empty(), Optional.empty())),
                Sites.zone("onion.example", zone));
        assertThat(ZoneFragments.conflicts(site).isEmpty()).isEqualTo(same);
        assertThat(Fragments.rdata(site, "crm.onion.example", "TXT").isEmpty()).isEqualTo(same);
    }

    @Test
    void two_records_that_both_say_the_same_are_two() {
        Site onion = Sites.onion();
        Domain crm = onion.domain(Sites.ONION.child("crm")).orElseThrow();
        Site site = Sites.with(
                Sites.with(onion, Sites.policies(crm, Optional.empty(), Optional.empty())),
                Sites.zone(
                        "onion.example",
                        BASE + "crm A 203.0.113.61\ncrm AAAA 2001:db8::61\ncrm TXT \"v=spf1 a -all\"\n"
                                + "crm TXT \"v=spf1 ip4:203.0.113.61 ip6:2001:db8::61 -all\"\n"));
        assertThat(ZoneFragments.conflicts(site))
                .extracting(finding -> finding.location().line() + " " + finding.rule())
                .containsExactly(NEXT + 3 + " spf-multiple-records");
    }

    @Test
    void a_record_joins_the_set_that_stands_by_hand_with_its_ttl() {
        Site site = with("@ 60 MX 10 mx-01\n@ 90 TXT \"site-verification=1234\"\n");
        List<String> lines = ZoneFragments.of(Routes.of(site)).stream()
                .flatMap(zone -> Fragments.lines(zone).stream())
                .map(Fragments.Line::text)
                .toList();
        assertThat(lines)
                .contains("onion.example. 60 IN MX 10 mx-02.onion.example.")
                .contains("onion.test. 3600 IN MX 10 mx-02.onion.example.")
                .anyMatch(line -> line.startsWith("onion.example. 90 IN TXT \"v=spf1 "));
    }

    @Test
    void another_name_for_an_address_of_ours_is_an_error() {
        Site site = Sites.with(
                Sites.onion(),
                Sites.zone(
                        "113.0.203.in-addr.arpa", "$TTL 60\n11 PTR mail.vendor.example.\n99 PTR www.onion.example.\n"));
        assertThat(ZoneFragments.conflicts(site))
                .extracting(finding -> finding.location().line() + " " + finding.rule())
                .containsExactly("2 rrset-owner-conflict");
    }

    @Test
    void a_broken_zone_is_an_error() {
        assertThat(ZoneFragments.conflicts(with("x A nonsense\n")))
                .extracting(Diagnostic::rule)
                .isEqualTo(List.of("zone-syntax"));
    }
}
