package org.mailwright.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ALabelTest {
    /** RFC 3492 section 7.1, and what IDNA 2003 cannot say (RFC 5894 section 7.2). */
    @ParameterizedTest
    @CsvSource({
        "xn--bcher-kva, bücher",
        "xn--mnchen-3ya, münchen",
        "xn--strae-oqa, straße",
        "xn--egbpdaj6bu4bxfgehfvwxn, ليهمابتكلموشعربي؟",
        "xn--ihqwcrb4cv8a8dqg056pqjye, 他们为什么不说中文",
        "xn--80ak6aa92e, аррӏе",
        "xn--i-7iq, i❤"
    })
    void an_a_label_stands_for_a_name(String label, String name) {
        assertThat(ALabel.decoded(label)).hasValue(name);
        assertThat(DomainName.parse(label + ".example").value()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--a",
                "xn--",
                "xn--abc-",
                "xn--99999999",
                "xn--bcher-kv",
                "xn--Bcher-kva0000000",
                "xn--mnchen-3ya-"
            })
    void what_stands_for_none_is_no_domain(String label) {
        assertThat(ALabel.decoded(label)).isEmpty();
        assertThat(DomainName.parse(label + ".example").value()).isEmpty();
    }
}
