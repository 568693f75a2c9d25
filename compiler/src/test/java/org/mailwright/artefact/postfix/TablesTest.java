package org.mailwright.artefact.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Account;
import org.mailwright.model.Role;
import org.mailwright.route.SiteFixture;

/** The tables of small sites, each line reasoned from DESIGN section 1 and the table's manual page. */
class TablesTest {

    private static SiteFixture people() {
        return SiteFixture.onion()
                .account("alice", "alice@riseup.example")
                .account("bob", "bob@riseup.example", "alice")
                .disabled("grace", "on leave", "grace@riseup.example")
                .account("retired", Account.State.RETIRED, "retired@riseup.example")
                .damaged("heidi")
                .forward("carol", "carol@riseup.example")
                .alias("postmaster", "alice@onion.test")
                .alias("press", "communications", "grace", "retired", "nobody")
                .alias("communications", "carol")
                .alias("team", "press", "Team@vendor.example")
                .alias("onleave", "grace")
                .alias("list", "tor-dev@lists.onion.example");
    }

    @Test
    void an_mx_host_resolves_inside_targets_and_keeps_an_address_that_has_outside_ones_too() {
        assertThat(Emitted.on("mx-01", people()).table("alias"))
                .containsExactly(
                        "postmaster@bounces.onion.example postmaster@onion.example",
                        "postmaster@lists.onion.example postmaster@onion.example",
                        "bob@onion.example alice@onion.example, bob@onion.example",
                        "communications@onion.example carol@onion.example",
                        "list@onion.example tor-dev@lists.onion.example",
                        "postmaster@onion.example alice@onion.example",
                        "press@onion.example communications@onion.example",
                        "team@onion.example press@onion.example, team@onion.example");
    }

    @Test
    void an_srs_host_has_outside_targets_only() {
        assertThat(Emitted.on("srs-01", people()).table("alias"))
                .containsExactly(
                        "alice@onion.example alice@riseup.example",
                        "bob@onion.example bob@riseup.example",
                        "carol@onion.example carol@riseup.example",
                        "team@onion.example Team@vendor.example");
    }

    @Test
    void a_host_with_both_roles_has_all_targets_and_never_the_address_itself() {
        SiteFixture fixture = people().host("all-01", "203.0.113.9", Role.MX, Role.SRS);

        assertThat(Emitted.on("all-01", fixture).table("alias"))
                .contains(
                        "alice@onion.example alice@riseup.example",
                        "bob@onion.example alice@onion.example, bob@riseup.example",
                        "team@onion.example press@onion.example, Team@vendor.example");
        assertThat(Emitted.on("all-01", fixture).table("transport"))
                .containsExactly("lists.onion.example smtp:[lists-01.onion.example]");
    }

    @Test
    void a_line_knows_its_declaration_and_its_targets() {
        SiteFixture fixture = SiteFixture.bare()
                .host("mx-01", "203.0.113.7", Role.MX)
                .account("alice", "alice@riseup.example")
                .alias("press", "alice");

        // Lines of the fixture: domain 1, host 2, its alias domain 3, alice's target 4 and entry 5, press's target 6.
        assertThat(Emitted.on("mx-01", fixture).causes("alias"))
                .containsExactly(List.of(Location.file("site.yaml", 7, 1), Location.file("site.yaml", 6, 1)));
    }

    @Test
    void the_recipient_table_holds_what_is_accepted_and_nothing_else() {
        assertThat(Emitted.on("mx-01", people()).table("recipients"))
                .filteredOn(line -> line.contains("@onion.example"))
                .containsExactly(
                        "alice@onion.example alice@onion.example",
                        "bob@onion.example bob@onion.example",
                        "carol@onion.example carol@onion.example",
                        "communications@onion.example communications@onion.example",
                        "list@onion.example list@onion.example",
                        "postmaster@onion.example postmaster@onion.example",
                        "press@onion.example press@onion.example",
                        "team@onion.example team@onion.example");
        assertThat(Emitted.on("mx-01", people()).table("recipients"))
                .contains(
                        "postmaster@bounces.onion.example postmaster@bounces.onion.example",
                        "tor-dev-unsubscribe@lists.onion.example tor-dev-unsubscribe@lists.onion.example",
                        "tor-dev@lists.onion.example tor-dev@lists.onion.example");
    }

