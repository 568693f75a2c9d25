package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.cli.Run;
import org.mailwright.daemon.Daemon;

/** What somebody left in the way of an apply by root: it is refused or replaced, and never written through. */
@Tag("slow")
class PlantedFilesTest extends OneHost {
    private static final String MAIN = "/etc/postfix/main.cf";
    private static final String KEY = "/etc/rspamd/dkim/onion.example.2026-arc.key";

    @BeforeEach
    void what_is_there_before() throws IOException {
        Files.createDirectories(host.at("/etc/postfix/maps"));
        Files.createDirectories(host.at("/etc/rspamd/dkim"));
    }

    /** Every file with what can be told of it, but the state, in which the lock is taken first. */
    private Map<String, String> everything() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(host.root())) {
            for (Path file :
                    walk.filter(path -> !path.startsWith(host.at("/var/lib"))).toList()) {
                files.put(
                        file.toString(),
                        Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS)
                                + " " + Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                                + " " + Files.getAttribute(file, "unix:gid", LinkOption.NOFOLLOW_LINKS)
                                + " " + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return files;
    }

    private void sh(String script) throws IOException {
        MailRoot.Said said = host.script(tree, "set -e\n" + script);
        assertThat(said.status()).as(said.text()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mkdir $R/etc/postfix/main.cf                                                | main.cf: is in the place of a file
            mkfifo $R/etc/postfix/main.cf                                               | main.cf: is in the place of a file
            mknod $R/etc/postfix/main.cf c 1 3                                          | main.cf: is in the place of a file
            ln -s $R/elsewhere $R/etc/postfix/main.cf                                   | main.cf: is a symbolic link
            cd $R/etc/postfix; touch main.cf; ln -s $R/tmp/x main.cf.before-mailwright          | main.cf.before-mailwright: is a symbolic link
            cd $R/etc/postfix; touch main.cf main.cf.before-mailwright                  | main.cf.before-mailwright: was not written by an apply
            cd $R/etc/postfix; touch main.cf; mkdir main.cf.before-mailwright           | main.cf.before-mailwright: is in the place of a file
            mkdir $R/etc/postfix/maps/alias.lmdb                                        | alias.lmdb: is in the place of an index
            ln -s $R/nowhere $R/etc/postsrsd.secret                                     | postsrsd.secret: is a symbolic link
            touch $R/etc/rspamd/local.d                                                 | local.d: is in the place of a directory
            mkfifo $R/etc/rspamd/local.d                                                | local.d: is in the place of a directory
            rmdir $R/etc/rspamd/dkim; ln -s $R/tmp $R/etc/rspamd/dkim                    | dkim: is a symbolic link
            chmod 0775 $R/etc/rspamd/dkim                                               | dkim: others may write it
            chmod 2775 $R/etc/postfix                                                   | postfix: others may write it
            chmod 0757 $R/etc                                                           | etc: others may write it
            chown 7901 $R/etc/rspamd/dkim                                               | dkim: belongs to user 7901
            ln -s $R/tmp $R/var/lib/mailwright                                          | mailwright: is a symbolic link
            touch $R/var/lib/mailwright                                                 | mailwright: is in the place of a directory
            mkdir -m 0770 $R/var/lib/mailwright                                         | mailwright: others may write it
            mkdir -m 0700 $R/var/lib/mailwright; chown 7901 $R/var/lib/mailwright       | mailwright: belongs to user 7901
            mkdir -m 0700 $R/var/lib/mailwright; ln -s $R/tmp/l $R/var/lib/mailwright/lock | lock: is a symbolic link
            mkdir -m 0700 $R/var/lib/mailwright; mkfifo $R/var/lib/mailwright/lock      | lock: is in the place of a file
            """)
    void what_is_in_the_way_is_refused_before_anything_changes(String planting, String message) throws IOException {
        sh(planting);
        Map<String, String> planted = everything();
        Run run = host.apply(tree);
        assertThat(run.status()).as(run.text()).isEqualTo(1);
        assertThat(run.err()).startsWith("mailwright: nothing is changed: ").contains(message);
        assertThat(run.out()).isEmpty();
        assertThat(everything()).isEqualTo(planted);
        Run noop = host.apply(tree, "--noop", "--detailed-exitcodes");
        assertThat(noop.status())
                .as(noop.text())
                .isEqualTo(message.startsWith("mailwright: ") || message.startsWith("lock: ") ? noop.status() : 1);
        assertThat(everything()).isEqualTo(planted);
    }

    @Test
    void a_hard_link_is_replaced_and_its_other_name_keeps_what_it_had() throws IOException {
        for (String path : List.of(MAIN, "/etc/postfix/.main.cf.mailwright-new", KEY, "/var/lib/mailwright/lock")) {
            Path shadow = Files.writeString(host.at("/etc/shadow"), "root:*:1::::::\n");
            Files.setPosixFilePermissions(shadow, PosixFilePermissions.fromString("rw-r-----"));
            Files.createDirectories(host.at(path).getParent());
            Files.deleteIfExists(host.at(path));
            Files.deleteIfExists(host.at(MAIN));
            Files.createLink(host.at(path), shadow);
            Run run = host.apply(tree);
            assertThat(run.status()).as(run.text()).isZero();
            assertThat(MailRoot.installed(shadow))
                    .as(path)
                    .isEqualTo(new CompiledTree.Goal("root:*:1::::::\n", "0640", "root", "root"));
            Files.delete(shadow);
            host.requireAll(tree, path);
        }
    }

    @Test
    void a_link_in_the_place_of_a_temporary_file_goes_and_what_it_names_stays() throws IOException {
        Path victim = Files.writeString(scratch.resolve("victim"), "kept\n");
        for (String fresh : List.of(
                "/etc/postfix/.main.cf.mailwright-new",
                "/etc/rspamd/dkim/.onion.example.2026-arc.key.mailwright-new",
                "/var/lib/mailwright/.journal.json.mailwright-new",
                "/var/lib/mailwright/.manifest.json.mailwright-new",
                "/var/lib/mailwright/.staged.txt.mailwright-new")) {
            Files.createDirectories(host.at(fresh).getParent());
            Files.createSymbolicLink(host.at(fresh), victim);
        }
        Run run = host.apply(tree);
        assertThat(run.status()).as(run.text()).isZero();
        assertThat(victim).hasContent("kept\n");
        assertThat((int) Files.getAttribute(victim, "unix:mode") & 0777).isEqualTo(0644);
        host.requireAll(tree, "");
    }

    @Test
    void a_full_directory_in_the_place_of_a_temporary_file_is_told_in_words() throws IOException {
        Files.createDirectories(host.at("/etc/postfix/.main.cf.mailwright-new/x"));
        Run run = host.apply(tree);
        assertThat(run.status()).as(run.text()).isEqualTo(1);
        assertThat(run.err()).contains(".main.cf.mailwright-new: is a directory that holds files: move it away");
        assertThat(host.at(MAIN)).doesNotExist();
        sh("rm -r $R/etc/postfix/.main.cf.mailwright-new");
        assertThat(host.apply(tree).status()).isZero();
        host.requireAll(tree, "");
    }

    @Test
    void a_setgid_directory_gives_its_group_to_nothing() throws IOException {
        sh("chgrp 7902 $R/etc $R/etc/rspamd/dkim; chmod 2755 $R/etc $R/etc/rspamd/dkim");
        assertThat(host.apply(tree).status()).isZero();
        host.requireAll(tree, "");
        int made = (int) Files.getAttribute(host.at("/etc/default"), "unix:mode");
        assertThat(made & 07777).isEqualTo(0755);
    }

    @Test
    void owners_are_the_numbers_of_the_root_and_one_that_it_lacks_is_refused_first() throws IOException {
        assertThat(host.apply(tree).status()).isZero();
        assertThat(MailRoot.installed(host.at(KEY)).group()).isEqualTo("_rspamd");
        assertThat(Files.getAttribute(host.at(KEY), "unix:gid")).isEqualTo(MailRoot.RSPAMD_GROUP);
        Files.writeString(host.at("/etc/group"), "root:x:0:\n");
        Files.delete(host.at(MAIN));
        Map<String, String> before = everything();
        Run run = host.apply(tree);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("mailwright: nothing is changed: root:_rspamd: no such user or group on this machine:"
                        + " install the daemons' packages first\n");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void an_access_list_on_a_key_does_not_outlive_an_apply() throws IOException {
        Daemon.require("setfacl");
        assertThat(host.apply(tree).status()).isZero();
        sh("setfacl -m u:7901:rw $R" + KEY);
        Run run = host.apply(tree, "--detailed-exitcodes");
        assertThat(run.status()).as(run.text()).isEqualTo(2);
        assertThat(Daemon.require("getfacl")
                        .run(List.of("-pcn", host.at(KEY).toString()))
                        .output())
                .doesNotContain("7901");
        host.requireAll(tree, "");
    }
}
