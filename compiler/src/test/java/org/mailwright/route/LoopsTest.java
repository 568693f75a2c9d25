package org.mailwright.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.route.SiteFixture.address;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailwright.model.Address;
import org.mailwright.model.Target;

/** Postfix defers every message one of whose recipients is in a loop: no table may hold one. */
class LoopsTest {

    private static List<String> inside(Routes routes, String text) {
        return routes.inside(routes.entry(address(text)).orElseThrow()).stream()
                .map(Target::address)
                .map(Address::toString)
                .toList();
    }

    private static Standing.Answer answer(Routes routes, String text) {
        return routes.standing(address(text)).answer();
    }

    @Test
    void an_address_that_names_itself_is_a_loop() {
        Routes routes = SiteFixture.onion().alias("a", "A@onion.test").routes();

        assertThat(routes.loops()).containsExactly(List.of(address("a")));
        assertThat(answer(routes, "a")).isEqualTo(Standing.Answer.DEFERRED);
    }

    @Test
    void a_loop_begins_with_its_smallest_address_wherever_it_is_entered() {
        Routes routes = SiteFixture.onion()
                .alias("a", "z")
                .alias("z", "n")
                .alias("n", "m")
                .alias("m", "z")
                .routes();

        assertThat(routes.loops()).containsExactly(List.of(address("m"), address("z"), address("n")));
    }

    @Test
    void two_loops_through_one_address_are_two_findings() {
        Routes routes = SiteFixture.onion()
                .alias("a", "b", "c")
                .alias("b", "a")
                .alias("c", "a")
                .routes();

        assertThat(routes.loops())
                .containsExactly(List.of(address("a"), address("b")), List.of(address("a"), address("c")));
    }

    @Test
    void a_target_that_closes_a_loop_is_left_out_and_the_others_stay() {
        Routes routes = SiteFixture.onion()
                .account("alice", "bob", "alice@riseup.example")
                .account("bob", "alice", "bob@riseup.example")
                .routes();

        assertThat(inside(routes, "alice")).containsExactly("bob@onion.example");
        assertThat(inside(routes, "bob")).isEmpty();
        assertThat(answer(routes, "alice")).isEqualTo(Standing.Answer.ACCEPTED);
        assertThat(answer(routes, "bob")).isEqualTo(Standing.Answer.ACCEPTED);
    }

    @Test
    void who_has_no_other_target_than_the_loop_is_deferred_and_not_refused() {
        Routes routes = SiteFixture.onion()
                .account("alice", "bob", "alice@riseup.example")
                .account("bob", "alice")
                .alias("press", "bob")
                .routes();

        assertThat(answer(routes, "alice")).isEqualTo(Standing.Answer.ACCEPTED);
        assertThat(inside(routes, "alice")).isEmpty();
        assertThat(answer(routes, "bob")).isEqualTo(Standing.Answer.DEFERRED);
        assertThat(answer(routes, "press")).isEqualTo(Standing.Answer.DEFERRED);
    }

    @Test
    void an_extension_does_not_hide_a_loop() {
        Routes routes =
                SiteFixture.onion().delimiter("+").account("alice", "alice+x").routes();

        assertThat(routes.loops()).containsExactly(List.of(address("alice")));
    }

    @Test
    void the_same_address_reached_twice_is_no_loop() {
        Routes routes = SiteFixture.onion()
                .account("alice", "alice@riseup.example")
                .alias("a", "b", "c")
                .alias("b", "alice")
                .alias("c", "b", "alice")
                .routes();

        assertThat(routes.loops()).isEmpty();
        assertThat(inside(routes, "a")).containsExactly("b@onion.example", "c@onion.example");
    }

    @Test
    @Tag("slow")
    @Timeout(60)
    void a_chain_longer_than_any_stack_is_followed_to_its_end() {
        int length = 100_000;
        SiteFixture fixture = SiteFixture.onion().account("alice", "alice@riseup.example");
        for (int i = 0; i < length; i++) {
            fixture.alias("a" + i, i + 1 == length ? "alice" : "a" + (i + 1));
        }
        Routes routes = fixture.routes();

        assertThat(answer(routes, "a0")).isEqualTo(Standing.Answer.ACCEPTED);
        assertThat(routes.loops()).isEmpty();
        assertThat(routes.owners()).containsKey(address("a" + (length - 1))).doesNotContainKey(address("a0"));
    }
}
