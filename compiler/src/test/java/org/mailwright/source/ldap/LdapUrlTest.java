package org.mailwright.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Parsed;

/** The url of a directory says scheme, host and port, and nothing else. */
class LdapUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ldaps://db.onion.example      | true  | db.onion.example | 636  | false
            ldaps://db.onion.example:1636 | true  | db.onion.example | 1636 | false
            LDAP://db.onion.example/      | false | db.onion.example | 389  | false
            ldap://localhost              | false | localhost        | 389  | true
            ldap://127.0.0.1:3890         | false | 127.0.0.1        | 3890 | true
            ldap://127.0.0.1.evil.example | false | 127.0.0.1.evil.example | 389 | false
            ldap://[::1]                  | false | ::1              | 389  | true
            ldap://[2001:db8::1]:390      | false | 2001:db8::1      | 390  | false
            ldap://localhost.evil.example | false | localhost.evil.example | 389 | false
            """)
    void it_names_a_server(String text, boolean encrypted, String host, int port, boolean loopback) {
        LdapUrl url = LdapUrl.parse(text).orElseThrow();

        assertThat(url.encrypted()).isEqualTo(encrypted);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.isLoopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            db.onion.example                    | it begins neither with ldaps:// nor with ldap://
            https://db.onion.example            | it begins neither with ldaps:// nor with ldap://
            ldapi://%2Frun%2Fslapd%2Fldapi      | it begins neither with ldaps:// nor with ldap://
            ldaps://                            | it is no URL
            ldaps:db.onion.example              | it names no host, or a port that is none
            ldaps://db.onion.example:70000      | it names no host, or a port that is none
            ldaps://db.onion.example:0          | it names no host, or a port that is none
            ldaps://mail:secret@db.onion.example | it has a user before the host
            ldaps://db.onion.example/ou=users   | it says more than a host and a port
            ldaps://db.onion.example?uid        | it says more than a host and a port
            ldaps://db onion                    | it is no URL
            """)
    void what_is_none_says_why(String text, String reason) {
        assertThat(LdapUrl.parse(text)).isEqualTo(Parsed.not(reason));
    }
}
