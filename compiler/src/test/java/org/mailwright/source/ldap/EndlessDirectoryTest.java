package org.mailwright.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.protocol.SearchResultReferenceProtocolOp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.source.net.Limits;
import org.mailwright.source.net.StandIn;
import org.mailwright.source.pki.TlsClient;

/** A directory that has no end, in time, in pages or in entries, is cut off; the handshake is part of its answer. */
@Timeout(30)
class EndlessDirectoryTest {
    private static final Limits SHORT = new Limits(1, 1, 1 << 20);
    private static final Limits SMALL = new Limits(2, 25, 1 << 20);

    private static final Authority AUTHORITY = new Authority();

    private static String said(StandIn server, String scheme, boolean tls, Limits limits) {
        LdapUrl url = LdapUrl.parse(scheme + "://127.0.0.1:" + server.port()).orElseThrow();
        LdapServer directory = new LdapServer(
                url,
                Server.BASE,
                "(uid=*)",
                LdapLogin.anonymous(),
                !tls
                        ? Optional.empty()
                        : TlsClient.of(Optional.of(AUTHORITY.pem().getBytes(StandardCharsets.UTF_8)), Optional.empty())
                                .value(),
                3,
                limits);
        LdapFailure failure =
                catchThrowableOfType(LdapFailure.class, () -> Server.entries(directory, new ArrayList<>()));
        assertThat(failure.kind().id()).isEqualTo("ldap-partial-read");
        return failure.what().replaceFirst("^[^ ]* ", "").replaceFirst("after [0-9]+ entries$", "after N entries");
    }

    static Stream<Arguments> endless() {
        String slow = "was not read whole: its answer was not at its end after 1 s after N entries";
        String large = "was not read whole: its answer takes more than 1 MB of Java's memory after N entries";
        return Stream.of(
                Arguments.of("entries", SMALL, Answers.forever(Answers::entry, 0), large),
                Arguments.of("an entry now and then", SHORT, Answers.forever(Answers::entry, 300), slow),
                Arguments.of(
                        "referrals",
                        SMALL,
                        Answers.forever(
                                number -> new SearchResultReferenceProtocolOp(
                                        List.of("ldap://192.0.2.1/" + "x".repeat(9999))),
                                0),
                        "was not read whole: its answer has more than 16 MB after N entries"),
                Arguments.of(
                        "interim answers",
                        SMALL,
                        Answers.forever(
                                number -> new IntermediateResponseProtocolOp(
                                        "1.2.3", new ASN1OctetString(new byte[9999])),
                                0),
                        "was not read whole: its answer has more than 16 MB after N entries"),
                Arguments.of(
                        "the same page",
                        SMALL,
                        Answers.pages(Answers::entry, 1),
                        "was not read whole: it gives a page twice after N entries"),
                Arguments.of(
                        "five pages in a circle",
                        SMALL,
                        Answers.pages(Answers::entry, 5),
                        "was not read whole: it gives a page twice after N entries"),
                Arguments.of("pages", SMALL, Answers.pages(Answers::entry, Integer.MAX_VALUE / 2), large),
                Arguments.of(
                        "no result",
                        SMALL,
                        (StandIn.Deed) (in, out) -> Answers.send(out, Answers.request(in), Answers.entry(1)),
                        "was not read whole: no answer within 2 s after N entries"),
                Arguments.of(
                        "an octet now and then",
                        SHORT,
                        (StandIn.Deed) (in, out) -> {
                            int id = Answers.request(in);
                            // An entry of a million octets.
                            out.write(new byte[] {0x30, (byte) 0x83, 0x0f, 0x42, 0x40, 2, 1, (byte) id, 0x64});
                            out.write(new byte[] {(byte) 0x83, 0x0f, 0x42, 0x38, 4, (byte) 0x83, 0x0f, 0x42, 0x30});
                            while (true) {
                                Thread.sleep(300);
                                out.write(1);
                                out.flush();
                            }
                        },
                        slow));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void it_is_cut_off(String name, Limits limits, StandIn.Deed deed, String said) throws IOException {
        try (StandIn server = StandIn.doing(deed)) {
            assertThat(said(server, "ldap", false, limits)).isEqualTo(said);
        }
    }

    @Test
    void a_handshake_that_trickles_is_part_of_the_answer() throws IOException {
        try (StandIn server = StandIn.saying("\u0016\u0003\u0003\u0040\u0000", "x", 300)) {
            assertThat(said(server, "ldaps", true, SHORT))
                    .containsAnyOf(
                            "cannot be reached: it ended the connection, or did not answer within 1 s",
                            "its answer was not at its end after 1 s");
        }
    }

    @Test
    void a_handshake_that_trickles_after_StartTLS_is_part_of_the_answer() throws IOException {
        StandIn.Deed deed = (in, out) -> {
            Answers.send(out, Answers.request(in), new ExtendedResponseProtocolOp(0, null, null, null, null, null));
            out.write(new byte[] {0x16, 3, 3, 0x40, 0});
            while (true) {
                Thread.sleep(300);
                out.write('x');
            }
        };
        try (StandIn server = StandIn.doing(deed)) {
            assertThat(said(server, "ldap", true, SHORT))
                    .isEqualTo("was not read whole: its answer was not at its end after 1 s after N entries");
        }
    }

    @Test
    void a_message_that_is_larger_than_any_entry_is_not_kept() throws IOException {
        StandIn.Deed large = (in, out) -> {
            Answers.request(in);
            out.write(new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff});
            out.flush();
        };
        try (StandIn server = StandIn.doing(large)) {
            assertThat(said(server, "ldap", false, SMALL)).startsWith("was not read whole: ");
        }
    }

    @Test
    void an_ldif_without_end_is_refused_by_what_is_kept_of_it() {
        InputStream endless = new InputStream() {
            private final byte[] record = "dn: uid=x\nuid: x\n\n".getBytes(StandardCharsets.US_ASCII);
            private int at;

            @Override
            public int read() {
                return record[at++ % record.length];
            }
        };
        LdifFile file = new LdifFile("people.ldif", () -> endless, 1 << 20);

        assertThat(catchThrowableOfType(IOException.class, () -> file.read(List.of("uid"), entry -> {}, finding -> {})))
                .hasMessage("people.ldif is too large: its entries take more than 1 MB of Java's memory; set a larger"
                        + " -Xmx in JAVA_TOOL_OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "uid: x\n", "no attribute\n\n", "dn: x\n x", "uid:: /\n"})
    void an_ldif_without_a_record_is_refused_too(String again) {
        byte[] octets = again.getBytes(StandardCharsets.US_ASCII);
        InputStream endless = new InputStream() {
            private int at = -6;

            @Override
            public int read() {
                int now = at++;
                at = at == 1 << 30 ? 0 : at;
                return now < 0 ? "dn: x\n".charAt(now + 6) : octets[now % octets.length];
            }
        };
        LdifFile file = new LdifFile("people.ldif", () -> endless, 1 << 20);

        assertThat(catchThrowableOfType(IOException.class, () -> file.read(List.of("uid"), entry -> {}, finding -> {})))
                .hasMessageStartingWith("people.ldif ");
    }
}
