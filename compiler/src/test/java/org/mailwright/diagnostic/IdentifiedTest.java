package org.mailwright.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes two findings of two runs the same one. */
class IdentifiedTest {
    private static final Location HERE = Location.file("data/mail.yaml", 88, 3);

    private static String fingerprint(String rule, Location place, String message) {
        return Identified.of(
                        List.of(Diagnostic.warning(Kind.warning("test", rule), place, message)), Surroundings.unknown())
                .get(0)
                .fingerprint();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gave 5 entries                 | gave 61 entries                | true
            seen at data/mail.yaml:91:3    | seen at data/mail.yaml:95:3    | true
            ends in (12 days)              | ends in (11 days)              | true
            press names alice              | press names bob                | false
            host mx-01 has no name         | host mx-02 has no name         | false
            192.0.2.1 is private           | 192.0.2.2 is private           | false
            2001:db8::1 is there           | 2001:db8::2 is there           | false
            ends on 2026-11-15             | ends on 2026-11-16             | false
            """)
    void numbers_and_positions_that_change_by_themselves_make_no_other_finding(String one, String other, boolean same) {
        assertThat(fingerprint("a-rule", HERE, one).equals(fingerprint("a-rule", HERE, other)))
                .isEqualTo(same);
    }

    @Test
    void the_line_does_not_count_but_rule_file_and_entry_do() {
        String known = fingerprint("a-rule", HERE, "m");
        assertThat(known).matches("[0-9a-f]{32}");
        assertThat(fingerprint("a-rule", HERE.at(99, 5), "m")).isEqualTo(known);
        assertThat(fingerprint("b-rule", HERE, "m")).isNotEqualTo(known);
        assertThat(fingerprint("a-rule", Location.file("data/other.yaml", 88, 3), "m"))
                .isNotEqualTo(known);
        assertThat(fingerprint("a-rule", Location.ldap("p.ldif", 3, "uid=alice", "mail"), "m"))
                .isEqualTo(fingerprint("a-rule", Location.ldap("p.ldif", 9, "uid=alice", "mail"), "m"))
                .isNotEqualTo(fingerprint("a-rule", Location.ldap("p.ldif", 3, "uid=bob", "mail"), "m"));
        assertThat(fingerprint("a-rule", Location.exported("e.json", "web-01.example", "T[x]", "/etc/x.pp:5"), "m"))
                .isEqualTo(fingerprint(
                        "a-rule", Location.exported("e.json", "web-01.example", "T[x]", "/etc/x.pp:7"), "m"));
    }

    @Test
    void equal_findings_of_one_run_are_told_apart_by_their_order() {
        List<Identified> both = Identified.of(
                List.of(
                        Diagnostic.warning(Kind.error("test", "a-rule"), HERE, "m"),
                        Diagnostic.warning(Kind.error("test", "a-rule"), HERE.at(90, 3), "m")),
                Surroundings.unknown());
        assertThat(both.get(0).fingerprint())
                .isEqualTo(fingerprint("a-rule", HERE, "m"))
                .isNotEqualTo(both.get(1).fingerprint());
    }
}
