package org.mailwright.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LDIF content records (RFC 2849). */
class LdifFileTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dn: uid=a\\nuid: a\\n                       | 1 uid=a uid@2=a
            dn: uid=a\\nuid: a                          | 1 uid=a uid@2=a
            dn: uid=a\\r\\nuid: a\\r\\n\\r\\n           | 1 uid=a uid@2=a
            version: 1\\ndn: uid=a\\nuid: a\\n          | 2 uid=a uid@3=a
            version: 1\\n\\n\\ndn: uid=a\\nuid: a\\n    | 4 uid=a uid@5=a
            # x\\n folded\\ndn: uid=a\\nuid: a\\n       | 3 uid=a uid@4=a
            dn: uid=a\\n# x\\n folded\\nuid: a\\n       | 1 uid=a uid@4=a
            dn: uid=a,ou=lo\\n ng\\nuid: a\\n  b\\n     | 1 uid=a,ou=long uid@3=a b
            dn: uid=a\\nuid: a\\n\\n c\\n b\\n          | 1 uid=a uid@2=a;ldif-malformed at people.ldif:4
            dn:uid=a\\nuid:a                            | 1 uid=a uid@2=a
            dn:   uid=a\\nuid:   a                      | 1 uid=a uid@2=a
            dn:: dWlkPWE=\\nuid:: YQ==                  | 1 uid=a uid@2=a
            dn: uid=a\\nuid:: Y\\n Q\\n ==              | 1 uid=a uid@2=a
            DN: uid=a\\nUID: a\\nEMAILFORWARD: x@y.test | 1 uid=a uid@2=a emailForward@3=x@y.test
            dn: uid=a\\nuid;lang-en: a\\nuid: b         | 1 uid=a uid@2=a uid@3=b
            dn: uid=a\\nuid: a: b                       | 1 uid=a uid@2=a: b
            dn: uid=a\\nuid:                            | 1 uid=a uid@2=
            dn: uid=a\\nuidNumber: 1\\nui: b            | 1 uid=a
            dn: uid=a\\n\\n\\n\\ndn: uid=b              | 1 uid=a;5 uid=b
            dn:                                         | 1 `` ``
            dn: uid=a\\nuid: a\\nuid:< file:///etc/passwd | 1 uid=a uid@2=a uid@3=(broken);ldif-url-value at people.ldif:3: uid=a uid
            dn: uid=a\\njpegPhoto:< file:///etc/passwd\\nuid: a | 1 uid=a uid@3=a
            dn: uid=a\\njpegPhoto:: @@@\\nuid: a        | 1 uid=a uid@3=a
            dn: uid=a\\nuid:: @@@                       | 1 uid=a uid@2=(broken);ldif-base64 at people.ldif:2: uid=a uid
            dn: uid=a\\nuid:: YQ=                       | 1 uid=a uid@2=(broken);ldif-base64 at people.ldif:2: uid=a uid
            dn: uid=a\\nuid: a\\nrubbish\\nrubbish      | 1 uid=a uid@2=a damaged;ldif-malformed at people.ldif:3: uid=a
            dn: uid=a\\nuid: a\\n: b                    | 1 uid=a uid@2=a damaged;ldif-malformed at people.ldif:3: uid=a
            dn: uid=a\\nuid: a\\nna me: b               | 1 uid=a uid@2=a damaged;ldif-malformed at people.ldif:3: uid=a
            dn: uid=a\\nchangetype: delete\\n\\ndn: uid=b | ldif-change-record at people.ldif:2: uid=a
            dn: uid=b\\n\\ndn: uid=a\\nchangetype: modify\\nadd: x\\nx: y\\n- | 1 uid=b;ldif-change-record at people.ldif:4: uid=a
            dn: uid=a\\nchangetype: add\\nuid: a\\n\\ndn: uid=b\\nchangetype:: YWRk | 1 uid=a uid@3=a;5 uid=b
            dn: uid=a\\ncontrol: 1.2.3 true\\nchangetype: ADD\\nuid: a | 1 uid=a uid@4=a
            dn: uid=a\\nuid: a\\ndn: uid=b\\nuid: b\\n\\ndn: uid=c | partial-input at people.ldif:3: uid=a
            dn: uid=a\\n\\nrubbish\\ndn: uid=b\\nuid: b | 1 uid=a;ldif-malformed at people.ldif:3;partial-input at people.ldif:4
            dn: uid=a\\n\\nsearch: 2\\nresult: 0 Success\\n\\n# numEntries: 1 | 1 uid=a
            dn: uid=a\\n\\nsearch: 2\\nresult: 4 Size limit exceeded\\n | 1 uid=a;partial-input at people.ldif:4
            dn: uid=a\\n\\nresult: 3 Time limit\\ntext: x\\n | 1 uid=a;partial-input at people.ldif:3
            dn: uid=a\\nresult: 4\\n | 1 uid=a
            d\\0n\\0:\\0 \\0 | partial-input at people.ldif:1
            uid: a\\n\\ndn: uid=b                       | 3 uid=b;ldif-malformed at people.ldif:1
            rubbish\\nuid: a\\n\\ndn: uid=b             | 4 uid=b;ldif-malformed at people.ldif:1
            dn:: @@@\\nuid: a\\n\\ndn: uid=b            | 4 uid=b;ldif-malformed at people.ldif:1
            dn:< file:///x\\n\\ndn: uid=b               | 3 uid=b;ldif-malformed at people.ldif:1
            """)
    void a_record_is_read(String ldif, String found) {
        String text = ldif.replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0");

        assertThat(String.join(";", People.entries(text)).strip())
                .isEqualTo(found.replace("`", "").strip());
    }

    @ParameterizedTest
    @CsvSource({"''", "'\n'", "'\r\n\r\n'", "'# nothing'", "'version: 1'", "'version: 1\n\n'", "'\n\n\n'"})
    void a_file_may_hold_nothing(String ldif) {
        assertThat(People.entries(ldif)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE"})
    void a_file_in_utf_16_is_not_read(String charset) {
        byte[] ldif = "# x\nversion: 1\n\ndn: uid=a\nuid: a\n".getBytes(Charset.forName(charset));

        assertThat(People.entries(ldif)).singleElement().asString().startsWith("partial-input at people.ldif:");
    }

    @Test
    void a_value_may_hold_any_octet() {
        byte[] octets = {0, '\n', '\r', (byte) 0xff, (byte) 0xc3};
        String ldif = "dn: uid=a\nuid:: " + Base64.getEncoder().encodeToString(octets);

        assertThat(People.entries(ldif)).containsExactly("1 uid=a uid@2=\0\n\r\ufffd\ufffd");
    }

    @Test
    void raw_octets_outside_utf_8_become_a_character_that_no_address_has() {
        byte[] ldif = "dn: uid=é\nuid: é".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(People.entries(ldif)).containsExactly("1 uid=\ufffd uid@2=\ufffd");
    }

    @Test
    void a_line_may_be_a_megabyte_folded_or_not() {
        String value = "x".repeat(1_000_000);
        String folded = value.replaceAll("(.{76})", "$1\n ");

        assertThat(People.entries("dn: uid=a\nuid: " + value)).containsExactly("1 uid=a uid@2=" + value);
        assertThat(People.entries("dn: uid=a\nuid: " + folded)).containsExactly("1 uid=a uid@2=" + value);
    }

    @Test
    void lines_are_the_same_wherever_the_stream_is_cut() throws IOException {
        String ldif =
                "version: 1\r\n\r\n# c\r\n d\r\ndn: uid=a,\r\n ou=b\r\nuid: a\r\n\r\ndn: uid=c\r\nuid:: Y\r\n w==\r\n";
        List<String> whole = People.entries(ldif);

        for (int size = 1; size < 9; size++) {
            int most = size;
            InputStream in = new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public synchronized int read(byte[] into, int from, int count) {
                    return super.read(into, from, Math.min(count, most));
                }
            };
            StringBuilder found = new StringBuilder();
            new LdifFile("people.ldif", () -> in)
                    .read(
                            People.WANTED,
                            entry -> found.append(entry.line())
                                    .append(entry.dn())
                                    .append(entry.values("uid").get(0).text())
                                    .append(entry.values("uid").get(0).line()),
                            finding -> found.append(finding));
            assertThat(found).hasToString("5uid=a,ou=ba7" + "9uid=cc10");
        }
        assertThat(whole).containsExactly("5 uid=a,ou=b uid@7=a", "9 uid=c uid@10=c");
    }

    @Test
    void a_file_that_cannot_be_read_is_no_empty_one() {
        Directory directory = new LdifFile("people.ldif", () -> {
            throw new IOException("people.ldif: no such file");
        });

        assertThatThrownBy(() -> directory.read(People.WANTED, entry -> {}, finding -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatever_the_bytes_reading_ends() {
        Random random = new Random(7);
        String alphabet = "dnui:=<; a#\n\r\n\n\0\u00e9-,";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "dn: x\nuid: " : "");
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(People.entries(text.toString())).isNotNull();
            assertThat(People.read(text.toString()).value().keySet())
                    .allMatch(uid -> uid.chars().allMatch(c -> c > ' ' && c < 127 && c != ':' && c != ','));
        }
    }
}
