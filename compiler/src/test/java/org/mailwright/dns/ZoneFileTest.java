package org.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Sites;

class ZoneFileTest {
    private static final String TEXT = """
            ; the zone of the onion
            $TTL 3600
            @  IN SOA ns1 hostmaster (
                  2026010101 ; serial
                  7200 3600 1209600 3600 )

            @      NS    ns1
            $ORIGIN sub.onion.example.
            a      A     192.0.2.1
                   AAAA  2001:DB8:0:0::0001

            ; texts
            $ORIGIN onion.example.
            @      TXT   ( "v=spf1 "
                           "-all" )
            Mail   MX    10 MX-01
            _25._tcp.mail TLSA 3 1 1 ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789
            $GENERATE 1-2 h$ A 192.0.2.$
            """;

    @Test
    void records_come_canonical_with_the_line_they_begin_at() {
        Checked<ZoneFile> file = ZoneFile.read(Sites.zone("onion.example", TEXT));
        assertThat(file.diagnostics()).isEmpty();
        assertThat(file.value().records())
                .filteredOn(record -> !record.type().equals("SOA"))
                .map(record -> record.location() + " " + record.owner() + " " + record.type() + " " + record.value())
                .containsExactly(
                        "dns/db.onion.example:7 onion.example NS ns1.onion.example.",
                        "dns/db.onion.example:9 a.sub.onion.example A 192.0.2.1",
                        "dns/db.onion.example:10 a.sub.onion.example AAAA 2001:db8::1",
                        "dns/db.onion.example:14 onion.example TXT v=spf1 -all",
                        "dns/db.onion.example:16 mail.onion.example MX 10 mx-01.onion.example.",
                        "dns/db.onion.example:17 _25._tcp.mail.onion.example TLSA 3 1 1 "
                                + "abcdef0123456789".repeat(4),
                        "dns/db.onion.example:18 h1.onion.example A 192.0.2.1",
                        "dns/db.onion.example:18 h2.onion.example A 192.0.2.2");
    }

    @Test
    void the_last_line_needs_no_end_and_lines_may_end_as_on_windows() {
        String text = "a 60 IN A 192.0.2.1\r\n\r\nb 60 IN A 192.0.2.2";
        assertThat(ZoneFile.read(Sites.zone("onion.example", text)).value().records())
                .map(record -> record.location().line())
                .containsExactly(1, 3);
    }

    @ParameterizedTest
    @CsvSource({"zones/onion.example,true", "/etc/bind/mail/onion.example,true", "other.zone,false", "/etc/passwd,false"
    })
    void no_file_is_included_and_only_our_fragment_is_no_loss(String file, boolean whole) {
        String text = "$INCLUDE " + file + "\na 60 IN A 192.0.2.1\n";
        Checked<ZoneFile> read = ZoneFile.read(Sites.zone("onion.example", text));
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value().whole()).isEqualTo(whole);
        assertThat(read.value().records()).hasSize(1);
        assertThat(read.value().records().get(0).location().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    b 60 IN A 300.0.0.1
                    b 60 IN MX ten mx
                    b 60 IN TXT "unbalanced
                    b 60 IN NONSENSE x
                    b..c 60 IN A 192.0.2.1
                    b 60 IN MX 70000 mx
                    b 60 IN TLSA 3 1 1 xyz
                    b 60 IN A 192.0.2.1 )
                    $GENERATE x-y h$ A 192.0.2.1
                    """)
    void a_broken_line_is_an_error_there(String line) {
        String text = "a 60 IN A 192.0.2.1\n\n" + line + "\nc 60 IN A 192.0.2.3\n";
        Checked<ZoneFile> read = ZoneFile.read(Sites.zone("onion.example", text));
        assertThat(read.diagnostics()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("zone-syntax");
            assertThat(finding.isError()).isTrue();
            assertThat(finding.location().source()).isEqualTo("dns/db.onion.example");
            assertThat(finding.location().line()).isEqualTo(3);
        });
        assertThat(read.value().records()).hasSize(1);
    }

    @Test
    void a_line_that_makes_records_without_end_is_an_error_there() {
        String text = "a 60 IN A 192.0.2.1\n\n$GENERATE 1-2000000000 h$ A 192.0.2.2\nc 60 IN A 192.0.2.3\n";
        Checked<ZoneFile> read = ZoneFile.read(Sites.zone("onion.example", text));
        assertThat(read.diagnostics()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("zone-syntax");
            assertThat(finding.isError()).isTrue();
            assertThat(finding.location().line()).isEqualTo(3);
        });
    }

    @Test
    void a_record_of_another_zone_is_an_error_there_and_costs_itself() {
        String text = "a 60 IN A 192.0.2.1\nmail.leek.example. 60 IN A 192.0.2.2\nb.onion.example. 60 IN A 192.0.2.3\n";
        Checked<ZoneFile> read = ZoneFile.read(Sites.zone("onion.example", text));
        assertThat(read.diagnostics()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("fragment-out-of-zone");
            assertThat(finding.location().line()).isEqualTo(2);
        });
        assertThat(read.value().records())
                .extracting(ZoneRecord::owner)
                .containsExactly("a.onion.example", "b.onion.example");
    }

    @Test
    void a_zone_without_a_file_has_no_records_and_no_findings() {
        Checked<ZoneFile> read = ZoneFile.read(Sites.zone("onion.example", true));
        assertThat(read.value().records()).isEmpty();
        assertThat(read.diagnostics()).map(Diagnostic::message).isEmpty();
    }
}
