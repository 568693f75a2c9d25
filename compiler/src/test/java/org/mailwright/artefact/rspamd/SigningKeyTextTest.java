package org.mailwright.artefact.rspamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTextTest {
    /** The example of RFC 8410 section 10.3. */
    static final String ED25519 = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    /** No key at all, but PEM: the contents of an RSA key do not matter here. */
    static final String RSA = """
            -----BEGIN RSA PRIVATE KEY-----
            dGhyb3ctYXdheSB0ZXN0IGtleSBvZiBNYWls
            d3JpZ2h0
            -----END RSA PRIVATE KEY-----
            """;

    @Test
    void an_rsa_key_stays_as_it_is() {
        assertThat(SigningKeyText.lines(RSA.replace("\n", "\r\n") + "\n"))
                .containsExactlyElementsOf(RSA.lines().toList());
    }

    @Test
    void an_ed25519_key_is_the_base64_of_its_octets() {
        // D4EE72DB F913584A … 44755842 of RFC 8410
        assertThat(SigningKeyText.lines(ED25519)).containsExactly("1O5y2/kTWErVttjx92n4rTr+fCjL8dT74Jeoj0R1WEI=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2hunter2",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nhunter2!\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\naHVudGVyMg==\n-----END PUBLIC KEY-----",
                "x = y\n-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END PRIVATE KEY-----"
            })
    void anything_else_is_refused_without_showing_it(String text) {
        assertThatThrownBy(() -> SigningKeyText.lines(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("aHVudGVyMg");
    }
}
