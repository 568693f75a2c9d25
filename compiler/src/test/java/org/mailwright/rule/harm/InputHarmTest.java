package org.mailwright.rule.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;

/** What Postfix makes of input that our rules refuse: the harm that each of them is about, and the mended input beside it. */
@Tag("slow")
class InputHarmTest {
    private static final String VIRTUAL = """
            unqualified@onion.example nodomain
            qualified@onion.example alice@mail.example
            pipe@onion.example |/bin/true
            group@onion.example friends: a@mail.example, b@mail.example;
            display@onion.example Carol <carol@mail.example>
            dash@onion.example -all@mail.example
            onion@onion.example alice@mail.example
            onion-press@onion.example bob@mail.example
            command@onion.example command@local.example
            """;

    @TempDir
    private static Path home;

    @TempDir
    private Path scratch;

    private static LonePostfix postfix;

    @BeforeAll
    static void start() throws IOException {
        Daemon.require("postmap");
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("a user who may start Postfix");
        }
        postfix = LonePostfix.start(home, VIRTUAL, "command: \"|/bin/touch %s/open/ran\"\n".formatted(home));
    }

    @AfterAll
    static void end() {
        if (postfix != null) {
            postfix.close();
        }
    }

    private record Table(Path file) {
        /** What postmap says when it makes the table. */
        Daemon.Answer make() {
            return Daemon.require("postmap")
                    .run(List.of("-c", home.resolve("conf").toString(), "lmdb:" + file));
        }

        /** What Postfix finds under a key; empty for nothing. */
        String find(String key) {
            return Daemon.require("postmap")
                    .run(List.of("-c", home.resolve("conf").toString(), "-q", key, "lmdb:" + file))
                    .output()
                    .strip();
        }
    }

    private Table table(String text, Charset charset) throws IOException {
        return new Table(Files.writeString(scratch.resolve("table"), text, charset));
    }

    private Table table(String text) throws IOException {
        return table(text, StandardCharsets.UTF_8);
    }

    /** address-control-char: who writes a value with a line feed writes entries of the table. */
    @Test
    void a_line_feed_in_a_value_is_another_entry() throws IOException {
        Table table = table("carol@onion.example x@mail.example\nroot@onion.example mallory@evil.example\n");
        assertThat(table.make()).isEqualTo(new Daemon.Answer(0, ""));
        assertThat(table.find("root@onion.example")).isEqualTo("mallory@evil.example");
    }

    /** address-control-char: what stands behind NUL is gone, and nobody is told. */
    @Test
    void nul_cuts_a_value_off() throws IOException {
        Table table = table("carol@onion.example one@mail.example, \0two@mail.example\n");
        assertThat(table.make()).isEqualTo(new Daemon.Answer(0, ""));
        assertThat(table.find("carol@onion.example"))
                .startsWith("one@mail.example")
                .doesNotContain("two");
    }

    /** address-whitespace: a key with a blank in front is more of the entry before it. */
    @Test
    void a_blank_in_front_of_a_key_makes_it_a_target_of_another() throws IOException {
        Table table = table("board@onion.example alice@mail.example,\n press@onion.example mallory@evil.example\n");
        assertThat(table.make()).isEqualTo(new Daemon.Answer(0, ""));
        assertThat(table.find("press@onion.example")).isEmpty();
        assertThat(table.find("board@onion.example")).contains("mallory@evil.example");
        assertThat(table("board@onion.example alice@mail.example\npress@onion.example bob@mail.example\n")
                        .make())
                .isEqualTo(new Daemon.Answer(0, ""));
        assertThat(table.find("press@onion.example")).isEqualTo("bob@mail.example");
    }

    /** address-whitespace: a comment between does not end the entry. */
    @Test
    void an_entry_goes_on_behind_a_comment() throws IOException {
        Table table = table("board@onion.example alice@mail.example,\n# gone: press\n  bob@mail.example\n");
        assertThat(table.make()).isEqualTo(new Daemon.Answer(0, ""));
        assertThat(table.find("board@onion.example")).matches("alice@mail\\.example, +bob@mail\\.example");
    }

    /** duplicate-address, duplicate-address-case: the first one counts, with a warning and status 0. */
    @Test
    void of_two_entries_the_first_counts() throws IOException {
        Table table = table("Press@onion.example alice@mail.example\npress@onion.example bob@mail.example\n");
        Daemon.Answer answer = table.make();
        assertThat(answer.status()).isZero();
        assertThat(answer.output()).contains("duplicate entry");
        assertThat(table.find("PRESS@onion.example")).isEqualTo("alice@mail.example");
    }

    /** yaml-duplicate-key: in the YAML of Puppet the last one counts, and nothing is said. */
    @Test
    void of_two_keys_of_yaml_the_last_counts() throws IOException {
        Path yaml = Files.writeString(scratch.resolve("aliases.yaml"), "press: alice\npress: bob\n");
        Daemon.Answer answer = Daemon.require("ruby")
                .run(List.of("-rpsych", "-e", "puts Psych.load(File.read(ARGV[0]))['press']", yaml.toString()));
        assertThat(answer).isEqualTo(new Daemon.Answer(0, "bob\n"));
    }

    /** duplicate-unicode-fold: ß and SS are one key, é and é are two. */
    @Test
    void letters_that_look_alike_may_be_one_key_or_two() throws IOException {
        Table table = table("straße@onion.example alice@mail.example\njos\u00e9@onion.example bob@mail.example\n");
        assertThat(table.make().status()).isZero();
        assertThat(table.find("STRASSE@onion.example")).isEqualTo("alice@mail.example");
        assertThat(table.find("jos\u00e9@onion.example")).isEqualTo("bob@mail.example");
        assertThat(table.find("jose\u0301@onion.example")).isEmpty();
    }

    /** non-ascii-localpart: in Latin-1 the line is left out, and the status is 0. */
    @Test
    void a_line_in_latin_1_is_left_out() throws IOException {
        Table table = table("jos\u00e9@onion.example bob@mail.example\n", StandardCharsets.ISO_8859_1);
        Daemon.Answer answer = table.make();
        assertThat(answer.status()).isZero();
        assertThat(answer.output()).contains("non-UTF-8 input");
        assertThat(table.find("jos\u00e9@onion.example")).isEmpty();
    }

    /** hiera-empty-value: an entry without a target is left out, and the status is 0. */
    @Test
    void an_entry_without_a_target_is_left_out() throws IOException {
        Table table = table("press@onion.example\nboard@onion.example alice@mail.example\n");
        Daemon.Answer answer = table.make();
        assertThat(answer.status()).isZero();
        assertThat(answer.output()).contains("expected format: key whitespace value");
        assertThat(table.find("press@onion.example")).isEmpty();
        assertThat(table.find("board@onion.example")).isEqualTo("alice@mail.example");
    }

    /** address-trailing-dot: such a key is kept, and never found. */
    @Test
    void a_key_with_a_final_dot_is_never_found() throws IOException {
        Table table = table("press@onion.example. alice@mail.example\n");
        assertThat(table.make()).isEqualTo(new Daemon.Answer(0, ""));
        assertThat(table.find("press@onion.example")).isEmpty();
    }

    /** address-too-long: one such key, and the whole table stays as it was. */
    @Test
    void a_key_that_is_too_long_costs_the_table() throws IOException {
        Table table = table("press@onion.example alice@mail.example\n");
        assertThat(table.make().status()).isZero();
        table("k".repeat(511) + "@onion.example x@mail.example\npress@onion.example bob@mail.example\n");
        Daemon.Answer answer = table.make();
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.output()).contains("MDB_BAD_VALSIZE");
        assertThat(table.find("press@onion.example")).isEqualTo("alice@mail.example");
    }

    /** address-unqualified: the host that looks adds its own name. */
    @Test
    void a_target_without_a_domain_is_in_the_host_s_own() throws IOException {
        assertThat(postfix.send("unqualified"))
                .singleElement()
                .asString()
                .startsWith("nodomain@mx-01.onion.example sent");
        assertThat(postfix.send("qualified")).singleElement().asString().startsWith("alice@mail.example sent");
    }

    /** address-special-destination: in aliases(5) a command runs, in virtual(5) it is a mailbox of that name. */
    @Test
    void a_command_runs_or_becomes_a_mailbox() throws IOException {
        assertThat(postfix.send("pipe")).singleElement().asString().startsWith("|/bin/true@mx-01.onion.example sent");
        assertThat(postfix.send("command")).singleElement().asString().contains("delivered to command");
        assertThat(home.resolve("open/ran")).exists();
    }

    /** address-not-bare: a table is read as header fields are, and what looks like one name is several people. */
    @Test
    void groups_and_display_names_are_delivered() throws IOException {
        assertThat(postfix.send("group")).hasSize(2).allMatch(line -> line.matches("[ab]@mail\\.example sent.*"));
        assertThat(postfix.send("display")).singleElement().asString().startsWith("carol@mail.example sent");
    }

    /** localpart-leading-dash: mail for such an address bounces. */
    @Test
    void a_target_with_a_hyphen_in_front_bounces() throws IOException {
        assertThat(postfix.send("dash"))
                .singleElement()
                .asString()
                .contains("bounced")
                .contains("bad address syntax");
    }

    /** delimiter-inside-name, extension-shadows-base: a slip in the name goes to the other one's people. */
    @Test
    void a_slip_behind_the_delimiter_goes_to_somebody_else() throws IOException {
        assertThat(postfix.send("onion-press")).singleElement().asString().startsWith("bob@mail.example sent");
        assertThat(postfix.send("onion-pres")).singleElement().asString().startsWith("alice-pres@mail.example sent");
    }
}
