package org.mailwright.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.model.EnvelopeAddress;
import org.mailwright.model.Role;

class TracingTest {
    private static final String REWRITTEN = "SRS0=HHHH=TT=sender.example=reporter@";

    private static SiteFixture site() {
        return SiteFixture.onion()
                .account("alice", "alice@riseup.example")
                .alias("postmaster", "alice")
                .alias("abuse", "postmaster");
    }

    private static Trace trace(Routes routes, String address, String sender) {
        return Tracing.of(
                routes,
                EnvelopeAddress.of(SiteFixture.address(address)),
                Optional.of(sender)
                        .filter(text -> !text.isEmpty())
                        .map(SiteFixture::address)
                        .map(EnvelopeAddress::of));
    }

    @ParameterizedTest
    @CsvSource({
        "bounces.onion.example, '', false, 250 2.1.5 Ok if the hash",
        "bounces.onion.example, eve@sender.example, false, 550 5.7.1 only bounces",
        "onion.example, '', false, 550 5.1.1",
        "onion.test, eve@sender.example, false, 550 5.1.1",
        "bounces.onion.example, eve@sender.example, true, 250 2.1.5 Ok if the hash",
        "onion.test, eve@sender.example, true, 250 2.1.5 Ok if the hash",
        "elsewhere.example, '', true, 554 5.7.1 Relay access denied",
    })
    void a_rewritten_sender_takes_bounces_only(String domain, String sender, boolean all, String answer) {
        Routes routes = (all ? site().acceptAll() : site()).routes();
        assertThat(trace(routes, REWRITTEN + domain, sender).answer()).startsWith(answer);
    }

    @Test
    void postmaster_of_a_domain_that_is_its_own_mx_reaches_ours() {
        Routes routes = site().host("crm", "203.0.113.60", Role.SENDER)
                .direct("crm.test", "crm")
                .routes();
        Trace trace = trace(routes, "postmaster@crm.test", "");
        assertThat(trace.arrivals()).containsExactly("alice@riseup.example");
        assertThat(trace.legs().get(0).hosts()).containsExactly(SiteFixture.name("crm"));
        assertThat(trace(routes, "info@crm.test", "").arrivals()).containsExactly("info@crm.test at crm.onion.example");
    }

    @Test
    void a_host_without_our_files_keeps_it() {
        Routes routes =
                site().host("crm", "203.0.113.60").direct("crm.test", "crm").routes();
        assertThat(trace(routes, "postmaster@crm.test", "").arrivals())
                .containsExactly("postmaster@crm.test at crm.onion.example");
    }

    @Test
    void an_mx_host_that_serves_the_domain_resolves_it_as_any_other() {
        Routes routes = site().host("mx-01", "203.0.113.7", Role.MX, Role.SENDER)
                .direct("crm.test", "mx-01")
                .forward("donations@crm.test", "donations@mail.example")
                .routes();
        assertThat(trace(routes, "donations@crm.test", "").arrivals()).containsExactly("donations@mail.example");
        assertThat(trace(routes, "abuse@crm.test", "").arrivals()).containsExactly("alice@riseup.example");
    }
}