    @Test
    void what_is_refused_or_deferred_says_so_and_is_never_an_action() {
        SiteFixture fixture = people().disabled("ivan", "REJECT or permit, $1 see {x}");

        assertThat(Emitted.on("mx-01", fixture).table("disabled"))
                .containsExactly(
                        "grace@onion.example 550 5.7.1 on leave",
                        "heidi@onion.example 450 4.2.1 the address is being repaired",
                        "ivan@onion.example 550 5.7.1 REJECT or permit, $1 see {x}",
                        "onleave@onion.example 550 5.7.1 on leave");
    }

    /** access(5) looks for user+foo@domain first, then for user@domain. */
    @Test
    void a_refusal_is_not_that_of_an_address_with_an_extension_of_its_own() {
        SiteFixture fixture = people().delimiter("+")
                .alias("grace+reports", "alice")
                .alias("alice+x", "bob")
                .alias("grace+gone", "grace");

        assertThat(Emitted.on("mx-01", fixture).table("disabled"))
                .containsExactly(
                        "grace@onion.example 550 5.7.1 on leave",
                        "grace+gone@onion.example 550 5.7.1 on leave",
                        "grace+reports@onion.example dunno",
                        "heidi@onion.example 450 4.2.1 the address is being repaired",
                        "onleave@onion.example 550 5.7.1 on leave");
    }

    /** Whatever Postfix finds once it has taken the extension off, the declared address has its own entry before that. */
    @Test
    void an_address_with_an_extension_of_its_own_is_not_the_other_one() {
        SiteFixture fixture = people().delimiter("+")
                .alias("press", "alice")
                .forward("press+abroad", "press@mail.example")
                .alias("press+gone", "nobody")
                .alias("alice+team", "bob")
                .alias("info@onion.test", "grace")
                .alias("info+own", "alice");

        assertThat(Emitted.on("mx-01", fixture).table("alias"))
                .contains("press+abroad@onion.example press+abroad@onion.example")
                .contains("press+gone@onion.example press+gone@onion.example");
        assertThat(Emitted.on("mx-01", fixture).table("disabled"))
                .contains("press+gone@onion.example 550 5.1.1 User unknown in relay recipient table")
                .contains("info+own@onion.example dunno", "info+own@onion.test dunno");
        assertThat(Emitted.on("srs-01", fixture).table("alias"))
                .contains("press+abroad@onion.example press@mail.example")
                .noneMatch(line -> line.startsWith("alice+team"));
        assertThat(Emitted.on("srs-01", fixture).table("not_forwards"))
                .containsExactly(
                        "alice+team@onion.example 450 4.2.1 the tables of the MX hosts and of this host are not in step");
        assertThat(Emitted.on("srs-01", fixture).parameter("smtpd_recipient_restrictions"))
                .endsWith("check_recipient_access lmdb:/etc/postfix/maps/not_forwards");
        assertThat(Emitted.on("srs-01", people()).parameter("smtpd_recipient_restrictions"))
                .doesNotContain("not_forwards");
    }

    @Test
    void an_alias_domain_is_one_pattern_and_an_exception_stands_before_it() {
        SiteFixture fixture = SiteFixture.bare()
                .host("mx-01", "203.0.113.7", Role.MX)
                .aliasDomain("onion.test")
                .account("alice", "alice@riseup.example")
                .alias("a.b+c/d$1@onion.test", "alice");

        assertThat(Emitted.on("mx-01", fixture).table("alias_domains"))
                .containsExactly(
                        "/^a\\.b\\+c\\/d\\$1@onion\\.test$/ a.b+c/d$$1@onion.test",
                        "/^(.+)@mx-01\\.onion\\.example$/ ${1}@onion.example",
                        "/^(.+)@onion\\.test$/ ${1}@onion.example");
    }

    @Test
    void people_send_from_alias_domains_within_the_primary_one_and_from_those_that_send() {
        SiteFixture fixture = people().sendingAliasDomain("sending.example").alias("info@onion.test", "alice");

        assertThat(Emitted.on("submit-01", fixture).table("sending_domains"))
                .contains("/^(.+)@mx-01\\.onion\\.example$/ ${1}@onion.example")
                .contains("/^(.+)@sending\\.example$/ ${1}@onion.example")
                .noneMatch(line -> line.contains("onion\\.test"));
    }

