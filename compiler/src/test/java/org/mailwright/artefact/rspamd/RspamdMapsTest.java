package org.mailwright.artefact.rspamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Network;
import org.mailwright.model.Role;

class RspamdMapsTest {
    private static final String MAPS = "/etc/rspamd/local.d/maps.d/";

    private static List<String> map(SampleSite site, String host, String name) {
        return site.rspamd(host).get(MAPS + name + ".map").lines().skip(1).toList();
    }

    @Test
    void a_From_means_what_its_domain_is_for() {
        assertThat(map(SampleSite.standard(), "mx-01", "own_domains"))
                .containsExactly(
                        "bounces.onion.example never",
                        "crm-01.onion.example sends",
                        "crm.onion.example served",
                        "lists-01.onion.example lists",
                        "lists.onion.example lists",
                        "mx-01.onion.example sends",
                        "mx-02.onion.example sends",
                        "onion.example sends",
                        "onion.test receives",
                        "parked.test receives",
                        "relay-01.onion.example sends",
                        "sends.test sends",
                        "srs-01.onion.example srs",
                        "srs.onion.example never",
                        "submission-01.onion.example sends",
                        "web-01.onion.example sends");
    }

    @Test
    void a_rewriting_domain_that_is_also_written_from_is_judged_like_the_others() {
        SampleSite site = SampleSite.standard();
        site.rewriteTo = SampleSite.PRIMARY;
        site.domain("srs-01.onion.example", Domain.Use.ALIAS, Domain.Origin.HIERA, false);
        assertThat(map(site, "mx-01", "own_domains"))
                .contains("onion.example sends", "srs-01.onion.example sends")
                .doesNotContain("bounces.onion.example never");
    }

    @Test
    void only_hosts_that_no_stranger_reaches_are_believed_about_people() {
        // A list host passes on what others wrote: a forged From that a list distributes must not become ours.
        assertThat(map(SampleSite.standard(), "mx-01", "own_hosts"))
                .containsExactly(
                        "127.0.0.0/8 mx-01.onion.example",
                        "203.0.113.10/32 mx-01.onion.example",
                        "203.0.113.11/32 strangers",
                        "203.0.113.20/32 strangers,srs-01.onion.example",
                        "203.0.113.30/32 people",
                        "203.0.113.40/32 people",
                        "203.0.113.50/32 lists-01.onion.example,lists.onion.example",
                        "203.0.113.60/32 strangers",
                        "::1/128 mx-01.onion.example",
                        "2001:db8::10/128 mx-01.onion.example",
                        "2001:db8::30/128 people");
    }

    @Test
    void where_the_relay_is_its_clients_are_believed_about_people_but_lists_are_not() {
        SampleSite site = SampleSite.standard();
        site.host("mx-01", Set.of(Role.MX, Role.RELAY), "203.0.113.10");
        site.relayClients = List.of(Network.parse("192.0.2.0/24").orElseThrow());
        assertThat(map(site, "mx-01", "own_hosts"))
                .contains("203.0.113.70/32 people", "192.0.2.0/24 people")
                .contains("203.0.113.50/32 lists-01.onion.example,lists.onion.example");
        assertThat(map(site, "mx-02", "own_hosts")).noneMatch(line -> line.startsWith("203.0.113.70"));
    }

    @Test
    void an_address_that_hosts_share_is_believed_about_what_each_of_them_is() {
        SampleSite site = SampleSite.standard();
        // Behind one NAT: a relay and a CRM, a submission and a list host, two list hosts.
        site.host("relay-01", Set.of(Role.RELAY), "203.0.113.40");
        site.host("crm-01", Set.of(Role.SENDER), "203.0.113.40");
        site.host("lists-01", Set.of(Role.LISTS), "203.0.113.30");
        site.host("lists-02", Set.of(Role.LISTS), "203.0.113.50");
        site.host("lists-03", Set.of(Role.LISTS), "203.0.113.50");
        assertThat(map(site, "mx-01", "own_hosts"))
                .contains("203.0.113.40/32 strangers", "203.0.113.30/32 -", "203.0.113.50/32 -");
    }

    @Test
    void a_machine_that_serves_a_domain_is_not_believed_with_its_neighbours() {
        SampleSite site = SampleSite.standard();
        site.domain("rt.onion.example", Domain.Use.SERVED, Domain.Origin.HIERA, false, "web-01.onion.example");
        assertThat(map(site, "mx-01", "own_hosts")).noneMatch(line -> line.startsWith("203.0.113.70"));
        site.host("relay-01", Set.of(Role.RELAY), "203.0.113.70");
        assertThat(map(site, "mx-01", "own_hosts")).contains("203.0.113.70/32 strangers");
        // Where the MX host is the relay, the longest prefix decides.
        site.host("relay-01", Set.of(Role.RELAY), "203.0.113.40");
        site.host("mx-01", Set.of(Role.MX, Role.RELAY), "203.0.113.10");
        site.relayClients = List.of(Network.parse("203.0.113.0/24").orElseThrow());
        assertThat(map(site, "mx-01", "own_hosts"))
                .contains("203.0.113.0/24 people", "203.0.113.70/32 strangers", "203.0.113.60/32 strangers");
    }

