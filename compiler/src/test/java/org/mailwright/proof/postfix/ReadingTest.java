package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Files;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Sites;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;

/** What a running Postfix taught our reading of its files; RunningPostfixComparisonTest asks it again. */
class ReadingTest {
    private static final String STANDARD = "smtpd_relay_restrictions = reject_unauth_destination";

    private static Instance.Port port(String... lines) {
        EmittedFile mainCf = file(
                "main.cf",
                Stream.concat(
                                Stream.of(
                                        "myhostname = mx-01.onion.example",
                                        "mydestination =",
                                        "parent_domain_matches_subdomains ="),
                                Stream.of(lines))
                        .toList());
        EmittedFile masterCf =
                file("master.cf", List.of("smtp inet n - n - - smtpd", "cleanup unix n - n - 0 cleanup"));
        Tables tables = new Tables(
                new Emitted(new Files(List.of())),
                Sites.host("mx-01", 1, Role.MX),
                mainCf,
                new SrsDecoder(mainCf),
                new Faults());
        Parameters main = Parameters.read(mainCf);
        Smtpd smtpd = new Smtpd(main, tables, new Mta(main, tables));
        return new Instance.Port(smtpd, main, main, new Mta(main, tables));
    }

    private static EmittedFile file(String name, List<String> lines) {
        return new EmittedFile(Artefact.shared(name, out -> {
            for (String line : lines) {
                out.line(line, List.of());
            }
        }));
    }

    private static String rcpt(Instance.Port port, String recipient) {
        return port.smtpd()
                .rcpt(new Smtpd.Session(IpAddress.of("192.0.2.7"), "", "someone@outside.example"), recipient)
                .words();
    }

    @ParameterizedTest
    @CsvSource({"3, ''", "2, its aliases are nested deeper than 2", "1, its aliases are nested deeper than 1"})
    void as_many_aliases_in_a_row_as_the_limit_are_one_too_many(int limit, String fault) {
        Instance.Port port = port(
                "virtual_alias_recursion_limit = " + limit,
                "virtual_alias_maps = inline:{a@onion.example=b@onion.example, b@onion.example=c@onion.example}");
        assertThat(port.delivery().deliver("a@onion.example").fault()).isEqualTo(fault);
    }

    @Test
    void an_alias_that_is_only_a_domain_keeps_the_local_part() {
        Instance.Port port = port("virtual_alias_maps = inline:{@onion.test=@onion.example}");
        assertThat(port.delivery().deliver("alice+x@onion.test").addresses()).containsOnlyKeys("alice+x@onion.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice%outside.example", "outside.example!alice", "\"alice@outside.example\""})
    void a_local_part_that_could_be_a_route_is_no_recipient_of_ours(String local) {
        Instance.Port port = port(STANDARD, "relay_domains = onion.example");
        assertThat(rcpt(port, "alice@onion.example")).isEqualTo("250");
        assertThat(rcpt(port, local + "@onion.example")).isEqualTo("554 5.7.1 " + Smtpd.RELAY_DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "'', .onion.example, 250",
        "'', onion.example, 554 5.7.1 Relay access denied",
        "relay_domains, onion.example, 250",
        "relay_domains, .onion.example, 554 5.7.1 Relay access denied"
    })
    void a_subdomain_is_found_by_its_parent_with_a_dot_or_without(String parents, String entry, String answer) {
        Instance.Port port = port(
                STANDARD,
                "parent_domain_matches_subdomains = " + parents,
                "relay_domains = inline:{" + entry + "=served}");
        assertThat(rcpt(port, "alice@a.b.onion.example")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "error:5.7.1 gone, 550 5.7.1 gone",
        "error:gone, 550 5.1.1 gone",
        "retry:4.4.1 later, 450 4.4.1 later",
        "retry:later, 450 4.1.1 later",
        "discard:, 250"
    })
    void a_way_to_nobody_is_told_at_rcpt(String way, String answer) {
        Instance.Port port = port(
                STANDARD,
                "relay_domains = onion.example",
                "transport_maps = inline:{ {alice@onion.example = " + way + "} }");
        assertThat(rcpt(port, "alice@onion.example")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"alice, 450 4.7.1 later", "bob, 550 5.7.1 gone"})
    void a_deferral_if_permitted_gives_way_to_a_refusal(String local, String answer) {
        Instance.Port port = port(
                STANDARD,
                "relay_domains = onion.example",
                "smtpd_recipient_restrictions ="
                        + " check_recipient_access inline:{ {onion.example = DEFER_IF_PERMIT 4.7.1 later} },"
                        + " check_recipient_access inline:{ {bob@onion.example = 550 5.7.1 gone} }");
        assertThat(rcpt(port, local + "@onion.example")).isEqualTo(answer);
    }
}