    @Test
    void an_account_sends_as_itself_and_as_the_aliases_that_reach_it() {
        SiteFixture fixture = people().account("locked", Account.State.LOCKED, "locked@riseup.example");

        assertThat(Emitted.on("submit-01", fixture).table("sender_login"))
                .containsExactly(
                        "alice@onion.example alice",
                        "bob@onion.example bob",
                        "grace@onion.example grace",
                        "heidi@onion.example heidi",
                        "onleave@onion.example grace",
                        "postmaster@onion.example alice",
                        "press@onion.example grace",
                        "team@onion.example grace");
    }

    @Test
    void forwards_go_to_the_srs_hosts_and_served_domains_to_their_hosts() {
        SiteFixture fixture = SiteFixture.onion()
                .host("crm-02", "203.0.113.61", Role.SENDER)
                .host("crm-01", "203.0.113.60", Role.SENDER)
                .aliasDomain("inside.example")
                .verified("crm.onion.example", "crm-02", "crm-01")
                .direct("direct.onion.example", "crm-01")
                .account("alice", "alice@riseup.example")
                .alias("jobs@crm.onion.example", "jobs@vendor.example")
                .alias("info@crm.onion.example", "alice")
                .alias("info@onion.test", "info@vendor.example")
                .alias("info@inside.example", "alice");

        // transport(5): user@domain before domain; several next hops are tried in their order.
        assertThat(Emitted.on("mx-01", fixture).table("transport"))
                .containsExactly(
                        "crm.onion.example smtp:[crm-01.onion.example], [crm-02.onion.example]",
                        "direct.onion.example smtp:[crm-01.onion.example]",
                        "jobs@crm.onion.example smtp:srs.onion.example",
                        "lists.onion.example smtp:[lists-01.onion.example]",
                        "onion.example smtp:srs.onion.example",
                        "onion.test smtp:srs.onion.example");
    }

    @Test
    void the_mx_hosts_take_mail_for_every_domain_of_ours_exactly() {
        SiteFixture fixture = SiteFixture.bare()
                .host("mx-01", "203.0.113.7", Role.MX)
                .host("crm-01", "203.0.113.60", Role.SENDER)
                .aliasDomain("onion.test")
                .verified("crm.onion.example", "crm-01")
                .direct("direct.onion.example", "crm-01")
                .parked("parked.example");

        assertThat(Emitted.on("mx-01", fixture).table("relay_domains"))
                .containsExactly(
                        "bounces.onion.example bounces",
                        "crm-01.onion.example alias",
                        "crm.onion.example served",
                        "mx-01.onion.example alias",
                        "onion.example primary",
                        "onion.test alias");
    }

    @Test
    void a_host_is_asked_for_its_recipients_but_not_for_those_the_mx_answers_for() {
        SiteFixture fixture = SiteFixture.onion()
                .host("crm-01", "203.0.113.60", Role.SENDER)
                .verified("crm.onion.example", "crm-01")
                .account("alice", "alice@riseup.example")
                .alias("postmaster", "alice");

        assertThat(Emitted.on("mx-01", fixture).table("verified_domains"))
                .containsExactly("crm.onion.example reject_unverified_recipient", "postmaster@crm.onion.example dunno");
        assertThat(Emitted.on("mx-01", fixture).table("recipients"))
                .contains("@crm.onion.example verify", "postmaster@crm.onion.example postmaster@crm.onion.example");
    }

    @Test
    void an_mx_host_that_serves_a_domain_itself_keeps_it_in_one_address_class() {
        SiteFixture fixture = SiteFixture.onion()
                .host("all-01", "203.0.113.9", Role.MX, Role.SENDER)
                .verified("crm.onion.example", "all-01");
        Emitted emitted = Emitted.on("all-01", fixture);

        assertThat(emitted.parameter("mydestination")).isEqualTo("crm.onion.example");
        assertThat(emitted.table("relay_domains")).noneMatch(line -> line.startsWith("crm.onion.example "));
        assertThat(emitted.table("recipients")).noneMatch(line -> line.startsWith("@crm.onion.example "));
        assertThat(emitted.table("verified_domains")).isEmpty();
        assertThat(emitted.table("transport")).noneMatch(line -> line.startsWith("crm.onion.example "));
    }

