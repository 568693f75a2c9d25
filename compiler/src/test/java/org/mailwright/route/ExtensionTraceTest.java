package org.mailwright.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.route.SiteFixture.address;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.model.EnvelopeAddress;

/** Where an address with an extension arrives, if extensions are kept and if they are dropped. */
class ExtensionTraceTest {
    private static SiteFixture site(String delimiter) {
        return SiteFixture.onion()
                .delimiter(delimiter)
                .account("alice", "alice@riseup.example")
                .forward("carol", "carol@riseup.example")
                .alias("press", "alice", "carol")
                .alias("both", "alice", "both@mail.example")
                .alias("named", "alice+named")
                .alias("alice+own", "carol")
                .alias("abroad@onion.test", "alice")
                .alias("list", "tor-dev-request@lists.onion.example");
    }

    private static String arrivals(SiteFixture site, String text) {
        Trace trace = Tracing.of(site.routes(), EnvelopeAddress.of(address(text)), Optional.empty());
        return String.join(" ", trace.arrivals());
    }

    @ParameterizedTest
    @CsvSource({
        "carol+x, carol+x@riseup.example, carol@riseup.example",
        "Carol+X@onion.test, carol+X@riseup.example, carol@riseup.example",
        "press+a+b, alice+a+b@riseup.example carol+a+b@riseup.example, alice@riseup.example carol@riseup.example",
        "press+, alice+@riseup.example carol+@riseup.example, alice@riseup.example carol@riseup.example",
        "both+x, alice+x@riseup.example both+x@mail.example, alice@riseup.example both@mail.example",
        "named, alice+named@riseup.example, alice@riseup.example",
        "named+x, alice+named+x@riseup.example, alice@riseup.example",
        "alice+own, carol@riseup.example, carol@riseup.example",
        "alice+own+x, alice+own+x@riseup.example, alice@riseup.example",
        "abroad+x@onion.test, alice+x@riseup.example, alice@riseup.example",
        "list+x, tor-dev-request+x@lists.onion.example at lists-01.onion.example,"
                + " tor-dev-request@lists.onion.example at lists-01.onion.example",
        "tor-dev-bounces+a=b.example@lists.onion.example,"
                + " tor-dev-bounces+a=b.example@lists.onion.example at lists-01.onion.example,"
                + " tor-dev-bounces+a=b.example@lists.onion.example at lists-01.onion.example",
    })
    void an_extension_arrives_or_does_not(String text, String kept, String dropped) {
        assertThat(arrivals(site("+"), text)).isEqualTo(kept);
        assertThat(arrivals(site("+").dropping(), text)).isEqualTo(dropped);
    }

    @Test
    void without_a_delimiter_nothing_is_an_extension() {
        assertThat(arrivals(site(""), "carol+x")).isEmpty();
    }

    @Test
    void a_name_may_grow_longer_than_one_that_can_be_declared() {
        String long64 = "carol+" + "x".repeat(58);
        SiteFixture site = site("+").alias("long", "alice+" + "y".repeat(58));

        assertThat(arrivals(site, long64)).isEqualTo(long64 + "@riseup.example");
        assertThat(arrivals(site, "long+" + "x".repeat(59)))
                .isEqualTo("alice+" + "y".repeat(58) + "+" + "x".repeat(59) + "@riseup.example");
    }

    @Test
    void an_extension_that_leads_back_comes_to_an_end() {
        Routes routes = site("+")
                .alias("round", "ring+own")
                .alias("ring+own", "alice")
                .alias("ring", "round", "round+more")
                .routes();
        Trace trace = Tracing.of(routes, EnvelopeAddress.of(address("round+x")), Optional.empty());

        assertThat(trace.arrivals()).isEmpty();
        assertThat(trace.legs().get(0).steps().stream().map(Trace.Step::what))
                .anyMatch(step -> step.endsWith("leads back to itself, so mail is deferred"));
        assertThat(arrivals(site("+").dropping().alias("round", "ring+own").alias("ring+own", "alice"), "round+x"))
                .isEqualTo("alice@riseup.example");
    }

    @Test
    void a_dot_before_the_delimiter_is_no_local_part() {
        Routes routes = site("+").routes();

        assertThat(routes.canonical(address("alice.+x"))).isEqualTo(address("alice.+x"));
        assertThat(routes.standing(address("alice.+x")).answer()).isEqualTo(Standing.Answer.UNKNOWN);
        assertThat(List.of(arrivals(site("+"), "alice.+x"))).containsExactly("");
    }
}
