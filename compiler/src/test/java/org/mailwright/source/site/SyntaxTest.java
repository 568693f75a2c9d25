package org.mailwright.source.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.model.DomainName;

class SyntaxTest {
    private static final DomainName HOME = DomainName.of("onion.example");

    @ParameterizedTest
    @CsvSource({"bücher.example, xn--bcher-kva.example", "Bücher.example, xn--bcher-kva.example"})
    void a_domain_in_another_script_is_shown_as_DNS_has_it(String text, String form) {
        assertThat(Syntax.DOMAIN.fault(text, "").remedy()).isEqualTo("write it as DNS has it: " + form);
        assertThat(Syntax.address(HOME).fault("carol@" + text, "").remedy()).endsWith(": " + form);
    }

    /** IDNA 2003 would make strasse.example of the first (RFC 5894 section 7.2), and mail.example of the second. */
    @ParameterizedTest
    @ValueSource(strings = {"straße.example", "mail\u200b.example", "bü cher.example", "bücher", "evil;x.example", ""})
    void a_form_that_may_be_wrong_is_not_shown(String text) {
        assertThat(Syntax.DOMAIN.fault(text, "").remedy()).doesNotContain(": ");
    }

    @ParameterizedTest
    @CsvSource({
        "alice@mail, domain-syntax",
        "alice@mail..example, domain-syntax",
        "'|/bin/sh@mail', address-special-destination",
        "'Alice <alice@mail.example>', address-not-bare",
        "'alice, bob', address-list-in-scalar",
        "@mail.example, localpart-syntax"
    })
    void an_address_is_refused_for_its_first_fault(String text, String rule) {
        Syntax<?> syntax = Syntax.address(HOME);
        assertThat(syntax.fault(text, "").kind().id()).isEqualTo(rule);
        assertThat(syntax.parse().apply(text).value()).isEmpty();
    }
}
