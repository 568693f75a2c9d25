package org.mailwright.artefact.rspamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.model.Address;
import org.mailwright.model.EnvelopeAddress;
import org.mailwright.model.Role;
import org.mailwright.route.Routes;
import org.mailwright.route.SiteFixture;
import org.mailwright.route.Trace;
import org.mailwright.route.Tracing;

/** The map says of each recipient where the trace ends. */
class RecipientEndsTest {
    private static SiteFixture site(String delimiter) {
        return SiteFixture.onion()
                .delimiter(delimiter)
                .host("crm-01", "203.0.113.60", Role.SENDER)
                .served("crm.onion.example", "crm-01", "info")
                .account("alice", "alice@riseup.example")
                .forward("sales@crm.onion.example", "sales@vendor.example")
                .alias("talk", "tor-dev@lists.onion.example")
                .alias("all", "talk", "tor-dev@lists.onion.example")
                .alias("both", "talk", "alice")
                .alias("round", "back", "talk")
                .alias("back", "round", "info@crm.onion.example")
                .alias("talk@onion.test", "alice")
                .alias("both@onion.test", "tor-dev@lists.onion.example")
                .alias("talk+eu", "alice")
                .alias("alice+lists", "talk");
    }

    private static List<String> lines(Routes routes) throws IOException {
        List<String> lines = new ArrayList<>();
        RecipientEnds.of(routes, routes.site().hosts(Role.MX).get(0)).body().write((line, causes) -> lines.add(line));
        return lines.subList(1, lines.size());
    }

    @Test
    void only_what_differs_from_its_domain_has_a_line() throws IOException {
        assertThat(lines(site("").routes()))
                .contains(
                        "@onion.example outside",
                        "@onion.test onion.example",
                        "@lists.onion.example inside",
                        "@crm.onion.example inside",
                        "talk@onion.example inside",
                        "all@onion.example inside",
                        "round@onion.example inside",
                        "back@onion.example inside",
                        "talk@onion.test outside",
                        "both@onion.test inside",
                        "sales@crm.onion.example outside")
                .noneMatch(line -> line.matches("(alice|both)@onion\\.example .*"));
    }

    /** Looks up as plugins.d/mailwright.lua does: the address, its like in the repeated domain, both without extension. */
    @ParameterizedTest
    @ValueSource(strings = {"", "+"})
    void the_map_says_where_the_trace_ends(String delimiter) throws IOException {
        Routes routes = site(delimiter).routes();
        Map<String, String> map = new HashMap<>();
        lines(routes).forEach(line -> map.put(line.split(" ")[0], line.split(" ")[1]));
        List<Address> asked = routes.entries().keySet().stream()
                .flatMap(address -> Stream.of(address.local(), address.local() + "+x")
                        .flatMap(local -> Stream.of(
                                        "onion.example",
                                        "onion.test",
                                        "crm.onion.example",
                                        "lists.onion.example",
                                        "bounces.onion.example")
                                .map(domain -> SiteFixture.address(local + "@" + domain))))
                .toList();
        int outside = 0;
        for (Address address : asked) {
            Trace trace = Tracing.of(routes, EnvelopeAddress.of(address), Optional.empty());
            if (trace.answer().startsWith("250")) {
                boolean leaves = trace.arrivals().stream().anyMatch(arrival -> !arrival.contains(" at "));
                assertThat(endsOutside(map, address, delimiter))
                        .as(address.toString())
                        .isEqualTo(leaves);
                outside += leaves ? 1 : 0;
            }
        }
        assertThat(outside).isGreaterThan(5);
    }

    private static boolean endsOutside(Map<String, String> map, Address address, String delimiter) {
        String domain = "@" + address.domain();
        String usual = map.getOrDefault(domain, "");
        String home = usual.contains(".") ? "@" + usual : domain;
        int at = delimiter.isEmpty() ? -1 : address.local().indexOf(delimiter);
        String plain = at < 0 ? address.local() : address.local().substring(0, at);
        return Stream.of(address.local() + domain, address.local() + home, plain + domain, plain + home, home)
                .flatMap(key -> Stream.ofNullable(map.get(key)))
                .findFirst()
                .filter("outside"::equals)
                .isPresent();
    }
}
