package org.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.model.DomainName;
import org.mailwright.model.IpAddress;

class MailRecordTest {
    private static final OwnerName OWNER = OwnerName.of("x.onion.example");
    private static final DomainName HOST = DomainName.of("mx-01.onion.example");

    static Stream<Arguments> lines() {
        String digest = "0123456789abcdef".repeat(4);
        return Stream.of(
                Arguments.of(MailRecord.address(OWNER, IpAddress.of("203.0.113.7")), "A 203.0.113.7"),
                Arguments.of(MailRecord.address(OWNER, IpAddress.of("2001:db8::7")), "AAAA 2001:db8::7"),
                Arguments.of(MailRecord.cname(OWNER, HOST), "CNAME mx-01.onion.example."),
                Arguments.of(MailRecord.mx(OWNER, 10, HOST), "MX 10 mx-01.onion.example."),
                Arguments.of(MailRecord.nullMx(OWNER), "MX 0 ."),
                Arguments.of(MailRecord.ptr(OWNER, HOST), "PTR mx-01.onion.example."),
                Arguments.of(MailRecord.srv(OWNER, 0, 1, 465, HOST), "SRV 0 1 465 mx-01.onion.example."),
                Arguments.of(MailRecord.tlsa(OWNER, digest), "TLSA 3 1 1 " + digest),
                Arguments.of(MailRecord.txt(OWNER, "v=DMARC1; p=none"), "TXT \"v=DMARC1; p=none\""));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_record_is_one_line_with_absolute_names(MailRecord record, String expected) {
        assertThat(record.line(3600)).isEqualTo("x.onion.example. 3600 IN " + expected);
    }

    @Test
    void numbers_and_digests_out_of_range_are_refused() {
        assertThatThrownBy(() -> MailRecord.mx(OWNER, 65_536, HOST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MailRecord.srv(OWNER, -1, 0, 25, HOST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MailRecord.tlsa(OWNER, "00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MailRecord.nullMx(OWNER).line(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
