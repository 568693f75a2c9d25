package org.mailwright.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.route.SiteFixture.address;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Role;
import org.mailwright.model.Target;

class RoutesTest {

    private static List<String> texts(List<Target> targets) {
        return targets.stream().map(Target::address).map(Address::toString).toList();
    }

    private static Entry entry(Routes routes, String text) {
        return routes.entry(address(text)).orElseThrow();
    }

    /** One site with an address of every fate; what the MX answers follows DESIGN sections 1 and 2. */
    private static Routes everyFate() {
        return SiteFixture.onion()
                .verified("crm.onion.example", "lists-01")
                .direct("direct.onion.example", "relay-01")
                .parked("parked.example")
                .account("alice", "alice@riseup.example")
                .account("locked", Account.State.LOCKED, "locked@riseup.example")
                .account("retiring", Account.State.RETIRING, "retiring@riseup.example")
                .account("retired", Account.State.RETIRED, "retired@riseup.example")
                .account("nowhere")
                .disabled("grace", "on leave", "grace@riseup.example")
                .disabled("idle", "gone fishing")
                .damaged("heidi")
                .damaged("ivan", "ivan@riseup.example")
                .forward("carol", "carol@riseup.example")
                .alias("postmaster", "alice")
                .alias("press", "communications")
                .alias("communications", "alice", "carol")
                .alias("onleave", "grace")
                .alias("onleave2", "onleave", "retired")
                .alias("partly", "grace", "alice")
                .alias("broken", "heidi")
                .alias("broken2", "heidi", "grace")
                .alias("dead", "retired", "nobody", "x@parked.example")
                .alias("deadlist", "nolist@lists.onion.example")
                .alias("list", "tor-dev-request@lists.onion.example")
                .alias("served", "x@crm.onion.example")
                .alias("beside", "x@direct.onion.example")
                .alias("bounces", "x@bounces.onion.example")
                .alias("exception@onion.test", "carol")
                .alias("info@crm.onion.example", "alice")
                .routes();
    }

    @ParameterizedTest
    @CsvSource({
        "alice, ACCEPTED",
        "ALICE@Onion.Example, ACCEPTED",
        "alice@onion.test, ACCEPTED",
        "alice@mx-01.onion.example, ACCEPTED",
        "press, ACCEPTED",
        "press@onion.test, ACCEPTED",
        "exception@onion.test, ACCEPTED",
        "exception, UNKNOWN",
        "carol, ACCEPTED",
        "locked, ACCEPTED",
        "retiring, ACCEPTED",
        "retired, UNKNOWN",
        "nowhere, UNKNOWN",
        "nobody, UNKNOWN",
        "nobody@onion.test, UNKNOWN",
        "grace, DISABLED",
        "grace@onion.test, DISABLED",
        "idle, DISABLED",
        "onleave, DISABLED",
        "onleave2, DISABLED",
        "partly, ACCEPTED",
        "heidi, DEFERRED",
        "ivan, ACCEPTED",
        "broken, DEFERRED",
        "broken2, DEFERRED",
        "dead, UNKNOWN",
        "deadlist, UNKNOWN",
        "list, ACCEPTED",
        "served, ACCEPTED",
        "beside, ACCEPTED",
        "bounces, UNKNOWN",
        "info@crm.onion.example, ACCEPTED",
        "anything@crm.onion.example, ACCEPTED",
        "tor-dev@lists.onion.example, ACCEPTED",
        "tor-dev-confirm+4f@lists.onion.example, ACCEPTED",
        "tor-dev+4f@lists.onion.example, UNKNOWN",
        "nolist@lists.onion.example, UNKNOWN",
        "postmaster, ACCEPTED",
        "postmaster@onion.test, ACCEPTED",
        "postmaster@mx-01.onion.example, ACCEPTED",
        "postmaster@lists.onion.example, ACCEPTED",
        "postmaster@crm.onion.example, ACCEPTED",
        "postmaster@bounces.onion.example, ACCEPTED",
        "abuse@bounces.onion.example, UNKNOWN",
        "x@bounces.onion.example, UNKNOWN",
        "x@parked.example, UNKNOWN"
    })
    void the_mx_hosts_answer_by_whom_an_address_reaches(String text, Standing.Answer answer) {
        assertThat(everyFate().standing(address(text)).answer()).isEqualTo(answer);
    }

    @Test
    void a_refusal_carries_the_message_of_the_account_that_is_left() {
        assertThat(everyFate().standing(address("onleave2@onion.test")).text()).isEqualTo("on leave");
    }

