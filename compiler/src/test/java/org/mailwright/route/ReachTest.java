package org.mailwright.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.route.SiteFixture.address;

import org.junit.jupiter.api.Test;
import org.mailwright.model.Role;

/** How far an address expands, as Postfix counts it on the host that does it. */
class ReachTest {
    private static Reach reach(Routes routes, String text) {
        return routes.reaches().getOrDefault(address(text), Reach.END);
    }

    private static SiteFixture aliases(SiteFixture site) {
        return site.account("alice", "alice@riseup.example", "alice@mail.example")
                .account("bob", "bob@riseup.example")
                .alias("desk", "alice", "bob")
                .alias("press", "desk", "bob", "press@elsewhere.example", "media@elsewhere.example")
                .alias("all", "press", "desk", "desk@onion.test", "nobody");
    }

    @Test
    void an_mx_host_hands_each_address_with_outside_targets_on_as_one_recipient() {
        Routes routes = aliases(SiteFixture.onion()).routes();

        assertThat(reach(routes, "alice")).isEqualTo(Reach.END);
        assertThat(reach(routes, "desk")).isEqualTo(new Reach(1, 2));
        assertThat(reach(routes, "press")).isEqualTo(new Reach(2, 4));
        assertThat(reach(routes, "all")).isEqualTo(new Reach(3, 8));
    }

    @Test
    void a_host_that_is_both_has_every_target_outside_as_a_recipient() {
        Routes routes = aliases(SiteFixture.bare().host("whole-01", "203.0.113.9", Role.MX, Role.SRS))
                .routes();

        assertThat(reach(routes, "alice")).isEqualTo(new Reach(0, 2));
        assertThat(reach(routes, "desk")).isEqualTo(new Reach(1, 3));
        assertThat(reach(routes, "press")).isEqualTo(new Reach(2, 6));
    }

    @Test
    void what_would_close_a_circle_does_not_count() {
        Routes routes = SiteFixture.onion()
                .account("bob", "bob@riseup.example")
                .alias("a", "b", "bob")
                .alias("b", "a", "bob")
                .routes();

        assertThat(reach(routes, "a")).isEqualTo(new Reach(2, 2));
        assertThat(reach(routes, "b")).isEqualTo(new Reach(1, 1));
    }
}
