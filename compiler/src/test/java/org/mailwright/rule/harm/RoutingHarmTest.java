package org.mailwright.rule.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;

/** What Postfix does with routes that our rules refuse, and with the mended ones beside them. */
@Tag("slow")
class RoutingHarmTest {
    private static final String VIRTUAL = """
            press@onion.example communications@onion.example
            communications@onion.example press@onion.example
            desk@onion.example alice@mail.example
            self@onion.example self@onion.example
            typo@onion.example alcie@onion.example
            board@onion.example frank@onion.example
            # An alias domain as virtual(5) would have it, and one address of it as we write it.
            @onion.test @onion.example
            """
            + "all@onion.example " + recipients(1001) + "\n"
            + "most@onion.example " + recipients(1000) + "\n"
            + chain("long", 1006)
            + chain("short", 10);

    @TempDir
    private static Path home;

    @TempDir
    private Path scratch;

    private static LoopbackPostfix postfix;

    private static String recipients(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "p" + i + "@mail.example")
                .collect(Collectors.joining(", "));
    }

    private static String chain(String name, int steps) {
        return IntStream.range(0, steps)
                .mapToObj(i -> name + i + "@onion.example "
                        + (i + 1 < steps ? name + (i + 1) + "@onion.example" : "alice@mail.example") + "\n")
                .collect(Collectors.joining());
    }

    @BeforeAll
    static void start() throws IOException {
        Daemon.require("postmap");
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("a user who may start Postfix");
        }
        postfix = LoopbackPostfix.start(home, VIRTUAL);
    }

    @AfterAll
    static void end() {
        if (postfix != null) {
            postfix.close();
        }
    }

    /** alias-loop: the good recipient of the same message waits too. */
    @Test
    void a_loop_defers_the_whole_message() throws IOException {
        assertThat(postfix.send("press@onion.example", "desk@onion.example")).containsExactly("250", "250", "451");
        assertThat(postfix.send("desk@onion.example")).containsExactly("250", "250");
    }

    /** expansion-limit. */
    @Test
    void a_thousand_and_one_recipients_defer_the_whole_message() throws IOException {
        assertThat(postfix.send("all@onion.example", "desk@onion.example")).containsExactly("250", "250", "451");
        assertThat(postfix.send("most@onion.example")).containsExactly("250", "250");
    }

    /** chain-depth. */
    @Test
    void a_chain_of_a_thousand_steps_is_deferred() throws IOException {
        assertThat(postfix.send("long0@onion.example")).containsExactly("250", "451");
        assertThat(postfix.send("long900@onion.example")).containsExactly("250", "250");
        assertThat(postfix.send("short0@onion.example")).containsExactly("250", "250");
    }

    /** alias-self: taken, then bounced. */
    @Test
    void an_address_that_names_itself_is_taken_and_bounced() throws IOException {
        assertThat(postfix.send("self@onion.example")).containsExactly("250", "250");
        assertThat(postfix.fate("self@onion.example"))
                .singleElement()
                .asString()
                .contains("bounced")
                .contains("unknown");
    }

    /** alias-missing-target and expansion-empty: the alias is known, what it names is not. */
    @Test
    void a_target_that_is_not_there_is_taken_and_bounced() throws IOException {
        assertThat(postfix.send("typo@onion.example")).containsExactly("250", "250");
        assertThat(postfix.fate("typo@onion.example"))
                .singleElement()
                .asString()
                .startsWith("alcie@onion.example bounced");
        assertThat(postfix.send("board@onion.example")).containsExactly("250", "250");
        assertThat(postfix.fate("board@onion.example"))
                .singleElement()
                .asString()
                .startsWith("frank@onion.example bounced");
        assertThat(postfix.send("alcie@onion.example")).containsExactly("550");
    }

    /** catchall-backscatter: nobody of the alias domain is taken, and bounced to whoever the sender is said to be. */
    @Test
    void a_domain_alias_by_wildcard_takes_what_nobody_has_and_bounces_it() throws IOException {
        assertThat(postfix.send("nobody@onion.example")).containsExactly("550");
        assertThat(postfix.send("nobody@onion.test")).containsExactly("250", "250");
        assertThat(postfix.fate("nobody@onion.test"))
                .singleElement()
                .asString()
                .startsWith("nobody@onion.example bounced");
    }

    /** domain-mx-not-served: the MX record leads here, and the host does not know the domain. */
    @Test
    void a_domain_that_the_host_does_not_know_is_denied() throws IOException {
        assertThat(postfix.send("alice@news.onion.example")).containsExactly("554");
        assertThat(postfix.send("desk@onion.example")).containsExactly("250", "250");
    }

    /** mynetworks-host-bits: the line is skipped with a warning, and who was meant is refused. */
    @Test
    void a_network_with_host_bits_is_no_network() throws IOException {
        assertThat(client("198.51.100.7/24 permit", "198.51.100.9").output()).contains("non-null host address bits");
        assertThat(client("198.51.100.7/24 permit", "198.51.100.9").status()).isEqualTo(1);
        assertThat(client("198.51.100.0/24 permit", "198.51.100.9")).isEqualTo(new Daemon.Answer(0, "permit\n"));
    }

    /** mynetworks-too-wide: the neighbour at the hoster is a client. */
    @Test
    void a_wide_network_takes_strangers() throws IOException {
        assertThat(client("198.51.0.0/16 permit", "198.51.200.200").status()).isZero();
        assertThat(client("198.51.100.0/24 permit", "198.51.200.200").status()).isEqualTo(1);
    }

    private Daemon.Answer client(String line, String address) throws IOException {
        Path table = Files.writeString(scratch.resolve("clients"), line + "\n");
        return Daemon.require("postmap").run(List.of("-c", postfix.conf().toString(), "-q", address, "cidr:" + table));
    }
}