    @Test
    void the_target_decides_where_it_is_resolved_and_not_what_declares_it() {
        Routes routes = SiteFixture.onion()
                .account("alice", "alice@riseup.example", "bob")
                .account("bob", "bob@riseup.example")
                .disabled("grace", "on leave", "grace@riseup.example")
                .alias("team", "bob@onion.test", "grace", "nobody", "Vendor@partner.example")
                .routes();

        assertThat(texts(routes.inside(entry(routes, "team")))).containsExactly("bob@onion.test");
        assertThat(texts(routes.outside(entry(routes, "team")))).containsExactly("Vendor@partner.example");
        assertThat(texts(routes.inside(entry(routes, "alice")))).containsExactly("bob@onion.example");
        assertThat(texts(routes.outside(entry(routes, "alice")))).containsExactly("alice@riseup.example");
    }

    @Test
    void hieras_forward_stands_before_the_directorys_and_an_alias_before_both() {
        Routes routes = SiteFixture.onion()
                .forward("alice", "alice@hiera.example")
                .account("alice", "alice@ldap.example")
                .account("press", "press@ldap.example")
                .alias("press", "alice")
                .routes();

        assertThat(entry(routes, "alice").kind()).isEqualTo(Entry.Kind.FORWARD);
        assertThat(texts(routes.outside(entry(routes, "alice")))).containsExactly("alice@hiera.example");
        assertThat(entry(routes, "press").kind()).isEqualTo(Entry.Kind.ALIAS);
    }

    @Test
    void postmaster_and_abuse_of_a_domain_are_its_own_where_it_has_them() {
        Routes routes = SiteFixture.onion()
                .account("alice", "alice@riseup.example")
                .account("bob", "bob@riseup.example")
                .served("abuse.onion.example", "lists-01", "abuse")
                .verified("crm.onion.example", "lists-01")
                .direct("direct.onion.example", "relay-01")
                .alias("postmaster", "alice")
                .alias("abuse", "alice")
                .alias("abuse@crm.onion.example", "bob")
                .routes();

        assertThat(routes.entry(address("abuse@abuse.onion.example"))).isEmpty();
        assertThat(entry(routes, "postmaster@abuse.onion.example").kind()).isEqualTo(Entry.Kind.FALLBACK);
        assertThat(texts(entry(routes, "abuse@crm.onion.example").targets())).containsExactly("bob@onion.example");
        assertThat(routes.entry(address("postmaster@direct.onion.example"))).isEmpty();
        assertThat(texts(entry(routes, "abuse@bounces.onion.example").targets()))
                .containsExactly("abuse@onion.example");
    }

    @Test
    void rewriting_to_the_primary_domain_adds_no_second_postmaster() {
        Routes routes = SiteFixture.onion()
                .rewriteTo("onion.example")
                .account("alice", "alice@riseup.example")
                .alias("postmaster", "alice")
                .routes();

        assertThat(entry(routes, "postmaster").kind()).isEqualTo(Entry.Kind.ALIAS);
        assertThat(routes.standing(address("postmaster")).isAccepted()).isTrue();
    }

    /** virtual(5), address extension: user+foo@domain before user@domain, each in every table of the list. */
    @ParameterizedTest
    @CsvSource({
        "'', alice+x@onion.example, alice+x@onion.example",
        "+, alice+x@onion.example, alice@onion.example",
        "+, alice+x@onion.test, alice@onion.example",
        "+, alice+a+b@onion.example, alice@onion.example",
        "+, own+x@onion.example, own+x@onion.example",
        "+, own+x@onion.test, own+x@onion.example",
        "+, own+x+y@onion.example, own@onion.example",
        "+, +x@onion.example, +x@onion.example",
        "+, press+x@onion.test, press@onion.test",
        "+, both+x@onion.test, both+x@onion.example",
        "+, nobody+x@onion.test, nobody@onion.example",
        "-, alice-x@onion.example, alice@onion.example"
    })
    void an_extension_is_kept_where_it_is_part_of_a_declared_address(String delimiter, String text, String canonical) {
        Routes routes = SiteFixture.onion()
                .delimiter(delimiter)
                .account("alice", "alice@riseup.example")
                .alias("own", "alice")
                .alias("own+x", "alice")
                .alias("press@onion.test", "alice")
                .alias("both@onion.test", "alice")
                .alias("both+x", "alice")
                .routes();

        assertThat(routes.canonical(address(text))).hasToString(canonical);
    }

    @Test
    void a_target_keeps_the_extension_that_its_forward_is_to_see() {
        Routes routes = SiteFixture.onion()
                .delimiter("+")
                .account("alice", "alice@riseup.example")
                .alias("press@onion.test", "alice")
                .routes();

        assertThat(routes.canonicalTarget(address("Alice+Press@onion.test"))).hasToString("alice+press@onion.example");
        assertThat(routes.canonicalTarget(address("press+x@onion.test"))).hasToString("press+x@onion.test");
    }

    @Test
    void a_host_with_both_roles_is_whole() {
        SiteFixture fixture = SiteFixture.onion().host("all-01", "203.0.113.9", Role.MX, Role.SRS);

        assertThat(Routes.isWhole(fixture.host("all-01"))).isTrue();
        assertThat(Routes.isWhole(fixture.host("mx-01"))).isFalse();
    }
}