    @Test
    void roles_on_one_host_are_believed_as_the_one_that_strangers_reach() {
        SampleSite site = SampleSite.standard();
        site.host("crm-01", Set.of(Role.SENDER, Role.SUBMISSION), "203.0.113.60");
        site.host("lists-01", Set.of(Role.LISTS, Role.RELAY), "203.0.113.50");
        site.host("mx-02", Set.of(Role.MX, Role.SUBMISSION), "203.0.113.11");
        site.host("srs-01", Set.of(Role.SRS, Role.SUBMISSION), "203.0.113.20");
        assertThat(map(site, "mx-01", "own_hosts"))
                .contains(
                        "203.0.113.60/32 strangers",
                        "203.0.113.50/32 lists-01.onion.example,lists.onion.example",
                        "203.0.113.11/32 strangers",
                        "203.0.113.20/32 srs-01.onion.example");
        // Its own programs are not strangers.
        assertThat(map(site, "mx-02", "own_hosts")).contains("127.0.0.0/8 people", "203.0.113.11/32 people");
    }

    @Test
    void an_SRS_host_trusts_the_marks_of_the_MX_hosts_only() {
        assertThat(map(SampleSite.standard(), "srs-01", "mx_hosts"))
                .containsExactly("203.0.113.10/32", "203.0.113.11/32", "2001:db8::10/128");
    }

    @Test
    void networks_of_foreign_lists_are_named_on_the_MX() {
        SampleSite site = SampleSite.standard();
        site.ownFromAllow = List.of(Network.parse("192.0.2.0/24").orElseThrow());
        assertThat(map(site, "mx-01", "own_from_allow")).containsExactly("192.0.2.0/24");
    }

    @Test
    void the_nearest_domain_with_a_key_of_this_host_signs() {
        SampleSite site = SampleSite.standard();
        site.key("onion.example", "a", DkimKey.Use.DKIM, DkimPublicKey.Type.RSA, "", "srs-01");
        site.key("lists.onion.example", "b", DkimKey.Use.DKIM, DkimPublicKey.Type.RSA, "", "srs-01");
        site.key("crm.onion.example", "c", DkimKey.Use.DKIM, DkimPublicKey.Type.RSA, "", "crm-01");
        site.key("onion.test", "d", DkimKey.Use.DKIM, DkimPublicKey.Type.RSA, "", "srs-01");
        List<String> signing = map(site, "srs-01", "signing_domains");
        assertThat(signing)
                .contains(
                        "onion.example onion.example",
                        "web-01.onion.example onion.example",
                        "lists.onion.example lists.onion.example",
                        "crm.onion.example onion.example")
                // One has no key, one only receives.
                .noneMatch(line -> line.startsWith("sends.test") || line.startsWith("onion.test"));
        assertThat(map(site, "mx-01", "signing_domains")).isEqualTo(signing);
        assertThat(map(site, "srs-01", "dkim_selectors"))
                .containsExactly("lists.onion.example b", "onion.example a", "onion.test d");
    }

    @Test
    void a_domain_with_several_keys_leaves_the_maps_for_the_configuration() {
        SampleSite site = SampleSite.standard();
        site.key("onion.example", "rsa", DkimKey.Use.DKIM, DkimPublicKey.Type.RSA, "", "srs-01");
        site.key("onion.example", "ed", DkimKey.Use.DKIM, DkimPublicKey.Type.ED25519, "", "srs-01");
        site.key("sends.test", "one", DkimKey.Use.DKIM, DkimPublicKey.Type.RSA, "", "srs-01");
        assertThat(map(site, "srs-01", "dkim_paths")).containsExactly("sends.test /etc/rspamd/dkim/sends.test.one.key");
        assertThat(site.rspamd("srs-01").get("/etc/rspamd/local.d/dkim_signing.conf"))
                .contains("""
                          "onion.example" {
                            selectors = [
                              { selector = "rsa"; path = "/etc/rspamd/dkim/onion.example.rsa.key"; },
                              { selector = "ed"; path = "/etc/rspamd/dkim/onion.example.ed.key"; },
                            ];
                          }
                        """);
    }

    @Test
    void the_MX_seals_with_its_RSA_key_of_the_primary_domain() {
        SampleSite site = SampleSite.standard();
        site.key("lists.onion.example", "first", DkimKey.Use.ARC, DkimPublicKey.Type.RSA, "", "mx-01");
        site.key("onion.example", "ed", DkimKey.Use.ARC, DkimPublicKey.Type.ED25519, "", "mx-01");
        site.key("onion.example", "rsa", DkimKey.Use.ARC, DkimPublicKey.Type.RSA, "", "mx-01");
        assertThat(map(site, "mx-01", "arc_selectors")).containsExactly("onion.example rsa");
        assertThat(site.rspamd("mx-01").get("/etc/rspamd/local.d/arc.conf"))
                .contains("use_domain = \"onion.example\";");
        assertThat(site.rspamd("mx-02").get("/etc/rspamd/local.d/arc.conf")).contains("sign_inbound = false;");
        assertThat(site.rspamd("mx-02")).doesNotContainKey(MAPS + "arc_selectors.map");
    }

    @Test
    void a_domain_that_gets_a_host_of_its_own_is_declared() {
        SampleSite site = SampleSite.standard();
        assertThat(OwnDomains.isDeclared(site.site(), DomainName.of("onion.test")))
                .isTrue();
        assertThat(OwnDomains.isDeclared(site.site(), DomainName.of("web-01.onion.example")))
                .isFalse();
    }
}
