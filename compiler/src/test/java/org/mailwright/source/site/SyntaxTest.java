package org.mailwright.source.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.model.DomainName;

class SyntaxTest {
    private static final DomainName HOME = DomainName.of("onion.example");

    @ParameterizedTest
    @CsvSource({
        "bücher.example, xn--bcher-kva.example",
        "Bücher.example, xn--bcher-kva.example",
        "carol@bücher.example, xn--bcher-kva.example"
    })
    void a_domain_in_another_script_is_shown_as_DNS_has_it(String text, String form) {
        assertThat(Syntax.DOMAIN.remedyFor(text)).isEqualTo("write it as DNS has it: " + form);
    }

    /** IDNA 2003 would make strasse.example of the first (RFC 5894 section 7.2), and mail.example of the second. */
    @ParameterizedTest
    @ValueSource(strings = {"straße.example", "mail\u200b.example", "bü cher.example", "bücher", "evil;x.example", ""})
    void a_form_that_may_be_wrong_is_not_shown(String text) {
        assertThat(Syntax.DOMAIN.remedyFor(text)).isEqualTo(Syntax.DOMAIN.remedy());
    }

    @ParameterizedTest
    @CsvSource({
        "alice@mail, domain-syntax",
        "alice@mail..example, domain-syntax",
        "'|/bin/sh@mail', localpart-syntax",
        "'Alice <alice@mail.example>', localpart-syntax",
        "'alice, bob', localpart-syntax",
        "@mail.example, localpart-syntax"
    })
    void an_address_is_refused_for_its_first_fault(String text, String rule) {
        Syntax<?> syntax = Syntax.address(text, HOME);
        assertThat(syntax.rule()).isEqualTo(rule);
        assertThat(syntax.parse().apply(text).value()).isEmpty();
    }
}