    @Test
    void an_address_of_two_lists_or_of_an_alias_too_has_one_entry() {
        SiteFixture fixture = SiteFixture.bare()
                .host("mx-01", "203.0.113.7", Role.MX)
                .host("lists-01", "203.0.113.50", Role.LISTS)
                .served("lists.onion.example", "lists-01", "dev", "dev-owner")
                .account("alice", "alice@riseup.example")
                .disabled("grace", "on leave")
                .alias("dev-join@lists.onion.example", "alice")
                .alias("dev-leave@lists.onion.example", "grace");

        // Nine of each list, dev-owner being one of both, dev-leave refused, and alice.
        assertThat(Emitted.on("mx-01", fixture).table("recipients"))
                .doesNotHaveDuplicates()
                .hasSize(9 + 9 - 1 - 1 + 1)
                .contains(
                        "dev-join@lists.onion.example dev-join@lists.onion.example",
                        "dev-owner-owner@lists.onion.example dev-owner-owner@lists.onion.example")
                .noneMatch(line -> line.startsWith("dev-leave@"));
    }

    @Test
    void a_token_is_taken_off_an_address_that_mailman_made() {
        assertThat(Emitted.on("mx-01", SiteFixture.onion().verified("crm.onion.example", "lists-01"))
                        .table("list_tokens"))
                .containsExactly(
                        "/^(.+(-bounces|-confirm))\\+[^@]+@lists\\.onion\\.example$/ ${1}@lists.onion.example");
    }

    @Test
    void clients_are_known_by_address() {
        SiteFixture fixture = SiteFixture.onion()
                .host("web-01", "2001:db8::80")
                .host("mx-02", "203.0.113.100", Role.MX)
                .relayClient("198.51.100.0/24");

        assertThat(Emitted.on("srs-01", fixture).table("mx_clients"))
                .containsExactly("203.0.113.7/32 permit", "203.0.113.100/32 permit");
        assertThat(Emitted.on("relay-01", fixture).table("relay_clients"))
                .containsExactly(
                        "198.51.100.0/24 relay_client",
                        "203.0.113.30/32 relay_client",
                        "203.0.113.40/32 relay_client",
                        "2001:db8::80/128 relay_client");
    }

    @Test
    void a_host_that_mail_of_strangers_comes_through_is_no_client_of_the_relay() {
        // A declared network covers it, or a machine has its address: the first line that fits counts.
        SiteFixture fixture = SiteFixture.onion()
                .host("web-01", "203.0.113.50")
                .host("web-02", "203.0.113.51")
                .relayClient("203.0.113.0/28");
        assertThat(Emitted.on("relay-01", fixture).table("relay_clients"))
                .containsExactly(
                        "203.0.113.7/32 reject",
                        "203.0.113.50/32 reject",
                        "203.0.113.0/28 relay_client",
                        "203.0.113.30/32 relay_client",
                        "203.0.113.40/32 relay_client",
                        "203.0.113.50/32 relay_client",
                        "203.0.113.51/32 relay_client");
    }

    @Test
    void hops_between_our_hosts_are_encrypted_under_the_name_postfix_looks_up() {
        assertThat(Emitted.on("mx-01", people()).table("tls_policy"))
                .containsExactly("[lists-01.onion.example] encrypt", "srs.onion.example encrypt");
        assertThat(Emitted.on("submit-01", people()).table("tls_policy"))
                .contains("onion.example encrypt", "onion.test encrypt");
        SiteFixture client = people().host("web-01", "203.0.113.80", Role.CLIENT);
        assertThat(Emitted.on("web-01", client).table("tls_policy"))
                .containsExactly("[relay-01.onion.example] encrypt");
    }

    @Test
    void an_indexed_table_is_indexed_when_it_changes_and_a_text_table_needs_a_reload() {
        Emitted emitted = Emitted.on("mx-01", people());

        assertThat(emitted.files().get("maps/alias").run())
                .extracting("id")
                .containsExactly("postmap:/etc/postfix/maps/alias");
        assertThat(emitted.files().get("maps/alias_domains").run())
                .extracting("id")
                .containsExactly("reload:postfix");
    }
}
