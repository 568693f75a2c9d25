package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailwright.model.Release;

/** One machine with every role, as the sample minimal has it, does with the daemons of each release what several do. */
@Tag("slow")
@ParameterizedClass
@EnumSource(Release.class)
class SingleHostTest {
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static @Nullable SingleHost running;

    private final Release release;
    private final SingleHost site;

    SingleHostTest(Release release) {
        this.release = release;
        site = Objects.requireNonNull(running);
    }

    @BeforeParameterizedClassInvocation
    static void start(Release release) throws IOException {
        running = SingleHost.start(release);
    }

    @AfterParameterizedClassInvocation
    static void end() throws IOException {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    @Test
    void the_daemons_are_those_of_the_release() {
        boolean old = release == Release.DEBIAN_12;
        Machine mail = site.at("mail");
        assertThat(mail.run("postconf", "-h", "mail_version")).startsWith(old ? "3.7." : "3.10.");
        assertThat(mail.run("dovecot", "--version")).startsWith(old ? "2.3." : "2.4.");
        assertThat(mail.run("rspamd", "--version")).contains(old ? " 3.4" : " 3.12");
    }

    @Test
    void commands_that_no_client_needs_are_refused() {
        UnneededCommands.areRefused(site.at("mail"), 25);
        UnneededCommands.areRefused(site.at("mail"), 587);
    }

    @Test
    void what_the_next_host_would_refuse_for_DMARC_is_refused() {
        Letter forged = World.IPV4
                .forger()
                .via(SingleHost.address(World.IPV4))
                .envelope("evil@spam.example", "carol@garlic.test")
                .with("under-reject", "From: eve@sender.example");
        assertThat(site.at("hostile").send(forged).data().toString())
                .isEqualTo(
                        "554 5.7.1 From: sender.example fails DMARC, and sender.example asks to reject it (p=reject)");
    }

    private Said ask(Letter letter) {
        return site.at("outside").send(letter);
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void mail_is_forwarded_with_a_rewritten_sender(World world) {
        String token = "forwarded-" + world;
        Received copy = site.deliver(
                "outside",
                site.stranger(world)
                        .envelope("eve@sender.example", "Dave@Garlic.Test")
                        .with(token, "From: eve@sender.example"),
                token);
        assertThat(copy.recipients()).containsExactly("dave@riseup.example");
        assertThat(copy.sender()).matches("SRS0=.{4}=..=sender\\.example=eve@bounces\\.garlic\\.example");
        assertThat(copy.tls()).isTrue();
        Verdict verdict = site.judge(copy);
        assertThat(verdict.spf()).isEqualTo("pass");
        assertThat(verdict.envelope()).isEqualTo("bounces.garlic.example");
        assertThat(verdict.signedBy()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void what_we_write_is_forwarded_signed_and_passes_everything(World world) {
        String token = "between-us-" + world;
        Received copy = site.deliver(
                "outside",
                site.alice(world, 587, "alice@garlic.example", "carol@garlic.test")
                        .with(token, "X-Mailwright-From: garlic.example", "From: alice@garlic.example"),
                token);
        assertThat(copy.recipients()).containsExactly("carol@mail.example");
        Verdict verdict = site.judge(copy);
        assertThat(verdict.spf()).isEqualTo("pass");
        assertThat(verdict.signedBy()).as(copy.text()).containsExactly("garlic.example");
        assertThat(verdict.passing()).containsExactly("garlic.example");
        assertThat(verdict.marks()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"IPV4, x@sender.example, 192.0.2.25", "IPV6, x@six.example, 2001:db8:192::25"})
    void what_we_send_passes_everything_at_the_receiver(World world, String recipient, String client) {
        String token = "submitted-" + world;
        Received message = site.deliver(
                "outside",
                site.alice(world, 465, "alice@garlic.example", recipient).with(token, "From: alice@garlic.example"),
                token);
        assertThat(message.client()).isEqualTo(client);
        assertThat(message.sender()).isEqualTo("alice@garlic.example");
        Verdict verdict = site.judge(message);
        assertThat(verdict.spf()).isEqualTo("pass");
        assertThat(verdict.signedBy()).as(message.text()).containsExactly("garlic.example");
        assertThat(verdict.passing()).containsExactly("garlic.example");
    }

    @ParameterizedTest
    @CsvSource({"IPV4, dave, 192.0.2.25", "IPV6, fay, 2001:db8:192::25"})
    void a_bounce_of_what_was_forwarded_goes_back_to_the_sender(World world, String recipient, String client) {
        String token = "bounced-" + world;
        Received forwarded = site.deliver(
                "outside",
                site.stranger(world)
                        .envelope("reporter@sender.example", recipient + "@garlic.example")
                        .with(token + "-out", "From: reporter@sender.example"),
                token + "-out");
        assertThat(forwarded.client()).isEqualTo(client);
        assertThat(site.judge(forwarded).spf()).isEqualTo("pass");
        Received bounce = site.deliver(
                "outside",
                world.receiver()
                        .via(SingleHost.address(world))
                        .envelope("", forwarded.sender())
                        .with(token + "-back", "From: mailer-daemon@mx.outside.example"),
                token + "-back");
        assertThat(bounce.recipients()).containsExactly("reporter@sender.example");
        assertThat(bounce.sender()).isEmpty();
    }

    @Test
    void a_refusal_elsewhere_comes_back_to_the_sender() {
        String token = "refused-elsewhere";
        Received report = site.deliver(
                "outside",
                site.stranger(World.IPV4)
                        .envelope("reporter@sender.example", "lost@garlic.example")
                        .with(token, "From: reporter@sender.example"),
                token);
        assertThat(report.recipients()).containsExactly("reporter@sender.example");
        assertThat(report.sender()).isEmpty();
        assertThat(report.text()).contains("refused@riseup.example", "550 5.1.1 nobody here");
    }

    @ParameterizedTest
    @CsvSource({
        // The number of the client: Dovecot makes an address wait that was wrong before.
        "IPV4, 465, 107, alice, throw-awayalice, 235",
        "IPV4, 587, 107, ALICE@Garlic.Example, throw-awayalice, 235",
        "IPV6, 465, 107, alice@garlic.example, throw-awayalice, 235",
        "IPV6, 587, 107, bob, throw-awaybob, 235",
        "IPV4, 465, 101, alice, throw-awaybob, 535",
        "IPV4, 587, 102, bob, throw-awayalice, 535",
        "IPV6, 465, 101, alice, '', 535",
        "IPV6, 587, 102, alice, throw-awayALICE, 535",
        "IPV4, 465, 103, alice@garlic.test, throw-awayalice, 535",
        "IPV4, 587, 104, carol, throw-awaycarol, 535",
        "IPV6, 465, 103, nobody, throw-awaynobody, 535",
    })
    void a_login_is_for_accounts_with_the_right_password(
            World world, int port, int client, String user, String password, int code) {
        Said said = ask(world.laptop(client).via(SingleHost.address(world)).submitted(port, user, password));
        assertThat(said.login().code()).as(said.toString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "alice@garlic.example, 250",
        "Alice@Garlic.Example, 250",
        "postmaster@garlic.example, 250",
        "alice@mail.garlic.example, 250",
        "bob@garlic.example, 553",
        "press@garlic.example, 553",
        "alice@garlic.test, 553",
        "alice@sender.example, 553",
        "x@bounces.garlic.example, 553",
    })
    void people_send_as_themselves_and_as_what_reaches_them(String sender, int code) {
        for (World world : World.values()) {
            Said said = ask(site.alice(world, 587, sender, "x@sender.example"));
            assertThat(said.recipient().code()).as(said.toString()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IPV4 | evil@spam.example    | From: alice@garlic.example",
                "IPV6 | alice@garlic.example | From: alice@garlic.example",
                "IPV4 | ''                   | X-Mailwright-From: garlic.example#From: alice@garlic.example",
                "IPV6 | evil@spam.example    | From: evil@spam.example#From: alice@garlic.example",
                "IPV4 | evil@spam.example    | From: alice@garlic.test",
            })
    void a_forgery_leaves_neither_signed_nor_aligned(World world, String envelope, String headers) {
        String token = "forged-" + world + "-" + Integer.toHexString((envelope + headers).hashCode());
        Received message = site.deliver(
                "hostile",
                world.forger()
                        .via(SingleHost.address(world))
                        .envelope(envelope, "carol@garlic.example")
                        .with(token, headers.split("#")),
                token);
        Verdict verdict = site.judge(message);
        assertThat(verdict.signedBy()).as(verdict.toString()).isEmpty();
        assertThat(verdict.passing()).as(verdict.toString()).noneMatch(domain -> domain.contains("garlic"));
        assertThat(verdict.marks()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"IPV4, 192.0.2.80", "IPV6, 2001:db8:192::80"})
    void a_machine_without_a_role_sends_through_the_relay(World world, String address) {
        Letter letter = Letter.from(address, "web.garlic.example").via(SingleHost.address(world));
        String token = "from-a-machine-" + world;
        Received message = site.deliver(
                "web",
                letter.envelope("root@web.garlic.example", "x@sender.example")
                        .with(token, "From: root@web.garlic.example"),
                token);
        assertThat(site.judge(message).passing()).containsExactly("web.garlic.example");
        Said foreign = site.at("web").send(letter.envelope("eve@sender.example", "x@sender.example"));
        assertThat(foreign.recipient().code()).as(foreign.toString()).isBetween(550, 559);
    }

    @Test
    void the_host_answers_as_the_trace_says() {
        Set<String> everywhere = site.addresses()
                .everywhere(List.of("garlic.test", "mail.garlic.example"), List.of("postmaster", "abuse", "nobody"));
        assertThat(site.addresses()
                        .answeredOtherwise(everywhere, List.of(site.stranger(World.IPV4), site.stranger(World.IPV6))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void mail_arrives_where_the_trace_and_the_inputs_say(World world) throws IOException {
        assertThat(site.addresses().arrivingOtherwise(site.stranger(world), Set.of("lost@garlic.example")))
                .isEmpty();
        assertThat(site.addresses()
                        .otherwiseThan(Machine.SCRIPTS.resolve("minimal-addresses.txt"), site.stranger(world)))
                .isEmpty();
    }

    @Test
    void suspicious_mail_waits_and_a_virus_is_refused() {
        Letter letter = site.stranger(World.IPV4).envelope("eve@sender.example", "carol@garlic.example");
        Letter nameless = Letter.from("2001:db8:66::66", "nameless")
                .via(SingleHost.address(World.IPV6))
                .envelope("evil@spam.example", "carol@garlic.example")
                .content("From: evil@spam.example\r\nTo: somebody@else.example\r\nSubject: grey-mail\r\n\r\nGrey.\r\n");
        Said first = site.at("hostile").send(nameless);
        assertThat(Network.isGreylisted(first)).as(first.toString()).isTrue();
        site.deliver("hostile", nameless, "grey-mail");
        Said virus = ask(letter.content("From: eve@sender.example\r\nSubject: virus\r\n\r\n" + EICAR + "\r\n"));
        assertThat(virus.data().toString()).matches("55[04] 5\\.7\\.1 virus found");
    }

    @Test
    void certificates_of_others_are_held_against_a_validated_dns_and_ours_can_be() {
        for (String domain : List.of("sender.example", "wrong.example")) {
            Said said = ask(site.alice(World.IPV4, 587, "alice@garlic.example", "x@" + domain)
                    .with("dane-" + domain, "From: alice@garlic.example"));
            assertThat(said.data().code()).as(said.toString()).isEqualTo(250);
        }
        Machine mail = site.at("mail");
        assertThat(mail.logged("Verified TLS connection established to mx.outside.example", Network.PATIENCE))
                .isPresent();
        assertThat(mail.logged("to=<x@wrong.example>", Network.PATIENCE))
                .hasValueSatisfying(line -> assertThat(line).contains("status=deferred", "Server certificate not"));
        assertThat(site.at("outside").run("drill", "-D", "TLSA", "_25._tcp." + SingleHost.NAME))
                .containsPattern("flags: [a-z ]*\\bad\\b")
                .containsPattern("IN\\s+TLSA\\s+3 1 1");
    }

    /** Dovecot's own client asks; it answers 77 for a refusal. */
    @ParameterizedTest
    @CsvSource({"alice, throw-awayalice, 0", "alice, throw-awaybob, 77", "carol, throw-awaycarol, 77"})
    void doveadm_has_the_same_answer(String user, String password, int status) {
        List<String> command = List.of("doveadm", "auth", "test", "-x", "service=smtp", user, password);
        JsonNode answer = site.at("mail").ask("run", Map.of("argv", command));
        assertThat(answer.get("status").asInt()).as(answer.toString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"keep, +News, +a+b", "drop, '', ''"})
    void an_extension_goes_where_the_trace_says(String word, String news, String two) {
        site.extending(
                word,
                addresses -> assertThat(addresses.arrivingOtherwise(
                                site.stranger(World.IPV4),
                                word,
                                new TreeMap<>(Map.of(
                                        "Dave+News@garlic.test", Set.of("dave" + news + "@riseup.example"),
                                        "dave+a+b@garlic.example", Set.of("dave" + two + "@riseup.example"),
                                        "dave+lists@garlic.test", Set.of("erin@mail.example")))))
                        .isEmpty());
    }
}
