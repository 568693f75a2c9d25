package org.mailwright.artefact.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.MtaStsPolicy;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DmarcPolicy;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.model.SpfPolicy;
import org.mailwright.route.Routes;

class ZoneFragmentsTest {
    private static final Site SITE = Sites.onion();
    private static final String MX = "10 mx-01.onion.example. / 10 mx-02.onion.example.";

    /** Records in one text, so that a table can hold a set. */
    private static String joined(List<String> records) {
        return String.join(" / ", records);
    }

    private static List<Diagnostic> conflicts(Site site) {
        return ZoneFragments.conflicts(site);
    }

    @Test
    void every_zone_has_a_file_with_a_header_and_records_of_its_own_only() {
        List<Artefact> files = ZoneFragments.of(Routes.of(SITE));
        assertThat(files)
                .extracting(Artefact::path)
                .containsExactlyElementsOf(SITE.zones().keySet().stream()
                        .map(zone -> "zones/" + zone)
                        .toList());
        for (Artefact file : files) {
            List<String> lines =
                    Fragments.lines(file).stream().map(Fragments.Line::text).toList();
            String apex = file.path().substring("zones/".length()) + ".";
            assertThat(lines.get(0)).isEqualTo("; Made by Mailwright: change the inputs, not this file.");
            assertThat(lines.subList(1, lines.size()))
                    .allMatch(line -> (line.startsWith(apex) || line.split(" ")[0].endsWith("." + apex)))
                    .allMatch(line -> line.contains(" 3600 IN "))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_classless_reverse_zone_has_a_file_name_without_a_slash() {
        Site site = Sites.with(SITE, Sites.zone("0/26.113.0.203.in-addr.arpa", false));
        assertThat(ZoneFragments.of(Routes.of(site)))
                .extracting(Artefact::path)
                .contains("zones/0-26.113.0.203.in-addr.arpa");
    }

    @Test
    void the_longest_zone_gets_the_record() {
        Site site = Sites.with(SITE, Sites.zone("lists.onion.example", false));
        Function<String, String> text = path -> ZoneFragments.of(Routes.of(site)).stream()
                .filter(file -> file.path().equals(path))
                .map(Fragments::text)
                .findFirst()
                .orElseThrow();
        assertThat(text.apply("zones/lists.onion.example")).contains("\nlists.onion.example. 3600 IN MX ");
        assertThat(text.apply("zones/onion.example")).doesNotContain("lists.onion.example. 3600");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    onion.example           | 10 mx-01.onion.example. / 10 mx-02.onion.example.
                    onion.test              | 10 mx-01.onion.example. / 10 mx-02.onion.example.
                    web-01.onion.example    | 10 mx-01.onion.example. / 10 mx-02.onion.example.
                    lists.onion.example     | 10 mx-01.onion.example. / 10 mx-02.onion.example.
                    bounces.onion.example   | 10 mx-01.onion.example. / 10 mx-02.onion.example.
                    srs.onion.example       | 10 srs-01.onion.example. / 10 srs-02.onion.example.
                    crm.onion.example       | 10 crm-01.onion.example.
                    parked.example          | 0 .
                    submission.onion.example| 0 .
                    smarthost.onion.example | 0 .
                    """)
    void a_name_has_the_mx_set_of_those_who_take_its_mail(String name, String expected) {
        assertThat(joined(Fragments.rdata(SITE, name, "MX"))).isEqualTo(expected);
    }

    @Test
    void a_draining_host_leaves_the_mx_sets_and_stays_in_spf() {
        Site site = Sites.with(SITE, Sites.draining(Sites.host("srs-02", 22, Role.SRS)));
        site = Sites.with(site, Sites.draining(Sites.host("mx-01", 11, Role.MX)));
        assertThat(Fragments.rdata(site, "srs.onion.example", "MX")).containsExactly("10 srs-01.onion.example.");
        assertThat(Fragments.rdata(site, "onion.example", "MX")).containsExactly("10 mx-02.onion.example.");
        assertThat(joined(Fragments.rdata(site, "bounces.onion.example", "TXT")))
                .contains("ip4:203.0.113.22");
    }

    @Test
    void when_every_mx_host_drains_the_set_is_kept() {
        Site site = Sites.with(SITE, Sites.draining(Sites.host("mx-01", 11, Role.MX)));
        site = Sites.with(site, Sites.draining(Sites.host("mx-02", 12, Role.MX)));
        assertThat(joined(Fragments.rdata(site, "onion.example", "MX"))).isEqualTo(MX);
    }

    private static final String PEOPLE =
            "ip4:203.0.113.31 ip4:203.0.113.32 ip4:203.0.113.41 ip6:2001:db8::31 ip6:2001:db8::32 ip6:2001:db8::41";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    onion.example            | PEOPLE ~all
                    garlic.example           | PEOPLE ~all
                    mx-01.onion.example      | PEOPLE ~all
                    web-01.onion.example     | PEOPLE ~all
                    onion.test               | -all
                    parked.example           | -all
                    srs.onion.example        | -all
                    submission.onion.example | -all
                    smarthost.onion.example  | -all
                    bounces.onion.example    | ip4:203.0.113.21 ip4:203.0.113.22 ip6:2001:db8::21 ip6:2001:db8::22 -all
                    lists.onion.example      | ip4:203.0.113.51 ip6:2001:db8::51 -all
                    shop.onion.example       | -all
                    crm.onion.example        | ip4:203.0.113.61 ip6:2001:db8::61 include:_spf.vendor.example -all
                    """)
    void spf_lists_who_may_use_the_name(String name, String expected) {
        assertThat(Fragments.rdata(SITE, name, "TXT").stream().filter(text -> text.contains("spf1")))
                .containsExactly("\"v=spf1 " + expected.replace("PEOPLE", PEOPLE) + "\"");
    }

    @Test
    void a_sending_hosts_own_name_lists_it_beside_those_who_send_for_people() {
        assertThat(joined(Fragments.rdata(SITE, "srs-01.onion.example", "TXT")))
                .contains("ip4:203.0.113.21 ", "ip6:2001:db8::21 ", "ip4:203.0.113.31 ")
                .doesNotContain("203.0.113.22");
    }

    @Test
    void an_mx_host_is_in_no_spf_record() {
        assertThat(Fragments.records(SITE))
                .filteredOn(record -> record.contains("v=spf1"))
                .noneMatch(record -> record.matches(".*(203\\.0\\.113\\.1[12] |2001:db8::1[12] ).*"));
    }

    @Test
    void spf_has_the_addresses_that_mail_leaves_from() {
        Host crm = Sites.sending(
                Sites.host("crm-01", 61, Role.SENDER),
                List.of(DomainName.of("news.onion.example")),
                List.of(IpAddress.of("198.51.100.1")));
        Site site = Sites.with(SITE, crm);
        assertThat(joined(Fragments.rdata(site, "crm.onion.example", "TXT")))
                .contains("ip4:198.51.100.1 ")
                .doesNotContain("203.0.113.61");
        assertThat(Fragments.rdata(site, "news.onion.example", "TXT"))
                .containsExactly("\"v=spf1 ip4:198.51.100.1 -all\"");
    }

    @Test
    void rewriting_into_the_primary_domain_makes_one_spf_record_of_both() {
        Settings.Srs srs = new Settings.Srs(
                Sites.ONION.child("srs"),
                Sites.ONION,
                false,
                List.of(),
                SITE.settings().srs().location());
        Site site = Sites.with(SITE, Sites.with(SITE.settings(), srs));
        assertThat(Fragments.rdata(site, "onion.example", "TXT"))
                .singleElement()
                .asString()
                .contains("ip4:203.0.113.21 ", "ip4:203.0.113.31 ")
                .endsWith(" ~all\"");
        assertThat(Fragments.rdata(site, "_dmarc.onion.example", "TXT"))
                .singleElement()
                .asString()
                .contains("p=none");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    onion.example         | p=none; sp=quarantine; np=reject; aspf=s; rua=mailto:dmarc@reports.example
                    garlic.example        | p=none; sp=quarantine; np=reject; aspf=s; rua=mailto:dmarc@reports.example
                    lists.onion.example   | p=quarantine; aspf=s; rua=mailto:dmarc@reports.example
                    crm.onion.example     | p=quarantine; aspf=s; rua=mailto:dmarc@reports.example
                    onion.test            | p=reject; aspf=s
                    parked.example        | p=reject; aspf=s
                    bounces.onion.example | p=reject; aspf=s
                    """)
    void dmarc_stands_at_every_declared_domain(String name, String expected) {
        assertThat(Fragments.rdata(SITE, "_dmarc." + name, "TXT")).containsExactly("\"v=DMARC1; " + expected + "\"");
    }

    @Test
    void a_node_has_a_dmarc_record_only_where_no_record_is_above_it() {
        Location location = Location.file("nodes/old.garden.example.yaml", 1, 1);
        Site site = Sites.with(
                Sites.with(SITE, Sites.zone("garden.example", false)),
                Sites.domain(
                        "old.garden.example", Domain.Use.ALIAS, Domain.Origin.NODE, location, List.of(), false, false));
        assertThat(Fragments.rdata(site, "_dmarc.web-01.onion.example", "TXT")).isEmpty();
        assertThat(Fragments.rdata(site, "_dmarc.old.garden.example", "TXT"))
                .containsExactly("\"v=DMARC1; p=reject; aspf=s\"");
        assertThat(Fragments.rdata(site, "old.garden.example", "TXT")).containsExactly("\"v=spf1 -all\"");
    }

    @Test
    void reports_to_another_organisation_of_ours_are_authorised_there() {
        assertThat(Fragments.records(SITE))
                .filteredOn(record -> record.contains("._report._dmarc."))
                .contains("onion.example._report._dmarc.reports.example. TXT \"v=DMARC1\"")
                .contains("garlic.example._report._dmarc.reports.example. TXT \"v=DMARC1\"")
                .noneMatch(record -> record.startsWith("onion.test."));
        DmarcPolicy inside = new DmarcPolicy(
                "none",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of("mailto:dmarc@lists.onion.example"),
                List.of("mailto:dmarc@elsewhere.example"),
                Optional.empty());
        Domain primary = Sites.policies(SITE.domain(Sites.ONION).orElseThrow(), Optional.of(inside), Optional.empty());
        // Same organisation, or a zone that is not ours: only garlic.example is outside onion.example.
        assertThat(Fragments.records(Sites.with(SITE, primary)))
                .filteredOn(record -> record.contains("._report._dmarc."))
                .containsExactly("garlic.example._report._dmarc.lists.onion.example. TXT \"v=DMARC1\"");
    }

    @Test
    void keys_stand_at_their_selector_or_point_to_the_third_partys() {
        assertThat(Fragments.rdata(SITE, "2026-submit._domainkey.onion.example", "TXT"))
                .containsExactly("\"v=DKIM1; k=ed25519; p=t6giaa7m1I7jLtOnx75Rd9rP39aUXn+Y0H1fPuRyWqI=\"");
        assertThat(Fragments.rdata(SITE, "seal._domainkey.onion.example", "TXT"))
                .hasSize(1);
        assertThat(Fragments.rdata(SITE, "k1._domainkey.crm.onion.example", "CNAME"))
                .containsExactly("k1.vendor.example.");
        String[] strings = Fragments.rdata(SITE, "2026-srs._domainkey.onion.example", "TXT")
                .get(0)
                .replaceAll("^\"|\"$", "")
                .split("\" \"");
        assertThat(strings).hasSize(2);
        assertThat(strings[0]).hasSize(255);
        assertThat(String.join("", strings)).isEqualTo("v=DKIM1; k=rsa; p=" + Sites.RSA.base64());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "nothing", delimiter = '|', textBlock = """
                    _25._tcp.mx-01.onion.example       | 11
                    _25._tcp.srs-01.onion.example      | 21
                    _25._tcp.relay-01.onion.example    | 41
                    _25._tcp.lists-01.onion.example    | 51
                    _25._tcp.crm-01.onion.example      | 61
                    _25._tcp.smarthost.onion.example   | 41
                    _465._tcp.submit-01.onion.example  | 31
                    _587._tcp.submit-02.onion.example  | 32
                    _465._tcp.submission.onion.example | 31 32
                    _587._tcp.submission.onion.example | 31 32
                    _25._tcp.submit-01.onion.example   | nothing
                    _25._tcp.web-01.onion.example      | nothing
                    _25._tcp.onion.example             | nothing
                    """)
    void every_mail_port_has_the_keys_of_its_hosts(String owner, String keys) {
        List<String> expected = keys == null
                ? List.of()
                : Arrays.stream(keys.split(" "))
                        .map(key -> "3 1 1 " + key.repeat(32))
                        .toList();
        assertThat(Fragments.rdata(SITE, owner, "TLSA")).containsExactlyElementsOf(expected);
    }

    @Test
    void the_next_key_is_published_beside_the_present_one() {
        Host mx = Sites.certified(
                Sites.host("mx-01", 11, Role.MX),
                List.of(Sites.certificate("mx-01", 11, Optional.of("77".repeat(32)))));
        assertThat(Fragments.rdata(Sites.with(SITE, mx), "_25._tcp.mx-01.onion.example", "TLSA"))
                .containsExactly("3 1 1 " + "11".repeat(32), "3 1 1 " + "77".repeat(32));
    }

    @Test
    void an_unsigned_zone_has_no_tlsa() {
        Site site = Sites.with(SITE, Sites.zone("onion.example", false));
        assertThat(Fragments.records(site)).noneMatch(record -> record.contains(" TLSA "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onion.example", "garlic.example"})
    void mail_programs_find_every_submission_host_by_its_own_name(String domain) {
        assertThat(Fragments.rdata(SITE, "_submissions._tcp." + domain, "SRV"))
                .containsExactly("0 1 465 submit-01.onion.example.", "0 1 465 submit-02.onion.example.");
        assertThat(Fragments.rdata(SITE, "_submission._tcp." + domain, "SRV"))
                .containsExactly("10 1 587 submit-01.onion.example.", "10 1 587 submit-02.onion.example.");
    }

    @Test
    void srv_records_stand_at_no_other_domain() {
        assertThat(Fragments.records(SITE).stream().filter(record -> record.contains(" SRV ")))
                .hasSize(8);
    }

    @Test
    void service_names_have_the_addresses_of_their_active_hosts_and_hosts_have_none_of_ours() {
        Site site = Sites.with(SITE, Sites.draining(Sites.host("submit-02", 32, Role.SUBMISSION)));
        assertThat(Fragments.records(site).stream().filter(record -> record.matches("[^ ]+ (A|AAAA) .*")))
                .containsExactly(
                        "smarthost.onion.example. A 203.0.113.41",
                        "smarthost.onion.example. AAAA 2001:db8::41",
                        "submission.onion.example. A 203.0.113.31",
                        "submission.onion.example. AAAA 2001:db8::31");
    }

    @Test
    void host_addresses_are_ours_when_the_site_says_so() {
        Site site = Sites.with(SITE, Sites.withAddresses(SITE.settings()));
        assertThat(Fragments.rdata(site, "mx-01.onion.example", "A")).containsExactly("203.0.113.11");
        assertThat(Fragments.rdata(site, "mx-01.onion.example", "AAAA")).containsExactly("2001:db8::11");
        assertThat(Fragments.rdata(site, "web-01.onion.example", "A")).isEmpty();
    }

    @Test
    void a_service_name_that_is_a_host_is_a_host() {
        Settings.Relay relay =
                new Settings.Relay(Optional.of(Sites.ONION.child("relay-01")), List.of(), List.of(), SITE.location());
        Site site = Sites.with(SITE, Sites.with(SITE.settings(), relay));
        assertThat(joined(Fragments.rdata(site, "relay-01.onion.example", "MX")))
                .isEqualTo(MX);
        assertThat(Fragments.rdata(site, "relay-01.onion.example", "A")).isEmpty();
    }

    @Test
    void declared_domains_of_ours_have_policy_id_policy_host_and_report_address() {
        List<String> domains =
                List.of("onion.example", "onion.test", "garlic.example", "lists.onion.example", "shop.onion.example");
        for (String domain : domains) {
            assertThat(Fragments.rdata(SITE, "_mta-sts." + domain, "TXT"))
                    .containsExactly("\"v=STSv1; id=" + MtaStsPolicy.id(SITE) + "\"");
            assertThat(Fragments.rdata(SITE, "mta-sts." + domain, "CNAME")).containsExactly("web-01.onion.example.");
            assertThat(Fragments.rdata(SITE, "_smtp._tls." + domain, "TXT"))
                    .containsExactly("\"v=TLSRPTv1; rua=mailto:tlsrpt@onion.example\"");
        }
        assertThat(Fragments.records(SITE).stream().filter(record -> record.startsWith("_mta-sts.")))
                .hasSize(domains.size());
    }

    static Stream<Settings.MtaSts> unpublished() {
        Location location = SITE.location();
        return Stream.of(
                new Settings.MtaSts(
                        Settings.MtaSts.Mode.NONE, Optional.of(Sites.ONION.child("web-01")), 604_800, location),
                new Settings.MtaSts(Settings.MtaSts.Mode.ENFORCE, Optional.empty(), 604_800, location));
    }

    @ParameterizedTest
    @MethodSource("unpublished")
    void no_policy_or_no_host_for_it_is_no_record(Settings.MtaSts settings) {
        Site site = Sites.with(SITE, Sites.with(SITE.settings(), settings));
        assertThat(Fragments.records(site)).noneMatch(record -> record.contains("mta-sts."));
    }

    @Test
    void client_configuration_names_stand_where_people_have_addresses() {
        assertThat(Fragments.records(SITE).stream().filter(record -> record.startsWith("autoconfig.")))
                .containsExactly(
                        "autoconfig.garlic.example. CNAME web-01.onion.example.",
                        "autoconfig.onion.example. CNAME web-01.onion.example.");
    }

    @Test
    void a_name_of_ours_is_not_made_an_alias() {
        Host host = Sites.host("autoconfig", 72);
        Site site = Sites.with(Sites.with(SITE, host), Sites.node(host));
        assertThat(Fragments.rdata(site, "autoconfig.onion.example", "CNAME")).isEmpty();
        assertThat(joined(Fragments.rdata(site, "autoconfig.onion.example", "MX")))
                .isEqualTo(MX);
        assertThat(conflicts(site)).extracting(Diagnostic::rule).containsExactly("cname-other-data");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "113.0.203.in-addr.arpa,         11.113.0.203.in-addr.arpa.",
        "0/26.113.0.203.in-addr.arpa,    11.0/26.113.0.203.in-addr.arpa.",
        "0-25.113.0.203.in-addr.arpa,    11.0-25.113.0.203.in-addr.arpa.",
        "11-12.113.0.203.in-addr.arpa,   11.11-12.113.0.203.in-addr.arpa.",
        "64/26.113.0.203.in-addr.arpa,   11.113.0.203.in-addr.arpa.",
        "12-15.113.0.203.in-addr.arpa,   11.113.0.203.in-addr.arpa."
    })
    void an_address_has_its_name_in_the_zone_that_holds_it(String zone, String owner) {
        Site site = Sites.with(SITE, Sites.zone(zone, false));
        assertThat(Fragments.records(site).stream().filter(record -> record.endsWith(" PTR mx-01.onion.example.")))
                .contains(owner + " PTR mx-01.onion.example.")
                .hasSize(2);
    }

    @Test
    void two_hosts_with_one_address_are_an_error_and_the_first_keeps_the_name() {
        Host twin = Sites.host("mx-03", 11, Role.MX);
        Site site = Sites.with(Sites.with(SITE, twin), Sites.node(twin));
        assertThat(Fragments.rdata(site, "11.113.0.203.in-addr.arpa", "PTR")).containsExactly("mx-01.onion.example.");
        assertThat(conflicts(site))
                .extracting(Diagnostic::rule)
                .containsExactly("host-address-duplicate", "host-address-duplicate");
    }

    @Test
    void a_line_comes_from_its_domain_and_its_host() {
        List<Fragments.Line> lines = new ArrayList<>();
        ZoneFragments.of(Routes.of(SITE)).forEach(file -> lines.addAll(Fragments.lines(file)));
        assertThat(lines)
                .filteredOn(line -> line.text().equals("onion.test. 3600 IN MX 10 mx-01.onion.example."))
                .singleElement()
                .satisfies(line -> assertThat(line.causes())
                        .extracting(Location::toString)
                        .containsExactly("data/common/domains.yaml:2:3", "data/nodes/mx-01.onion.example.yaml:1:1"));
        assertThat(lines).noneMatch(line -> line.causes().isEmpty());
    }

    @Test
    void a_name_too_long_is_a_finding_and_not_a_record() {
        DomainName deep = DomainName.of(("a".repeat(58) + ".").repeat(4) + "onion.example");
        DkimKey key = new DkimKey(
                deep,
                "2026",
                DkimKey.Use.DKIM,
                List.of(),
                Optional.of(Sites.ED25519),
                Optional.empty(),
                Optional.empty(),
                SITE.location());
        assertThat(conflicts(Sites.with(SITE, key)))
                .extracting(Diagnostic::rule)
                .containsExactly("name-length");
    }

    @Test
    void declared_spf_wins_over_the_primary_domains() {
        Domain garlic = SITE.domain(DomainName.of("garlic.example")).orElseThrow();
        Site site = Sites.with(
                SITE,
                Sites.policies(
                        garlic,
                        Optional.empty(),
                        Optional.of(new SpfPolicy(SpfPolicy.All.NEUTRAL, List.of("a:x.example")))));
        assertThat(Fragments.rdata(site, "garlic.example", "TXT"))
                .containsExactly("\"v=spf1 " + PEOPLE + " a:x.example ?all\"");
    }

    @Test
    void one_host_with_every_role_has_each_record_once() {
        Site small = Sites.small();
        assertThat(conflicts(small)).isEmpty();
        assertThat(Fragments.records(small))
                .containsExactly(
                        "onion.example. MX 10 mail.onion.example.",
                        "onion.example. TXT \"v=spf1 ip4:203.0.113.10 ip6:2001:db8::10 -all\"",
                        "_dmarc.onion.example. TXT \"v=DMARC1; p=none; aspf=s\"",
                        "_mta-sts.onion.example. TXT \"v=STSv1; id=" + MtaStsPolicy.id(small) + "\"",
                        "_submission._tcp.onion.example. SRV 10 1 587 mail.onion.example.",
                        "_submissions._tcp.onion.example. SRV 0 1 465 mail.onion.example.",
                        "_smtp._tls.onion.example. TXT \"v=TLSRPTv1; rua=mailto:tlsrpt@onion.example\"",
                        "autoconfig.onion.example. CNAME mail.onion.example.",
                        "bounces.onion.example. MX 10 mail.onion.example.",
                        "bounces.onion.example. TXT \"v=spf1 ip4:203.0.113.10 ip6:2001:db8::10 -all\"",
                        "_dmarc.bounces.onion.example. TXT \"v=DMARC1; p=reject; aspf=s\"",
                        "mail.onion.example. A 203.0.113.10",
                        "mail.onion.example. AAAA 2001:db8::10",
                        "mail.onion.example. MX 10 mail.onion.example.",
                        "mail.onion.example. TXT \"v=spf1 ip4:203.0.113.10 ip6:2001:db8::10 -all\"",
                        "_25._tcp.mail.onion.example. TLSA 3 1 1 " + "10".repeat(32),
                        "_465._tcp.mail.onion.example. TLSA 3 1 1 " + "10".repeat(32),
                        "_587._tcp.mail.onion.example. TLSA 3 1 1 " + "10".repeat(32),
                        "mta-sts.onion.example. CNAME mail.onion.example.",
                        "srs.onion.example. MX 10 mail.onion.example.",
                        "srs.onion.example. TXT \"v=spf1 -all\"");
    }

    @Test
    void the_sample_has_no_findings_and_comes_out_the_same_twice() {
        assertThat(conflicts(SITE)).isEmpty();
        assertThat(Fragments.records(Sites.onion())).isEqualTo(Fragments.records(SITE));
    }
}
