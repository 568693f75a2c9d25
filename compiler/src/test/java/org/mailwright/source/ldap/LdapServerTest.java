package org.mailwright.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Account;
import org.mailwright.model.DomainName;
import org.mailwright.source.net.Limits;
import org.mailwright.source.pki.TlsClient;

/** A live server is read whole, or it is a failure that says why; against a server inside the test. */
@Timeout(60)
class LdapServerTest {
    private static final Authority AUTHORITY = new Authority();

    private static LdapFailure failure(LdapServer server) {
        return catchThrowableOfType(LdapFailure.class, () -> Server.entries(server, new ArrayList<>()));
    }

    private static Optional<SSLContext> trusting(Authority authority) {
        return TlsClient.of(Optional.of(authority.pem().getBytes(StandardCharsets.UTF_8)), Optional.empty())
                .value();
    }

    private static SSLContext certificate(Authority authority, String host) {
        return authority.identity("CN=" + host, host).context();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 7, 8, 500})
    void every_page_is_read(int size) throws IOException {
        try (Server server = Server.plain().with(7)) {
            assertThat(Server.entries(server.anonymously(size), new ArrayList<>()))
                    .hasSize(7);
            assertThat(server.pages()).isEqualTo((7 + size - 1) / size);
        }
    }

    @Test
    void an_entry_has_what_was_asked_for_and_nothing_else() throws IOException {
        try (Server server = Server.plain()) {
            server.add(
                    "uid=alice," + Server.BASE,
                    "uid: alice",
                    "EmailForward;lang-en: alice@mail.example",
                    "mailPassword: not asked for",
                    "userPassword: {CRYPT}*LK*$6$abcdefgh");
            DirectoryEntry entry =
                    Server.entries(server.anonymously(500), new ArrayList<>()).get("uid=alice," + Server.BASE);

            assertThat(entry.attributes()).containsOnlyKeys("uid", "emailForward", "userPassword");
            assertThat(entry.values("emailForward").get(0).text()).isEqualTo("alice@mail.example");
            assertThat(entry.values("userPassword").get(0).text())
                    .as("only what says that it locks")
                    .isEqualTo("{CRYPT}*LK*");
            assertThat(entry.at("emailForward"))
                    .hasToString("ldap://127.0.0.1:" + server.port() + ": uid=alice," + Server.BASE + " emailForward");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | SIZE_LIMIT_EXCEEDED  | size limit exceeded (4) after 3 entries
            2 | SIZE_LIMIT_EXCEEDED  | size limit exceeded (4) after 6 entries
            3 | SIZE_LIMIT_EXCEEDED  | size limit exceeded (4) after 7 entries
            2 | TIME_LIMIT_EXCEEDED  | time limit exceeded (3) after 6 entries
            2 | ADMIN_LIMIT_EXCEEDED | admin limit exceeded (11) after 6 entries
            1 | NO_SUCH_OBJECT       | no such object (32) after 3 entries
            2 | BUSY                 | busy (51) after 6 entries
            2 | UNAVAILABLE          | unavailable (52) after 6 entries
            2 | UNWILLING_TO_PERFORM | unwilling to perform (53) after 6 entries
            2 | REFERRAL             | referral (10) after 6 entries
            2 | OTHER                | other (80) after 6 entries
            2 | INSUFFICIENT_ACCESS_RIGHTS | insufficient access rights (50) after 6 entries
            """)
    void an_answer_that_is_cut_short_is_none(int page, String code, String reason) throws ReflectiveOperationException {
        try (Server server = Server.plain().with(7)) {
            server.failing(page, (ResultCode) ResultCode.class.getField(code).get(null));
            LdapFailure failure = failure(server.anonymously(3));

            assertThat(failure.kind().id()).isEqualTo("ldap-partial-read");
            assertThat(failure.what())
                    .isEqualTo("ldap://127.0.0.1:" + server.port() + " was not read whole: " + reason)
                    .doesNotContain("hidden words");
            assertThat(failure.remedy()).isNotEmpty();
            assertThat(failure.isLost()).isFalse();
        }
    }

    @Test
    void a_connection_that_is_lost_between_two_pages_is_lost() {
        try (Server server = Server.plain().with(7).losing(2)) {
            LdapFailure failure = failure(server.anonymously(3));

            assertThat(failure.what()).contains("was not read whole: the connection was lost after ");
            assertThat(failure.isLost()).isTrue();
        }
    }

    @Test
    void a_server_that_stops_paging_in_the_middle_is_not_believed() {
        try (Server server = Server.plain().with(7)) {
            server.doing(
                    2,
                    result -> result.setResult(new com.unboundid.ldap.sdk.LDAPResult(
                            result.getMessageID(), ResultCode.SUCCESS, null, null, List.of(), List.of())));

            assertThat(failure(server.anonymously(3)).what()).contains("it stopped to answer in pages after 6 entries");
        }
    }

    @Test
    void a_referral_is_a_finding_and_is_not_followed() throws IOException {
        try (Server server = Server.plain().with(2)) {
            server.add("ou=elsewhere," + Server.BASE, "objectClass: referral", "ref: ldap://evil.example/ou=elsewhere");
            List<Diagnostic> findings = new ArrayList<>();

            assertThat(Server.entries(server.anonymously(500), findings)).hasSize(2);
            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).rule()).isEqualTo("ldap-referral");
            assertThat(findings.get(0).message())
                    .startsWith("the server points to ldap://evil.example/ou=elsewhere")
                    .endsWith("which are not read");
        }
    }

    @Test
    void a_wrong_password_is_refused_and_not_shown() {
        try (Server server = Server.plain().with(1)) {
            LdapLogin login = LdapLogin.simple(Server.READER, "wrong-3Kx".getBytes(StandardCharsets.UTF_8));
            LdapFailure failure = failure(server.as("ldap", login, Optional.empty(), 500));

            assertThat(failure.what())
                    .isEqualTo("ldap://127.0.0.1:" + server.port() + " does not take " + Server.READER
                            + ": invalid credentials (49)");
            assertThat(failure.remedy()).isEqualTo("look at bind_dn and password_file");
            assertThat(login.toString()).isEqualTo(Server.READER);
            assertThat(server.as("ldap", login, Optional.empty(), 500).toString())
                    .doesNotContain("wrong-3Kx");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "ldap"})
    void the_right_password_over_tls_reads(String scheme) throws IOException {
        Optional<SSLContext> certificate = Optional.of(certificate(AUTHORITY, "127.0.0.1"));
        boolean ldaps = scheme.equals("ldaps");
        try (Server server =
                new Server(ldaps ? certificate : Optional.empty(), ldaps ? Optional.empty() : certificate).with(7)) {
            LdapLogin login = LdapLogin.simple(Server.READER, Server.PASSWORD.getBytes(StandardCharsets.UTF_8));

            assertThat(Server.entries(server.as(scheme, login, trusting(AUTHORITY), 3), new ArrayList<>()))
                    .hasSize(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "ldap"})
    void a_certificate_of_another_authority_is_refused(String scheme) {
        Optional<SSLContext> certificate = Optional.of(certificate(new Authority(), "127.0.0.1"));
        assertThat(refused(scheme, certificate))
                .endsWith("shows a certificate that no authority of ours has signed ldap-tls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "ldap"})
    void a_certificate_for_another_name_is_refused(String scheme) {
        Optional<SSLContext> certificate = Optional.of(certificate(AUTHORITY, "db.onion.example"));
        assertThat(refused(scheme, certificate)).endsWith("shows a certificate for another name ldap-tls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "ldap"})
    void a_certificate_that_is_over_is_refused(String scheme) {
        Authority.Identity old =
                AUTHORITY.identity("CN=old", "127.0.0.1", Instant.now().minus(1, ChronoUnit.HOURS));
        assertThat(refused(scheme, Optional.of(old.context())))
                .endsWith("shows a certificate that is not valid today ldap-tls");
    }

    @Test
    void a_server_without_starttls_is_refused() {
        assertThat(refused("ldap", Optional.empty())).endsWith("refuses StartTLS: unwilling to perform (53) ldap-tls");
    }

    @Test
    void a_port_that_does_not_speak_tls_is_refused() {
        try (Server server = Server.plain().with(1)) {
            LdapFailure failure = failure(server.as("ldaps", login(), trusting(AUTHORITY), 500));
            assertThat(failure.kind().id()).isIn("ldap-tls", "ldap-partial-read");
            assertThat(failure.what()).doesNotContain(Server.PASSWORD);
        }
    }

    private static LdapLogin login() {
        return LdapLogin.simple(Server.READER, Server.PASSWORD.getBytes(StandardCharsets.UTF_8));
    }

    /** What happens with a server that has this certificate; nothing was asked of it. */
    private static String refused(String scheme, Optional<SSLContext> certificate) {
        boolean ldaps = scheme.equals("ldaps");
        try (Server server =
                new Server(ldaps ? certificate : Optional.empty(), ldaps ? Optional.empty() : certificate).with(7)) {
            LdapFailure failure = failure(server.as(scheme, login(), trusting(AUTHORITY), 500));
            assertThat(server.pages()).isZero();
            return failure.what() + " " + failure.kind().id();
        }
    }

    @Test
    void a_server_that_is_silent_is_not_waited_for() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            for (String scheme : List.of("ldap", "ldaps")) {
                LdapUrl url = LdapUrl.parse(scheme + "://127.0.0.1:" + silent.getLocalPort())
                        .orElseThrow();
                LdapServer server =
                        new LdapServer(url, Server.BASE, "(uid=*)", login(), trusting(AUTHORITY), 500, Limits.of(1));

                assertThat(failure(server).what())
                        .isEqualTo(url.text()
                                + " cannot be reached: it ended the connection, or did not answer within 1 s");
            }
            LdapUrl url =
                    LdapUrl.parse("ldap://127.0.0.1:" + silent.getLocalPort()).orElseThrow();
            LdapServer server = new LdapServer(
                    url, Server.BASE, "(uid=*)", LdapLogin.anonymous(), Optional.empty(), 500, Limits.of(1));
            assertThat(failure(server).what())
                    .isEqualTo(url.text() + " was not read whole: no answer within 1 s after 0 entries");
        }
    }

    @Test
    void a_name_without_an_address_and_a_closed_port_say_so() {
        LdapUrl nowhere = LdapUrl.parse("ldap://db.onion.invalid").orElseThrow();
        LdapUrl closed = LdapUrl.parse("ldap://127.0.0.1:1").orElseThrow();
        assertThat(failure(new LdapServer(
                                nowhere,
                                Server.BASE,
                                "(uid=*)",
                                LdapLogin.anonymous(),
                                Optional.empty(),
                                500,
                                Limits.of(5)))
                        .what())
                .isEqualTo("ldap://db.onion.invalid cannot be reached: its name has no address");
        assertThat(failure(new LdapServer(
                                closed,
                                Server.BASE,
                                "(uid=*)",
                                LdapLogin.anonymous(),
                                Optional.empty(),
                                500,
                                Limits.of(5)))
                        .what())
                .isEqualTo("ldap://127.0.0.1:1 cannot be reached: nothing answers there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ou=users,dc=onion  | (uid=*      | directory-unusable
            users              | (uid=*)     | directory-unusable
            """)
    void a_base_or_filter_with_a_syntax_error_is_not_asked_for(String base, String filter, String rule) {
        LdapUrl url = LdapUrl.parse("ldap://127.0.0.1:1").orElseThrow();
        LdapServer server =
                new LdapServer(url, base, filter, LdapLogin.anonymous(), Optional.empty(), 500, Limits.of(5));

        assertThat(failure(server).kind().id()).isEqualTo(rule);
    }

    /** The accounts and findings are the same, whatever comes first. */
    @Test
    void of_two_entries_with_one_uid_the_same_one_stays_in_every_order() throws IOException {
        List<String> dns = List.of("cn=a," + Server.BASE, "cn=b," + Server.BASE, "cn=c," + Server.BASE);
        List<String> seen = new ArrayList<>();
        for (List<Integer> order : List.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0))) {
            Directory directory =
                    (attributes, entries, findings) -> order.forEach(i -> entries.accept(new DirectoryEntry(
                            dns.get(i),
                            java.util.Map.of("uid", values("twin"), "emailForward", values("bad(at)" + i)),
                            false,
                            Location.file("ldap://db"),
                            0)));
            Checked<SortedMap<String, Account>> read = Accounts.read(
                    directory, AttributeNames.udLdap(), DomainName.of("onion.example"), People.TODAY, true);
            seen.add(read.value().get("twin").location() + " "
                    + read.diagnostics().stream().sorted().toList());
        }
        assertThat(seen).containsOnly(seen.get(0));
        assertThat(seen.get(0))
                .startsWith("ldap://db: cn=a,")
                .contains("bad(at)0")
                .doesNotContain("bad(at)1");
    }

    private static List<DirectoryEntry.Attribute> values(String text) {
        return List.of(new DirectoryEntry.Attribute(Optional.of(text.getBytes(StandardCharsets.UTF_8)), 0));
    }

    /** Who may not see any credential sees accounts, not locked ones; one credential shows that the others lack it. */
    @Test
    void hidden_credentials_lock_nobody() {
        assertThat(People.read("dn: uid=a\nuid: a\n\ndn: uid=b\nuid: b\n")
                        .value()
                        .values())
                .extracting(Account::state)
                .containsOnly(Account.State.ACTIVE);
        assertThat(People.read("dn: uid=a\nuid: a\n\ndn: uid=b\nuid: b\nuserPassword: x\n")
                        .value()
                        .values())
                .extracting(Account::state)
                .containsExactly(Account.State.LOCKED, Account.State.ACTIVE);
        assertThat(People.read("dn: uid=a\nuid: a\nmailPassword: x\n").value().values())
                .extracting(Account::state)
                .containsExactly(Account.State.ACTIVE);
    }
}
