package org.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Sites;

/** Files that no editor and no name server expects, and what is said of them. */
class ZoneOdditiesTest {
    private static Checked<ZoneFile> read(String text) {
        return ZoneFile.read(Sites.zone("zone.example", text));
    }

    private static String records(Checked<ZoneFile> read) {
        return read.value().records().stream()
                .map(record -> record.location().line() + " " + record.owner() + " " + record.ttl() + " "
                        + record.type() + " " + record.value())
                .collect(Collectors.joining("\n"));
    }

    private static String fault(String text) {
        List<Diagnostic> findings = read(text).diagnostics();
        assertThat(findings).hasSize(1);
        Diagnostic only = findings.get(0);
        return only.location().line() + ": " + only.message() + "\n" + only.help();
    }

    @Test
    void a_string_of_more_than_255_octets_is_to_be_split() {
        assertThat(fault("a TXT x\nb TXT \"" + "x".repeat(256) + "\"\n")).isEqualTo("""
                2: the zone zone.example cannot be read: a string of 256 octets; the longest has 255
                split the text into strings of at most 255 octets: TXT ( "first part" "second part" ), \
                then run: named-checkzone zone.example dns/db.zone.example""");
        assertThat(fault("$GENERATE 1-2 b$ TXT " + "x".repeat(255) + "$\n")).contains("a string of 256 octets");
        assertThat(fault("b TXT ( \"x\"\n \"" + "x".repeat(300) + "\" )\n")).contains("a string of 300 octets");
        assertThat(read("b TXT \"" + "x".repeat(255) + "\" \"" + "y".repeat(255) + "\"\n")
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void a_byte_order_mark_is_named() {
        assertThat(fault("\ufeff$TTL 60\na A 192.0.2.1\n"))
                .startsWith("1: the zone zone.example cannot be read: it begins with a byte order mark")
                .contains("save the file as UTF-8 without a byte order mark");
    }

    @Test
    void an_unknown_type_is_to_be_written_by_its_number() {
        assertThat(fault("a NONSENSE x\n"))
                .contains("Invalid type 'NONSENSE'")
                .contains("TYPE65280 \\# 2 0a0b (RFC 3597)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    $GENERATE 1-65537 h$ A 192.0.2.1 | 1: the zone zone.example cannot be read: one line makes more than 65536 records
                    $GENERATE 0-2147483647 h$ A 192.0.2.1 | 1: the zone zone.example cannot be read: one line makes more than 65536 records
                    $GENERATE 1-65536 h$ TYPE300 \\# x$ | 1: the zone zone.example cannot be read: the data of $GENERATE are not one word
                    $GENERATE 1-2/ h$ A 192.0.2.1 | 1: the zone zone.example cannot be read: the range 1-2/ of $GENERATE is not start-stop
                    $GENERATE 1-2 h$ A 192.0.2.${0,4,q} | 1: the zone zone.example cannot be read: ${0,4,q} is not a modifier
                    $GENERATE 1-2 h$ OPT x | 1: the zone zone.example cannot be read: no zone has records of the type OPT
                    """)
    void a_directive_that_cannot_be_read_says_why(String line, String begin) {
        assertThat(fault(line + "\n")).startsWith(begin).doesNotContain("says the same");
    }

    @Test
    void all_directives_together_make_no_more_than_they_may() {
        String line = "$GENERATE 1-65536 h$ A 192.0.2.1\n";
        assertThat(fault(line + line + "a A 192.0.2.1\n" + line))
                .startsWith(
                        "4: the zone zone.example cannot be read: its $GENERATE lines make more than 131072 records");
        String longest = "$GENERATE 1-65536 h$ TXT " + "${0,127}".repeat(2) + "\n";
        assertThat(fault(longest))
                .startsWith(
                        "1: the zone zone.example cannot be read: its $GENERATE lines make more than 16777216 octets");
    }

    @Test
    void a_directive_leaves_the_owner_and_the_ttl_of_the_record_before() {
        assertThat(records(read("""
                $TTL 60
                a A 192.0.2.1\r
                $GENERATE 1-2 h$ 90 A 192.0.2.$ ; two\r
                  TXT "of a"\r
                """))).isEqualTo("""
                2 a.zone.example 60 A 192.0.2.1
                3 h1.zone.example 90 A 192.0.2.1
                3 h2.zone.example 90 A 192.0.2.2
                4 a.zone.example 60 TXT of a""");
    }

    @Test
    void an_include_may_have_an_origin_and_changes_none() {
        Checked<ZoneFile> read = read("""
                $INCLUDE "/etc/bind/zones/zone.example" sub ; ours
                a A 192.0.2.1
                """);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value().whole()).isTrue();
        assertThat(records(read)).isEqualTo("2 a.zone.example 3600 A 192.0.2.1");
        assertThat(read("$INCLUDE ( other\n sub )\n").value().whole()).isFalse();
    }

    @Test
    void octets_beyond_ascii_and_control_characters_end_nothing() {
        assertThat(records(read("a TXT \"gr\u00fc\u00dfe\"\n; \ufffd\n$GENERATE 1-1 \u00fc$ TXT \u00fc\n")))
                .isEqualTo("1 a.zone.example 3600 TXT gr\u00c3\u00bc\u00c3\u009fe\n"
                        + "3 \\195\\1881.zone.example 3600 TXT \u00c3\u00bc");
        assertThat(fault("a A 192.0.2.1\0x\n")).startsWith("1: ");
        assertThat(fault("$T\0L 60\n")).startsWith("1: ");
    }

    @Test
    void a_ttl_that_is_too_long_and_a_zone_without_soa_are_read() {
        assertThat(records(read("$TTL 4294967295\na A 192.0.2.1\nb 2147483648 A 192.0.2.2\n")))
                .isEqualTo("""
                2 a.zone.example 2147483647 A 192.0.2.1
                3 b.zone.example 2147483647 A 192.0.2.2""");
        assertThat(fault("a 4294967296 A 192.0.2.1\n")).startsWith("1: ");
        assertThat(fault("$TTL 4294967296\na A 192.0.2.1\n")).startsWith("1: ");
    }

    @Test
    void no_text_at_all_ends_the_program() throws Exception {
        Random random = new Random(20260102);
        List<ZoneSituations.Situation> all = ZoneSituations.all();
        String signs = " \t\n\"\\()$;@./{},-0a\0\u00fc";
        for (int sample = 0; sample < 2000; sample++) {
            StringBuilder text =
                    new StringBuilder(all.get(random.nextInt(all.size())).zone());
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                String sign = String.valueOf(signs.charAt(random.nextInt(signs.length())));
                text.replace(at, at + random.nextInt(2), sign);
            }
            String zone = text.toString();
            assertThat(read(zone).diagnostics())
                    .as(zone)
                    .allSatisfy(finding -> assertThat(finding.location().line())
                            .as(zone)
                            .isBetween(1, (int) zone.lines().count() + 1));
        }
        byte[] noise = new byte[4096];
        random.nextBytes(noise);
        assertThat(read(new String(noise, StandardCharsets.ISO_8859_1)).diagnostics())
                .isNotEmpty();
    }
}
