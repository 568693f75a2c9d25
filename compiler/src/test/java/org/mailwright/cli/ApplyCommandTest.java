package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words and the exit status of {@code mailwright apply}. */
class ApplyCommandTest {
    private static final String HOST = "mail.garlic.example";

    @TempDir
    private Path scratch;

    private Run apply(String... more) throws IOException {
        Path tree = scratch.resolve("tree");
        if (Files.notExists(tree)) {
            assertThat(Run.of("compile", "-C", "hiera-samples/minimal", "--as-of", "2026-11-15", "-o", tree.toString())
                            .status())
                    .isZero();
            Files.createDirectories(scratch.resolve("root"));
        }
        List<String> words = new ArrayList<>(List.of(
                "apply",
                "--from",
                tree.toString(),
                "--root",
                scratch.resolve("root").toString()));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    /** Without users and programs below the root nothing can be installed there; as root that is said first. */
    private void users() throws IOException {
        Path etc = Files.createDirectories(scratch.resolve("root/etc"));
        StringBuilder passwd = new StringBuilder("root:x:0:0::/root:/bin/sh\n");
        StringBuilder group = new StringBuilder("root:x:0:\n");
        int id = 900;
        for (String name : List.of("_rspamd", "postsrsd", "opendkim", "dovecot", "redis", "postfix")) {
            passwd.append(name)
                    .append(":x:")
                    .append(++id)
                    .append(':')
                    .append(id)
                    .append("::/:/bin/false\n");
            group.append(name).append(":x:").append(id).append(":\n");
        }
        Files.writeString(etc.resolve("passwd"), passwd);
        Files.writeString(etc.resolve("group"), group);
        Files.writeString(etc.resolve("os-release"), "ID=debian\nVERSION_ID=\"12\"\n");
    }

    @Test
    void noop_tells_and_has_status_2_only_where_it_is_asked_for() throws IOException {
        users();
        Run plain = apply("--host", HOST, "--noop");
        assertThat(plain.status()).as(plain.text()).isZero();
        assertThat(plain.out()).contains("/etc/postfix/main.cf: would be new").doesNotContain("BEGIN ");
        assertThat(apply("--host", HOST, "--noop", "--detailed-exitcodes").status())
                .isEqualTo(2);
        assertThat(scratch.resolve("root/etc/postfix")).doesNotExist();
    }

    @Test
    void a_host_that_is_not_in_the_tree_is_an_input_that_cannot_be_read() throws IOException {
        assertThat(apply("--host", "nobody.garlic.example").status()).isEqualTo(3);
    }

    @Test
    void a_state_that_cannot_be_read_is_an_input_too_and_nothing_was_begun() throws IOException {
        users();
        Path state = Files.createDirectories(scratch.resolve("root/var/lib/mailwright"));
        Files.writeString(state.resolve("manifest.json"), "{\"host\": \"x\", \"files\": [{\"sha256\": \"5ec2e7\" \"");
        Run run = apply("--host", HOST, "--noop");
        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.err())
                .contains("manifest.json: not of ours")
                .doesNotContain("the next apply finishes it", "5ec2e7");
    }

    @Test
    void a_reason_is_words_and_a_host_is_a_name() throws IOException {
        assertThat(apply("--host", HOST, "--force", " ").status()).isEqualTo(64);
        assertThat(apply("--host", "../other").status()).isEqualTo(64);
        assertThat(Run.of("apply").status()).isEqualTo(64);
    }

    @Test
    void the_inputs_give_what_the_tree_compiled_from_them_gives() throws IOException {
        users();
        Run tree = apply("--host", HOST, "--noop");
        Run inputs = fromInputs();
        assertThat(inputs.status()).as(inputs.text()).isEqualTo(2);
        assertThat(inputs.out()).isEqualTo(tree.out()).contains("/etc/postfix/main.cf: would be new");
        assertThat(scratch.resolve("root/var")).doesNotExist();
    }

    private Run fromInputs(String... more) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("apply", "-C", "hiera-samples/minimal", "--as-of", "2026-11-15", "--host", HOST, "--noop"));
        words.addAll(List.of(
                "--detailed-exitcodes", "--root", scratch.resolve("root").toString()));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void a_tree_and_a_site_are_one_too_many() throws IOException {
        users();
        assertThat(apply("--host", HOST, "-C", "hiera-samples/minimal", "--noop")
                        .status())
                .isEqualTo(64);
        assertThat(fromInputs("--host", "nobody.garlic.example").status()).isEqualTo(64);
    }

    @Test
    void restore_reads_no_input_and_has_nothing_to_do_where_no_apply_was() throws IOException {
        users();
        assertThat(apply("--host", HOST, "--restore").status()).isEqualTo(64);
        List<String> words = List.of(
                "apply",
                "--host",
                HOST,
                "--restore",
                "--root",
                scratch.resolve("root").toString());
        Run run = Run.of(words.toArray(String[]::new));
        assertThat(run.text())
                .isEqualTo("exit status 0\n--- stdout\n--- stderr\n"
                        + "note: no apply was here: there is nothing to put back\n");
        List<String> site = new ArrayList<>(words);
        site.addAll(List.of("-C", "hiera-samples/minimal"));
        assertThat(Run.of(site.toArray(String[]::new)).status()).isEqualTo(64);
    }
}
