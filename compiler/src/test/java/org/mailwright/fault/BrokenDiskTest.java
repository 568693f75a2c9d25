package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mailwright.daemon.Daemon;

/** File systems that are full, read-only, or hold a file that nobody may replace: real ones, seen by the test alone. */
@Tag("slow")
class BrokenDiskTest extends OneHost {
    /** The files of a file system that goes with the script, copied to where the test can read them. */
    private void requireCopied() throws IOException {
        // To a copy the age of its index means nothing: it may be made again, once.
        assertThat(host.apply(tree).status()).isZero();
        host.requireAll(tree, "");
    }

    @Test
    void a_full_disk_is_named_nothing_is_changed_and_with_room_again_the_next_apply_finishes() throws IOException {
        MailRoot.Said said = host.privately(tree, """
                cp -a $R/etc $R/kept
                mount -t tmpfs -o size=60k none $R/etc && cp -a $R/kept/. $R/etc
                apply; say full
                find $R/etc -name '*.cf' -o -name '*.mailwright-new' | sed 's/^/left: /'
                mount -o remount,size=4m $R/etc
                apply >/dev/null; say room
                cp -a $R/etc/. $R/kept; umount $R/etc; cp -a $R/kept/. $R/etc
                """);
        assertThat(said.text())
                .containsPattern("(?m)^mailwright: .*/etc/.*mailwright-new: No space left on device$")
                .contains("full: 1", "room: 0")
                .doesNotContain("left: ", "postmap");
        requireCopied();
    }

    @Test
    void a_full_disk_below_the_state_is_named_and_with_room_again_the_next_apply_finishes() throws IOException {
        MailRoot.Said said = host.privately(tree, """
                mount -t tmpfs -o size=16k none $R/var/lib
                apply; say full
                find $R/etc -name '*.mailwright-new' | sed 's/^/left: /'
                mount -o remount,size=4m $R/var/lib
                apply >/dev/null; say room
                cp -a $R/var/lib $R/kept; umount $R/var/lib; cp -a $R/kept/. $R/var/lib
                """);
        assertThat(said.text())
                .containsPattern("(?m)^mailwright: .*/var/lib/mailwright/.*: No space left on device$")
                .contains("full: 1", "room: 0")
                .doesNotContain("left: ");
        requireCopied();
    }

    @Test
    void read_only_file_systems_are_told_and_noop_needs_no_other() throws IOException {
        MailRoot.Said said = host.privately(tree, """
                mkdir $R/etc/postfix
                mount -t tmpfs none $R/etc/postfix
                mount -o remount,ro $R/etc/postfix
                apply >/dev/null; say etc
                mount -t tmpfs none $R/var/lib
                mount -o remount,ro $R/var/lib
                apply; say var
                apply --noop --detailed-exitcodes >/dev/null; say noop
                find $R/etc -name '*.cf' -o -name '*.mailwright-new' | sed 's/^/left: /'
                """);
        assertThat(said.text())
                .containsPattern(
                        "(?m)^mailwright: .*/etc/postfix/\\.main\\.cf\\.mailwright-new: Read-only file system$")
                .containsPattern("(?m)^mailwright: nothing is changed: .*/var/lib/mailwright: Read-only file system")
                .contains("etc: 1", "var: 1", "noop: 2")
                .doesNotContain("left: ");
        assertThat(host.installed()).isEmpty();
        assertThat(host.ran()).isEmpty();
    }

    @Test
    void a_file_that_nobody_may_replace_stays_and_the_rest_waits_in_the_journal() throws IOException {
        Daemon.require("mkfs.ext4");
        MailRoot.Said said = host.privately(tree, """
                truncate -s 8M $R/disk && mkfs.ext4 -q -F $R/disk && mkdir $R/etc/postfix
                mount -o loop $R/disk $R/etc/postfix || { echo no loop device; exit 0; }
                echo kept >$R/etc/postfix/main.cf; chattr +i $R/etc/postfix/main.cf
                apply; say immutable
                cat $R/etc/postfix/main.cf
                find $R/etc -name '*.mailwright-new' | sed 's/^/left: /'
                apply --noop --detailed-exitcodes; say noop
                chattr -i $R/etc/postfix/main.cf
                apply >/dev/null; say free
                mkdir $R/kept; cp -a $R/etc/postfix/. $R/kept; umount $R/etc/postfix
                rm -r $R/kept/lost+found; cp -a $R/kept/. $R/etc/postfix
                """);
        if (said.text().contains("no loop device")) {
            Daemon.skip("no loop device");
        }
        assertThat(said.text())
                .containsPattern("(?m)^mailwright: not all is applied.*/main\\.cf: Operation not permitted$")
                .contains("immutable: 1\nkept\n", "noop: 2", "free: 0")
                .doesNotContain("left: ");
        requireCopied();
    }

    @Test
    void a_file_that_is_mounted_on_its_own_is_told() throws IOException {
        MailRoot.Said said = host.privately(tree, """
                mkdir $R/etc/postfix; echo kept >$R/etc/postfix/main.cf; echo other >$R/other
                mount --bind $R/other $R/etc/postfix/main.cf
                apply; say mounted
                umount $R/etc/postfix/main.cf
                apply >/dev/null; say free
                """);
        assertThat(said.text())
                .containsPattern("(?m)^mailwright: not all is applied.*/main\\.cf: Device or resource busy$")
                .contains("mounted: 1", "free: 0");
        assertThat(Files.readString(host.at("/other"))).isEqualTo("other\n");
        requireCopied();
    }
}
