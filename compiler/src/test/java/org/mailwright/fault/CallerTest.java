package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever calls it, and in whatever environment: cron, Puppet, a pipe that closes. The machine becomes the same. */
@Tag("slow")
class CallerTest extends OneHost {
    private static int mode(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:mode") & 07777;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0777"})
    void the_umask_decides_nothing(String umask) throws IOException {
        MailRoot.Said said = host.script(tree, "umask " + umask + "; apply");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(mode(host.at("/var/lib/mailwright"))).isEqualTo(0700);
        assertThat(mode(host.at("/var/lib/mailwright/manifest.json"))).isEqualTo(0600);
        assertThat(mode(host.at("/var/lib/mailwright/lock"))).isEqualTo(0600);
        for (String made : new String[] {"/etc/postfix", "/etc/postfix/maps", "/etc/rspamd/dkim", "/etc/default"}) {
            assertThat(mode(host.at(made))).as(made).isEqualTo(0755);
        }
        host.requireAll(tree, " after umask " + umask);
    }

    /** cron(8) has no sbin in PATH, systemd no HOME, Puppet the C locale. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH=/usr/bin:/bin; export PATH; apply",
                "PATH=; export PATH; unset HOME TMPDIR LANG; apply() { $SH \"$@\"; }; apply",
                "LC_ALL=C; LANG=; unset HOME; export LC_ALL LANG; apply",
                "cd /proc; apply",
            })
    void the_environment_decides_nothing(String script) throws IOException {
        MailRoot.Said said = host.script(tree, "SH=\"/bin/sh " + host.root() + ".sh\"\n" + script);
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("postmap lmdb:/etc/postfix/maps/alias: done");
        host.requireAll(tree, " after " + script);
    }

    /** Nobody listens, and no descriptor that is free becomes the file that a message is written into. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            apply >&-
            apply <&- >&- 2>&-
            apply >/dev/full 2>&1
            { apply 2>&1; echo $? >"$R.status"; } | head -1; exit $(cat "$R.status")
            { apply; echo $? >"$R.status"; } | :; sleep 0.1; until [ -s "$R.status" ]; do sleep 0.1; done; exit $(cat "$R.status")
            """)
    void an_apply_that_nobody_listens_to_comes_to_its_end(String script) throws IOException {
        MailRoot.Said said = host.script(tree, script);
        assertThat(said.status()).as(said.text()).isZero();
        host.requireAll(tree, " after " + script);
        assertThat(Files.size(host.at("/var/lib/mailwright/lock"))).isZero();
    }

    @Test
    void a_limit_on_the_size_of_files_is_told_and_without_it_the_next_apply_finishes() throws IOException {
        MailRoot.Said said = host.script(tree, "ulimit -f 16; apply");
        assertThat(said.status()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).containsPattern("(?m)^mailwright: .*/etc/.*: File too large$");
        assertThat(host.at("/etc/postfix/main.cf")).doesNotExist();
        assertThat(host.apply(tree).status()).isZero();
        host.requireAll(tree, "");
    }
}
