package org.mailwright.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.route.SiteFixture.address;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailwright.model.Account;

class SendersTest {

    private static String owners(SiteFixture fixture, String alias) {
        return Optional.ofNullable(fixture.routes().owners().get(address(alias)))
                .map(owners -> String.join(",", owners.uids()))
                .orElse("");
    }

    private static SiteFixture people(int count) {
        SiteFixture fixture = SiteFixture.onion();
        String[] uids = new String[count];
        for (int i = 0; i < count; i++) {
            uids[i] = "user" + i;
            fixture.account(uids[i], uids[i] + "@riseup.example");
        }
        return fixture.alias("all", uids);
    }

    @Test
    void the_accounts_an_alias_reaches_through_aliases_may_send_as_it() {
        SiteFixture fixture = SiteFixture.onion()
                .account("alice", "alice@riseup.example")
                .account("bob", "bob@riseup.example")
                .account("dave", "dave@riseup.example")
                .disabled("grace", "on leave")
                .account("locked", Account.State.LOCKED, "locked@riseup.example")
                .account("retiring", Account.State.RETIRING, "retiring@riseup.example")
                .account("nowhere")
                .forward("carol", "dave")
                .alias("press", "communications", "bob@onion.test", "outside@vendor.example")
                .alias("communications", "alice", "carol", "grace", "locked", "retiring", "nowhere", "press");

        // carol is a forward: dave gets her mail, and does not speak for press. A refusal of mail is none of sending.
        assertThat(owners(fixture, "press")).isEqualTo("alice,bob,grace,nowhere");
        assertThat(owners(fixture, "carol")).isEmpty();
        assertThat(owners(fixture, "alice")).isEmpty();
    }

    @Test
    void ten_may_send_as_an_alias_and_eleven_are_a_list() {
        assertThat(owners(people(10), "all")).contains("user9").hasSize(59);
        assertThat(owners(people(11), "all")).isEmpty();
    }

    @Test
    void those_named_may_send_and_no_others() {
        assertThat(owners(people(11).sender("all", "user3", "user1"), "all")).isEqualTo("user1,user3");
        assertThat(owners(people(2).sender("all", "user1"), "all")).isEqualTo("user1");
        assertThat(owners(people(2).sender("all"), "all")).isEmpty();
    }

    @Test
    void a_role_address_that_is_forwarded_outside_has_the_senders_named_for_it() {
        SiteFixture fixture = SiteFixture.onion()
                .account("alice", "alice@riseup.example")
                .forward("jobs", "jobs@vendor.example")
                .sender("jobs", "alice");

        assertThat(owners(fixture, "jobs")).isEqualTo("alice");
    }

    @Test
    void an_alias_stands_before_an_account_of_its_name() {
        SiteFixture fixture = SiteFixture.onion()
                .account("alice", "alice@riseup.example")
                .account("press", "press@riseup.example")
                .alias("press", "alice")
                .alias("a", "press", "b")
                .alias("b", "press");

        assertThat(owners(fixture, "a")).isEqualTo("alice");
    }

    @Test
    void nobody_sends_from_a_domain_that_only_receives() {
        SiteFixture fixture = SiteFixture.onion()
                .sendingAliasDomain("sending.example")
                .verified("crm.onion.example", "lists-01")
                .account("alice", "alice@riseup.example")
                .alias("info@onion.test", "alice")
                .alias("info@crm.onion.example", "alice")
                .alias("info@sending.example", "alice")
                .alias("info@mx-01.onion.example", "alice");

        assertThat(owners(fixture, "info@onion.test")).isEmpty();
        assertThat(owners(fixture, "info@crm.onion.example")).isEmpty();
        assertThat(owners(fixture, "info@sending.example")).isEqualTo("alice");
        assertThat(owners(fixture, "info@mx-01.onion.example")).isEqualTo("alice");
    }
}
