package org.mailwright.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocationTest {

    static Stream<Arguments> printed() {
        return Stream.of(
                Arguments.of(Location.file("data/mail.yaml", 88, 3), "data/mail.yaml:88:3"),
                Arguments.of(Location.file("data/mail.yaml", 88, 0), "data/mail.yaml:88"),
                Arguments.of(Location.file("data/mail.yaml"), "data/mail.yaml"),
                Arguments.of(
                        Location.ldap("people.ldif", 12, "uid=alice,dc=onion,dc=example", "emailForward"),
                        "people.ldif:12: uid=alice,dc=onion,dc=example emailForward"),
                Arguments.of(
                        Location.ldap("ldaps://db.onion.example", 0, "uid=alice,dc=example", ""),
                        "ldaps://db.onion.example: uid=alice,dc=example"),
                Arguments.of(
                        Location.exported(
                                "exported.json", "web-01.onion.example", "Alias_domain[onion.test]", "x.pp:5"),
                        "exported.json: web-01.onion.example Alias_domain[onion.test] at x.pp:5"),
                Arguments.of(
                        Location.exported("exported.json", "web-01.onion.example", "Alias_domain[onion.test]", ""),
                        "exported.json: web-01.onion.example Alias_domain[onion.test]"));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void a_place_prints_as_the_operator_looks_for_it(Location place, String text) {
        assertThat(place).hasToString(text);
    }

    @Test
    void a_hostile_name_stays_on_its_line() {
        assertThat(Location.ldap("a\nb", 1, "uid=x\n\u001b[2J", "y"))
                .hasToString("a\\u000ab:1: uid=x\\u000a\\u001b[2J y");
    }

    @Test
    void another_position_in_the_same_file_equals_one_made_anew() {
        Location place = Location.file("a\nb.yaml").at(3, 7);

        assertThat(place)
                .isEqualTo(Location.file("a\nb.yaml", 3, 7))
                .hasSameHashCodeAs(Location.file("a\nb.yaml", 3, 7));
        assertThat(place).hasToString("a\\u000ab.yaml:3:7").isNotEqualTo(place.at(3, 8));
    }

    /** The text of an attribute's place is made when it is shown; that makes it no other place. */
    @Test
    void the_place_of_an_attribute_equals_another_with_the_same_text() {
        Location place = Location.file("people.ldif").entry(7, "uid=alice,dc=example", "uid");

        assertThat(place)
                .isEqualTo(Location.ldap("people.ldif", 7, "uid=alice,dc=example", "uid"))
                .isEqualTo(Location.ldap("people.ldif", 7, "uid=alice,dc=example uid", ""))
                .hasSameHashCodeAs(Location.ldap("people.ldif", 7, "uid=alice,dc=example uid", ""))
                .isNotEqualTo(Location.ldap("people.ldif", 7, "uid=alice,dc=example", "cn"))
                .isNotEqualTo(Location.ldap("people.ldif", 7, "uid=alice,dc=example", ""));
        assertThat(place.detail()).isEqualTo("uid=alice,dc=example uid");
        assertThat(place.at(8, 0)).hasToString("people.ldif:8: uid=alice,dc=example uid");
    }

    @Test
    void a_secret_in_a_name_is_hidden_in_the_place_of_its_attribute() {
        assertThat(Location.ldap("people.ldif", 1, "cn={SSHA}c2FsdHNhbHRzYWx0c2FsdA", "cn"))
                .hasToString("people.ldif:1: cn={SSHA}(secret) cn");
    }

    @Test
    void places_sort_by_file_then_by_number_not_by_digits() {
        Location second = Location.file("a.yaml", 2, 1);
        Location tenth = Location.file("a.yaml", 10, 1);
        Location later = Location.file("a.yaml", 10, 3);
        Location other = Location.file("b.yaml", 1, 1);

        assertThat(Stream.of(other, later, tenth, second).sorted()).containsExactly(second, tenth, later, other);
    }

    @Test
    void findings_sort_by_place_then_rule_then_message() {
        Diagnostic first = Diagnostic.warning(Kind.error("test", "b-rule"), Location.file("a.yaml", 2, 1), "x");
        Diagnostic second = Diagnostic.error(Kind.error("test", "a-rule"), Location.file("a.yaml", 10, 1), "z");
        Diagnostic third = Diagnostic.error(Kind.error("test", "b-rule"), Location.file("a.yaml", 10, 1), "a");
        Diagnostic fourth = Diagnostic.error(Kind.error("test", "b-rule"), Location.file("a.yaml", 10, 1), "b");

        assertThat(Stream.of(fourth, third, second, first).sorted()).containsExactly(first, second, third, fourth);
    }

    @Test
    void a_finding_keeps_what_it_is_while_more_is_said_about_it() {
        Location place = Location.file("a.yaml", 1, 1);
        Location other = Location.file("a.yaml", 2, 1);

        Diagnostic finding = Diagnostic.error(Kind.error("test", "alias-loop"), place, "a\nb")
                .advising("mend\tit")
                .seeing(other, "here\r");

        assertThat(finding)
                .isEqualTo(new Diagnostic(
                        Severity.ERROR,
                        Kind.error("test", "alias-loop"),
                        place,
                        "a\\u000ab",
                        List.of(new Diagnostic.Related(other, "here\\u000d")),
                        "mend\\u0009it"));
        assertThat(finding.isError()).isTrue();
        assertThat(finding.as(Severity.WARNING).isError()).isFalse();
        assertThat(finding.as(Severity.WARNING).related()).isEqualTo(finding.related());
    }
}
