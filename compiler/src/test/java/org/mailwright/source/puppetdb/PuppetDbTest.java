package org.mailwright.source.puppetdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.hiera.Value;
import org.mailwright.source.ldap.Authority;
import org.mailwright.source.net.Limits;
import org.mailwright.source.pki.TlsClient;

/** PuppetDB is read whole, or it is a failure that says why; against a server inside the test. */
@Timeout(60)
class PuppetDbTest {
    private static final Authority AUTHORITY = new Authority();
    private static final Authority.Identity SERVER = AUTHORITY.identity("CN=puppetdb", "127.0.0.1");
    private static final Authority.Identity CLIENT =
            AUTHORITY.identity("CN=mx-01.onion.example", "mx-01.onion.example");

    private static PuppetDbHost host() throws IOException {
        return PuppetDbHost.start(SERVER, AUTHORITY);
    }

    private static SSLContext tls(Authority trusted, Optional<Authority.Identity> identity) {
        return TlsClient.of(
                        Optional.of(trusted.pem().getBytes(StandardCharsets.UTF_8)),
                        identity.map(own -> new TlsClient.Identity(
                                own.chain().getBytes(StandardCharsets.UTF_8),
                                own.key().getBytes(StandardCharsets.UTF_8))))
                .orElseThrow();
    }

    private static PuppetDb client(int port, int pageSize, SSLContext tls) {
        PuppetDbUrl url = PuppetDbUrl.parse("https://127.0.0.1:" + port).orElseThrow();
        return new PuppetDb(url, Optional.of(tls), pageSize, new Limits(1, 10, 3 << 20));
    }

    private static PuppetDb client(PuppetDbHost host, int pageSize) {
        return client(host.port(), pageSize, tls(AUTHORITY, Optional.of(CLIENT)));
    }

    private static PuppetDbFailure failure(PuppetDb client) {
        return catchThrowableOfType(PuppetDbFailure.class, () -> client.rows(Question.inventory()));
    }

    private static String said(PuppetDb client) {
        PuppetDbFailure failure = failure(client);
        assertThat(failure.remedy()).isNotEmpty();
        return (failure.what() + " " + failure.kind().id() + (failure.isLost() ? " lost" : ""))
                .replaceFirst("https://127.0.0.1:[0-9]+ ", "");
    }

