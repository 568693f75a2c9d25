package org.mailwright.source.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.model.Address;

class AddressFaultsTest {
    /** A character that a row does not show, in hexadecimal. */
    private static final Pattern CODE = Pattern.compile("\\{([0-9a-f]{4})\\}");

    @ParameterizedTest
    @CsvSource(textBlock = """
        'a@mail.example{000a}root: x'          | address-control-char        | U+000A at position 15
        'a{0000}@mail.example'              | address-control-char        | U+0000 at position 2
        'a@mail.example{0085}'              | address-control-char        | U+0085
        'a@mail.example{2028}b'             | address-control-char        | U+2028
        'a{d800}@mail.example'              | address-control-char        | U+D800
        '|/usr/bin/id'                      | address-special-destination | command
        '"|/usr/bin/id"'                    | address-special-destination | command
        '|/usr/bin/id@mail.example'         | address-special-destination | command
        '/var/mail/alice'                   | address-special-destination | file
        '~alice/box'                        | address-special-destination | file
        ':include:/etc/passwd'              | address-special-destination | file
        ':INCLUDE:/etc/passwd'              | address-special-destination | file
        'alice, bob'                        | address-list-in-scalar      | 2 addresses
        'alice,'                            | address-list-in-scalar      | one address
        'a@mail.example,b@mail.example'     | address-list-in-scalar      | 2 addresses
        'a@mail.example; b@mail.example'    | address-list-in-scalar      | 2 addresses
        'a@mail.example b@mail.example'     | address-list-in-scalar      | 2 addresses
        'Alice <a@mail.example>'            | address-not-bare            | more than an address
        '"Doe, Alice" <a@mail.example>'     | address-not-bare            | more than an address
        '<a@mail.example>'                  | address-not-bare            | more than an address
        'a@mail.example (Alice)'            | address-not-bare            | more than an address
        'mailto:a@mail.example'             | address-not-bare            | more than an address
        'team: a@mail.example;'             | address-not-bare            | more than an address
        ' a@mail.example'                   | address-whitespace          | blank at position 1
        'a @mail.example'                   | address-whitespace          | blank at position 2
        'a{00a0}@mail.example'              | address-whitespace          | U+00A0
        'a@mail{200b}.example'              | address-whitespace          | U+200B
        '{feff}a@mail.example'              | address-whitespace          | U+FEFF
        '{202e}a@mail.example'              | address-whitespace          | U+202E
        'josé@mail.example'                 | non-ascii-localpart         | SMTPUTF8
        'pr{0435}ss'                        | confusable-name             | Latin and Cyrillic
        '-all@mail.example'                 | localpart-leading-dash      | allow_min_user
        'a@[192.0.2.1]'                     | domain-literal              | IP address
        'a@192.0.2.1'                       | domain-literal              | IP address
        'a@[IPv6:2001:db8::1]'              | domain-literal              | IP address
        'a@mail.example.'                   | address-trailing-dot        | zone files
        'a@bücher.example'                  | idn-u-label                 | not in ASCII
        'a@m{0430}il.example'               | confusable-name             | Latin and Cyrillic
        'a@xn--a.example'                   | idn-invalid                 | xn--a
        """, delimiter = '|')
    void a_refused_address_has_the_nearest_fault(String row, String rule, String reason) {
        String text = CODE.matcher(row)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
        assertThat(Address.parse(text).value()).isEmpty();
        Fault fault = AddressFaults.ofAddress(text).orElseThrow();
        assertThat(fault.kind().id()).isEqualTo(rule);
        assertThat(fault.reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a..b@mail.example", ".a@mail.example", "\"a\"@mail.example", "a@mail", "a%b@mail.example", ""})
    void what_has_no_fault_of_its_own_is_left_to_the_reader(String text) {
        assertThat(Address.parse(text).value()).isEmpty();
        assertThat(AddressFaults.ofAddress(text)).isEmpty();
    }

    @Test
    void the_longest_address_is_none_too_long() {
        String domain = ("x".repeat(60) + ".").repeat(3) + "example";
        String longest = "a".repeat(254 - 1 - domain.length()) + "@" + domain;
        assertThat(Address.parse(longest).value()).isPresent();
        assertThat(rule("a" + longest)).isEqualTo("address-too-long");
        assertThat(rule("a".repeat(65) + "@mail.example")).isEqualTo("address-too-long");
        assertThat(rule("a@" + ("x".repeat(60) + ".").repeat(4) + "mail.example"))
                .isEqualTo("address-too-long");
    }

    @ParameterizedTest
    @CsvSource({"alice, true", "alice@mail.example, false", "alice(at)mail.example, false", "'', false"})
    void a_name_alone_has_no_domain(String text, boolean unqualified) {
        assertThat(AddressFaults.unqualified(text).isPresent()).isEqualTo(unqualified);
    }

    private static String rule(String text) {
        assertThat(Address.parse(text).value()).isEmpty();
        return AddressFaults.ofAddress(text).orElseThrow().kind().id();
    }
}
