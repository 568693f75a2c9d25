package org.mailwright.source.puppetdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.source.ldap.Authority;
import org.mailwright.source.net.Limits;
import org.mailwright.source.net.StandIn;
import org.mailwright.source.pki.TlsClient;

/** An answer that has no end, in time or in octets, is cut off; its headers and its handshake are part of it. */
@Timeout(30)
class EndlessAnswerTest {
    private static final Limits SHORT = new Limits(1, 1, 3 << 20);
    private static final Limits SMALL = new Limits(2, 25, 3 << 20);
    private static final String FINE = "HTTP/1.1 200 OK\r\nX-Records: 9\r\n";
    private static final String SLOW = "was not read whole: its answer was not at its end after 1 s after 0 rows";
    private static final String HEADERS = "was not read whole: its headers have more than 65536 octets after 0 rows";
    private static final String LARGE =
            "was not read whole: its answer takes more than 3 MB of Java's memory after 0 rows";

    private static PuppetDbFailure failure(PuppetDb client) {
        PuppetDbFailure failure = catchThrowableOfType(PuppetDbFailure.class, () -> client.rows(Question.inventory()));
        assertThat(failure.kind().id()).isEqualTo("puppetdb-partial");
        return failure;
    }

    private static String said(int port, Limits limits) {
        PuppetDbUrl url = PuppetDbUrl.parse("http://127.0.0.1:" + port).orElseThrow();
        return failure(new PuppetDb(url, Optional.empty(), 2, limits)).what().replaceFirst("^[^ ]* ", "");
    }

    static Stream<Arguments> endless() {
        String chunked = FINE + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                Arguments.of("headers", FINE, "X-More: and more\r\n".repeat(99), 0, HEADERS),
                Arguments.of("a header", FINE + "X-More: ", "and more".repeat(99), 0, HEADERS),
                Arguments.of("a status", "HTTP/1.1 200 ", "OK".repeat(99), 0, HEADERS),
                Arguments.of("interim answers", "", "HTTP/1.1 100 Continue\r\n\r\n".repeat(99), 0, HEADERS),
                Arguments.of("trailers", chunked + "2\r\n[]\r\n0\r\n", "X-More: and more\r\n".repeat(99), 0, HEADERS),
                Arguments.of("a chunk's length", chunked, "0".repeat(99), 0, HEADERS),
                Arguments.of("slow status", "", "H", 300, SLOW),
                Arguments.of("slow headers", FINE + "X: ", "x", 300, SLOW),
                Arguments.of("slow body", FINE + "Content-Length: 1000\r\n\r\n[", " ", 300, SLOW),
                Arguments.of("slow chunks", chunked, "1\r\n \r\n", 300, SLOW),
                Arguments.of("a body", FINE + "\r\n[", "1,".repeat(9999), 0, LARGE),
                Arguments.of("chunks", chunked, "2\r\n1,\r\n".repeat(9999), 0, LARGE),
                Arguments.of("a long body", FINE + "Content-Length: 99999999999\r\n\r\n[", "1,".repeat(9999), 0, LARGE),
                Arguments.of(
                        "a whole body of small values",
                        FINE + "Content-Length: 300001\r\n\r\n[" + "[],".repeat(100_000),
                        "",
                        0,
                        LARGE),
                Arguments.of(
                        "gzip",
                        FINE + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n",
                        "x",
                        0,
                        "was not read whole: its answer is compressed, which it was not asked for after 0 rows"),
                Arguments.of(
                        "nonsense",
                        "SSH-2.0-OpenSSH_9.2p1\r\n",
                        "",
                        0,
                        "was not read whole: it does not answer in HTTP after 0 rows"),
                Arguments.of(
                        "a chunk without a length",
                        chunked + "x\r\n",
                        "",
                        0,
                        "was not read whole: its answer has a chunk without a length after 0 rows"),
                Arguments.of(
                        "a length below zero",
                        FINE + "Content-Length: -1\r\n\r\n[]",
                        "",
                        0,
                        "was not read whole: its answer has a length that is not one after 0 rows"),
                Arguments.of(
                        "no end",
                        FINE + "Content-Length: 3\r\n\r\n[]",
                        "",
                        0,
                        "was not read whole: no answer within 2 s after 0 rows"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void it_is_cut_off(String name, String first, String again, int pause, String said) throws IOException {
        try (StandIn server = StandIn.saying(first, again, pause)) {
            assertThat(said(server.port(), pause > 0 ? SHORT : SMALL)).isEqualTo(said);
        }
    }

    @Test
    void a_handshake_that_trickles_is_part_of_the_answer() throws IOException {
        // The head of a TLS record of 16,384 octets, and then an octet now and then.
        try (StandIn server = StandIn.saying("\u0016\u0003\u0003\u0040\u0000", "x", 300)) {
            PuppetDbUrl url =
                    PuppetDbUrl.parse("https://127.0.0.1:" + server.port()).orElseThrow();
            Authority authority = new Authority();
            PuppetDb client = new PuppetDb(
                    url,
                    TlsClient.of(Optional.of(authority.pem().getBytes(StandardCharsets.UTF_8)), Optional.empty())
                            .value(),
                    2,
                    SHORT);
            assertThat(failure(client).what()).endsWith(SLOW);
        }
    }

    @Test
    void pages_without_end_are_cut_off_by_what_is_kept_of_them() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        PuppetDbHost.Fault endless = (host, exchange, page) -> {
            int row = asked.getAndIncrement();
            PuppetDbHost.send(
                    exchange, "[{\"certname\":\"n" + row + "\"},{\"certname\":\"n" + (row + 1) + "\"}]", "999999999");
        };
        try (PuppetDbHost host = PuppetDbHost.plain().failing(endless)) {
            PuppetDbUrl url =
                    PuppetDbUrl.parse("http://127.0.0.1:" + host.port()).orElseThrow();
            String said = failure(new PuppetDb(url, Optional.empty(), 2, new Limits(1, 20, 100_000)))
                    .what();

            assertThat(said).contains("its answer takes more than 0.0 MB of Java's memory after ");
            assertThat(asked.get()).isBetween(20, 1000);
        }
    }

    @Test
    void the_same_page_again_is_no_new_one() throws IOException {
        PuppetDbHost.Fault same = (host, exchange, page) ->
                PuppetDbHost.send(exchange, "[{\"certname\":\"a\"},{\"certname\":\"b\"}]", "999999999");
        try (PuppetDbHost host = PuppetDbHost.plain().failing(same)) {
            assertThat(said(host.port(), SMALL))
                    .isEqualTo("was not read whole: its pages do not follow each other after 2 rows");
        }
    }
}