    private static List<String> certnames(List<Value> rows) {
        return rows.stream()
                .map(row -> ((Value.Text) ((Value.Mapping) row).get("certname").orElseThrow()).text())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"7, 2, 6", "7, 3, 3", "7, 4, 2", "7, 6, 2", "7, 7, 1", "7, 8, 1", "7, 500, 1", "0, 500, 1", "1, 2, 1"})
    void every_page_is_read_once_but_for_the_row_that_joins_it(int nodes, int pageSize, int pages) throws IOException {
        try (PuppetDbHost host = host().withNodes(nodes)) {
            List<String> found = certnames(client(host, pageSize).rows(Question.inventory()));

            assertThat(found).hasSize(nodes).isSorted().doesNotHaveDuplicates();
            assertThat(host.asked()).hasSize(pages);
        }
    }

    @Test
    void it_is_asked_for_all_nodes_in_order() throws IOException {
        try (PuppetDbHost host = host().withNodes(4)) {
            assertThat(client(host, 3).rows(Question.inventory())).hasSize(4);
            assertThat(host.asked())
                    .containsExactly(
                            "/pdb/query/v4/inventory?order_by=[{\"field\":\"certname\"}]&limit=3&offset=0&include_total=true",
                            "/pdb/query/v4/inventory?order_by=[{\"field\":\"certname\"}]&limit=3&offset=2&include_total=true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mailwright::Alias_domain", "mailwright::alias_domain", "MAILWRIGHT::alias_Domain"})
    void it_is_asked_for_the_exported_resources_of_a_type_as_Puppet_writes_it(String type) throws IOException {
        try (PuppetDbHost host = host().withExports(3)) {
            assertThat(certnames(client(host, 2).rows(Question.exported(type)))).hasSize(3);
            assertThat(host.asked().get(0))
                    .startsWith("/pdb/query/v4/resources?query=[\"and\",[\"=\",\"exported\",true],"
                            + "[\"=\",\"type\",\"Mailwright::Alias_domain\"]]&order_by=[{\"field\":\"certname\"},"
                            + "{\"field\":\"type\"},{\"field\":\"title\"}]&limit=2");
        }
    }

    @Test
    void a_type_that_is_none_stays_a_string_of_the_query() {
        assertThat(Question.exported("A\",[\"b&c").query())
                .isEqualTo("[\"and\",[\"=\",\"exported\",true],[\"=\",\"type\",\"A\\\",[\\\"b&c\"]]");
    }

    @Test
    void the_place_of_a_value_is_its_node() throws IOException {
        try (PuppetDbHost host = host().withNodes(3)) {
            Value.Mapping row =
                    (Value.Mapping) client(host, 2).rows(Question.inventory()).get(2);
            String place = "https://127.0.0.1:" + host.port() + "/pdb/query/v4/inventory: n0003.onion.example";

            assertThat(row.location()).hasToString(place);
            assertThat(row.get("facts").orElseThrow().location()).hasToString(place);
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(PuppetDbHost.half(true), "was not read whole: the connection was lost after 5 rows lost"),
                Arguments.of(
                        PuppetDbHost.half(false), "was not read whole: its answer is not whole JSON after 5 rows lost"),
                Arguments.of(PuppetDbHost.hanging(), "was not read whole: no answer within 1 s after 5 rows"),
                Arguments.of(
                        PuppetDbHost.body("[{\"certname\": \"n0005.onion.example\","),
                        "was not read whole: its answer is not whole JSON after 5 rows lost"),
                Arguments.of(
                        PuppetDbHost.body(""), "was not read whole: its answer is not whole JSON after 5 rows lost"),
                Arguments.of(PuppetDbHost.body("<html>login</html>"), "does not answer in JSON"),
                Arguments.of(PuppetDbHost.body("{\"error\": \"none\"}"), "does not answer with a list of rows"),
                Arguments.of(PuppetDbHost.body("null"), "does not answer with a list of rows"),
                Arguments.of(PuppetDbHost.status(500), "answers with HTTP status 500"),
                Arguments.of(PuppetDbHost.status(502), "answers with HTTP status 502 lost"),
                Arguments.of(PuppetDbHost.status(503), "answers with HTTP status 503 lost"),
                Arguments.of(PuppetDbHost.status(504), "answers with HTTP status 504 lost"),
                Arguments.of(PuppetDbHost.status(400), "answers with HTTP status 400"),
                Arguments.of(PuppetDbHost.status(401), "answers with HTTP status 401: it does not let us ask"),
                Arguments.of(PuppetDbHost.status(403), "answers with HTTP status 403: it does not let us ask"),
                Arguments.of(PuppetDbHost.status(404), "answers with HTTP status 404: no PuppetDB is there"),
                Arguments.of(
                        PuppetDbHost.status(302), "answers with HTTP status 302, a redirect, which is not followed"),
                Arguments.of(
                        (PuppetDbHost.Fault) (host, exchange, page) -> PuppetDbHost.send(exchange, page.body(), ""),
                        "was not read whole: it does not say how many rows there are, after 5 rows"),
                Arguments.of(
                        (PuppetDbHost.Fault) (host, exchange, page) -> PuppetDbHost.send(exchange, page.body(), "6"),
                        "was not read whole: it says that there are 6 after 7 rows lost"),
                // A node went, and one came: all later rows moved, and the total is the same.
                Arguments.of(
                        rows("n0006", "n0007", "n0008"),
                        "was not read whole: its pages do not follow each other after 5 rows lost"),
                Arguments.of(
                        rows("n0004", "n0005", "n0006"),
                        "was not read whole: its pages do not follow each other after 5 rows lost"),
                Arguments.of(rows(), "was not read whole: its pages do not follow each other after 5 rows lost"),
                Arguments.of(
                        rows("n0005", "n0006", "n0003"),
                        "was not read whole: it gave n0003.onion.example twice after 6 rows lost"),
                Arguments.of(
                        PuppetDbHost.body("[\"" + "x".repeat(1 << 20) + "\"]"),
                        "was not read whole: its answer takes more than 3 MB of Java's memory after 5 rows"));
    }

    private static PuppetDbHost.Fault rows(String... names) {
        return PuppetDbHost.body(Stream.of(names)
                .map(name -> "{\"certname\":\"" + name + ".onion.example\"}")
                .toList()
                .toString());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void an_answer_that_is_not_whole_is_none(PuppetDbHost.Fault fault, String said) throws IOException {
        try (PuppetDbHost host = host().withNodes(7).failing(2, fault)) {
            String rule = said.endsWith(" lost") ? "puppetdb-partial lost" : "puppetdb-partial";

            assertThat(said(client(host, 5)))
                    .isEqualTo(said.replaceFirst(" lost$", "") + " " + rule)
                    .doesNotContain("hidden words");
            assertThat(host.asked()).hasSize(2);
        }
    }

    @Test
    void a_row_that_is_none_costs_itself_where_it_is_read() throws IOException {
        try (PuppetDbHost host = host().with("resources", List.of("17", "{\"certname\":\"a\"}"))) {
            List<Value> rows = client(host, 5).rows(new Question("resources", "", List.of("certname", "type")));

            assertThat(rows).hasSize(2);
            assertThat(ExportedDomains.of("https://pdb", rows, "X").diagnostics())
                    .extracting(finding -> finding.rule())
                    .containsExactly("exported-resource-malformed");
        }
    }

    @Test
    void a_server_with_another_name_is_refused() throws IOException {
        Authority.Identity other = AUTHORITY.identity("CN=other", "puppetdb.onion.example");
        try (PuppetDbHost host = PuppetDbHost.start(other, AUTHORITY).withNodes(3)) {
            assertThat(said(client(host, 5))).isEqualTo("shows a certificate for another name puppetdb-tls");
            assertThat(host.asked()).isEmpty();
        }
    }

    @Test
    void a_server_of_another_authority_is_refused() throws IOException {
        try (PuppetDbHost host = host().withNodes(3)) {
            assertThat(said(client(host.port(), 5, tls(new Authority(), Optional.of(CLIENT)))))
                    .isEqualTo("shows a certificate that no authority of ours has signed puppetdb-tls");
            assertThat(host.asked()).isEmpty();
        }
    }

    @Test
    void a_certificate_that_is_over_is_refused() throws IOException {
        Authority.Identity old =
                AUTHORITY.identity("CN=old", "127.0.0.1", Instant.now().minus(1, ChronoUnit.HOURS));
        try (PuppetDbHost host = PuppetDbHost.start(old, AUTHORITY)) {
            assertThat(said(client(host, 5))).isEqualTo("shows a certificate that is not valid today puppetdb-tls");
        }
    }

    @Test
    void a_total_that_is_never_reached_is_no_end() throws IOException {
        PuppetDbHost.Fault more = (host, exchange, page) -> PuppetDbHost.send(exchange, page.body(), "8");
        try (PuppetDbHost host = host().withNodes(7).failing(more)) {
            assertThat(said(client(host, 5)))
                    .isEqualTo("was not read whole: it says that there are 8 after 7 rows puppetdb-partial lost");
            assertThat(host.asked()).hasSize(3);
        }
    }

    @Test
    void a_node_that_comes_while_the_last_page_is_read_is_read_too() throws IOException {
        PuppetDbHost.Fault fewer = (host, exchange, page) -> PuppetDbHost.send(exchange, page.body(), "6");
        try (PuppetDbHost host = host().withNodes(7).failing(1, fewer)) {
            assertThat(client(host, 5).rows(Question.inventory())).hasSize(7);
        }
    }

    /**
     * A server of the JDK for HTTP would end the connection without a word; and where it ends it before our question is
     * read, the kernel may throw its last word away (RFC 1122 section 4.2.2.13).
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_server_that_does_not_take_us_says_so(boolean certified) throws IOException, InterruptedException {
        Authority.Identity stranger = new Authority().identity("CN=stranger", "mx-01.onion.example");
        SSLServerSocket socket = (SSLServerSocket) tls(AUTHORITY, Optional.of(SERVER))
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        socket.setNeedClientAuth(true);
        Thread server = answering(socket, "");
        try (socket) {
            PuppetDb client = client(
                    socket.getLocalPort(),
                    5,
                    tls(AUTHORITY, Optional.of(stranger).filter(identity -> certified)));
            assertThat(said(client))
                    .isIn(
                            "does not take our certificate puppetdb-tls",
                            "was not read whole: the connection was lost after 0 rows puppetdb-partial lost");
            assertThat(failure(client).remedy()).containsAnyOf("cert and key", "whether it takes cert");
        }
        server.join();
    }

    @Test
    void a_port_that_does_not_speak_tls_is_refused() throws IOException, InterruptedException {
        ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        Thread server = answering(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
        try (socket) {
            assertThat(said(client(socket.getLocalPort(), 5, tls(AUTHORITY, Optional.of(CLIENT)))))
                    .isEqualTo("and we do not agree on TLS puppetdb-tls");
        }
        server.join();
    }

    /** Reads a little of whatever comes and says that, until the socket is closed. */
    private static Thread answering(ServerSocket socket, String answer) {
        Thread thread = new Thread(() -> {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    client.getInputStream().read(new byte[64]);
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // The client went, or the test is at its end.
                }
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void a_server_that_never_says_a_word_costs_the_time_limit() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            assertThat(said(client(mute.getLocalPort(), 5, tls(AUTHORITY, Optional.of(CLIENT)))))
                    .isEqualTo("was not read whole: no answer within 1 s after 0 rows puppetdb-partial");
        }
    }

    @Test
    void nothing_at_that_port_and_no_such_name_say_so() throws IOException {
        assertThat(said(client(1, 5, tls(AUTHORITY, Optional.of(CLIENT)))))
                .isEqualTo("cannot be reached: nothing answers there puppetdb-partial");
        PuppetDb nowhere = new PuppetDb(
                PuppetDbUrl.parse("https://puppetdb.invalid").orElseThrow(),
                Optional.of(tls(AUTHORITY, Optional.empty())),
                5,
                Limits.of(2));
        assertThat(failure(nowhere).what())
                .isEqualTo("https://puppetdb.invalid cannot be reached: its name has no address");
    }

    @Test
    void an_answer_that_is_kept_gives_the_same_rows_at_the_same_places() throws IOException {
        try (PuppetDbHost host = host().withNodes(3)) {
            List<Value> rows = client(host, 2).rows(Question.inventory());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonRows.write(rows, out);
            String source = Question.inventory().source("https://127.0.0.1:" + host.port());

            assertThat(Question.inventory().kept(source, out.toByteArray())).contains(rows);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"load\":0.10", "\"none\":null", "[1,2]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://puppetdb.onion.example       | https://puppetdb.onion.example:8081
            https://puppetdb.onion.example:443/  | https://puppetdb.onion.example:443
            http://localhost                     | http://localhost:8080
            http://[::1]:18080                   | http://[::1]:18080
            https://[2001:db8::1]                | https://[2001:db8::1]:8081
            """)
    void a_url_names_a_server(String text, String base) {
        assertThat(PuppetDbUrl.parse(text).orElseThrow().base()).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://puppetdb.onion.example    | http:// is for the machine itself only
            http://127.0.0.1.evil.example    | http:// is for the machine itself only
            ftp://puppetdb.onion.example     | it begins neither with https:// nor with http://
            https://puppetdb.onion.example/pdb | it says more than a host and a port
            https://me:secret@puppetdb.onion.example | it has a user before the host
            """)
    void what_is_no_url_says_why(String text, String reason) {
        assertThat(PuppetDbUrl.parse(text).reason()).isEqualTo(reason);
    }
}
