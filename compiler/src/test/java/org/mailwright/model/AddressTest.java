package org.mailwright.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    /** The dot-atoms of RFC 5321 section 4.1.2, less what a mail system reads as routing: % and !. */
    @ParameterizedTest
    @CsvSource({
        "alice@onion.example, alice@onion.example",
        "Alice@Onion.EXAMPLE, Alice@onion.example",
        "a.b-c_d+e=f@onion.example, a.b-c_d+e=f@onion.example",
        "o'brien@onion.example, o'brien@onion.example",
        "a/b&c*d?e^f~g#h$i{j}k`l@onion.example, a/b&c*d?e^f~g#h$i{j}k`l@onion.example",
        "x@a.b.c.d.example, x@a.b.c.d.example",
    })
    void an_address_keeps_its_local_part_and_folds_its_domain(String text, String canonical) {
        assertThat(Address.parse(text).orElseThrow()).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "@onion.example",
                "alice@",
                "alice@@onion.example",
                "a@b@onion.example",
                "alice@localhost",
                "alice@[203.0.113.7]",
                "alice@203.0.113.7",
                "alice@onion.example.",
                "alice@onion..example",
                "alice@-onion.example",
                "alice@onion_x.example",
                "alice@öniön.example",
                "älice@onion.example",
                "\"alice b\"@onion.example",
                "alice b@onion.example",
                " alice@onion.example",
                "alice@onion.example ",
                "alice@onion.example, bob@onion.example",
                "alice@onion.example\nroot: x@evil.test",
                "alice@onion.example\u0000",
                "Alice <alice@onion.example>",
                "alice(comment)@onion.example",
                "a;b@onion.example",
                "|/bin/sh@onion.example",
                "/etc/passwd@onion.example",
                ":include:/etc/passwd@onion.example",
                "-oQ@onion.example",
                "#alice@onion.example",
                "$alice@onion.example",
                "*@onion.example",
                ".alice@onion.example",
                "alice.@onion.example",
                "al..ice@onion.example",
                "`id`@onion.example",
                "{alice@onion.example",
                "~root@onion.example",
                "user%outside.test@onion.example",
                "outside.test!user@onion.example",
                "a\\b@onion.example",
            })
    void what_a_daemon_could_read_as_something_else_is_no_address(String text) {
        assertThat(Address.parse(text).value()).isEmpty();
        assertThat(Address.parse(text).reason()).isNotEmpty().doesNotContain("\n", "\u0000");
    }

    @Test
    void a_local_part_has_at_most_64_characters_and_an_address_254() {
        String domain = ("d".repeat(60) + ".").repeat(3) + "example";
        assertThat(Address.parse("a".repeat(64) + "@onion.example").value()).isPresent();
        assertThat(Address.parse("a".repeat(65) + "@onion.example").value()).isEmpty();
        assertThat(domain).hasSize(190);
        assertThat(Address.parse("a".repeat(63) + "@" + domain).value()).isPresent();
        assertThat(Address.parse("a".repeat(64) + "@" + domain).value()).isEmpty();
    }

    @Test
    void a_bare_name_is_in_the_home_domain() {
        DomainName home = DomainName.of("onion.example");

        assertThat(Address.parse("alice", home).orElseThrow()).hasToString("alice@onion.example");
        assertThat(Address.parse("alice@onion.test", home).orElseThrow()).hasToString("alice@onion.test");
        assertThat(Address.parse("alice@", home).value()).isEmpty();
    }

    @Test
    void folding_touches_ASCII_letters_of_the_local_part() {
        assertThat(Address.of("ALICE.I@onion.example").folded()).isEqualTo(Address.of("alice.i@onion.example"));
    }

    @Test
    void addresses_sort_by_domain_first() {
        assertThat(Stream.of("b@b.example", "a@b.example", "z@a.example")
                        .map(Address::of)
                        .sorted()
                        .map(Address::toString))
                .containsExactly("z@a.example", "a@b.example", "b@b.example");
    }

    @Test
    void a_local_part_that_is_none_cannot_be_made_by_hand() {
        assertThatThrownBy(() -> new Address("a b", DomainName.of("onion.example")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
