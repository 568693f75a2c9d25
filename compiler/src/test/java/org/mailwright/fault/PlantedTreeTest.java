package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.cli.Run;

/** What somebody left in a compiled tree or on the way to it: nothing is written through it, and nothing is installed from it. */
@Tag("slow")
class PlantedTreeTest {
    @TempDir
    private static Path shared;

    private static OwnCompile compile = new OwnCompile(Path.of(""));

    @TempDir
    private Path scratch;

    private Path elsewhere;
    private Path out;

    @BeforeAll
    static void a_site() throws IOException {
        compile = OwnCompile.of(shared.resolve("site"), "x");
        assertThat(compile.into(shared.resolve("out")).status()).isZero();
    }

    @BeforeEach
    void a_tree() throws IOException {
        MailRoot.requireRoot();
        elsewhere = Files.createDirectories(scratch.resolve("elsewhere"));
        out = Files.createDirectories(scratch.resolve("way")).resolve("out");
    }

    private void sh(String script) throws IOException {
        String before = "set -e\nO=" + out + "\nH=$O/hosts/" + OwnCompile.HOST + "\nW=" + out.getParent() + "\nE="
                + elsewhere + "\nT=" + shared.resolve("out") + "\n";
        MailRoot.Said said = MailRoot.run(List.of("sh", "-c", before + script));
        assertThat(said.status()).as(said.text()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mkdir $O; ln -s $E $O/hosts                                  |  1 | hosts: is a symbolic link
            cp -a $T $O; rm -r $O/hosts; ln -s $E $O/hosts               |  1 | hosts: is a symbolic link
            cp -a $T $O; mv $H $E/h; ln -s $E/h $H                       |  1 | mail.garlic.example: is a symbolic link
            cp -a $T $O; rm -r $O/zones; ln -s $E $O/zones               |  1 | zones: is a symbolic link
            cp -a $T $O; mv $H/etc/postfix $E/p; ln -s $E/p $H/etc/postfix; rm $E/p/main.cf | 1 | postfix: is a symbolic link
            cp -a $T $O; rm $O/.gitignore; ln -s $E/x $O/.gitignore      |  1 | .gitignore: is a symbolic link
            cp -a $T $O; ln -s $E $O/.mailwright                         |  1 | .mailwright: is a symbolic link
            cp -a $T $O; mkdir $O/.mailwright; ln -s $E/x $O/.mailwright/lock | 1 | lock: is a symbolic link
            cp -a $T $O; mkdir $O/.mailwright; mkfifo $O/.mailwright/lock | 1 | lock: is in the place of a file
            cp -a $T $O; mkdir $O/.mailwright; ln -s $E $O/.mailwright/new | 1 | new: is a symbolic link
            cp -a $T $O; chmod 0770 $O                                   |  1 | out: others may write it
            cp -a $T $O; chmod 0775 $O/hosts                             |  1 | hosts: others may write it
            cp -a $T $O; chmod 0777 $H; rm $H/etc/postfix/main.cf        |  1 | mail.garlic.example: others may write it
            cp -a $T $O; chown 7901 $O                                   |  1 | out: belongs to user 7901
            cp -a $T $O; chown 7901 $H/etc/postfix; rm $H/etc/postfix/main.cf | 1 | postfix: belongs to user 7901
            chmod 0777 $W                                                |  1 | way: others may write it
            chmod 0775 $W; mkdir $O                                      |  1 | way: others may write it
            chown 7901 $W                                                |  1 | way: belongs to user 7901
            ln -s $E $O                                                  | 64 | is not a directory
            touch $O                                                     | 64 | is not a directory
            mkfifo $O                                                    | 64 | is not a directory
            rmdir $W; ln -s $E $W; chown -h 7901 $W                      |  1 | way: belongs to user 7901
            """)
    void a_compile_writes_nothing_through_it(String planting, int status, String message) throws IOException {
        sh(planting);
        Map<String, String> planted = OwnCompile.files(out, true);
        Map<String, String> others = OwnCompile.files(elsewhere, true);
        Run run = compile.into(out);
        assertThat(run.status()).as(run.text()).isEqualTo(status);
        assertThat(run.err()).contains(message);
        assertThat(OwnCompile.files(out, true)).isEqualTo(planted);
        assertThat(OwnCompile.files(elsewhere, true)).isEqualTo(others);
    }

    @Test
    void a_link_of_roots_on_the_way_is_followed_and_an_unchanged_file_keeps_its_time() throws IOException {
        sh("mkdir $E/real; ln -s $E/real $W/link");
        Path linked = out.resolveSibling("link").resolve("out");
        assertThat(compile.into(linked).status()).isZero();
        Map<String, String> first = OwnCompile.files(elsewhere, true);
        assertThat(first).containsKey("real/out/manifest.json");
        assertThat(compile.into(linked).status()).isZero();
        assertThat(OwnCompile.files(elsewhere, true)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chown 7901 $O                                                | out: belongs to user 7901
            chown 7901 $H                                                | mail.garlic.example: belongs to user 7901
            chown 7901 $H/etc/postfix                                    | postfix: belongs to user 7901
            chown 7901 $H/etc/postfix/main.cf                            | main.cf: belongs to user 7901, who may write it
            chown 7901 $H/manifest.json                                  | manifest.json: belongs to user 7901
            chmod 0775 $O                                                | out: others may write it
            chmod 0757 $O/hosts                                          | hosts: others may write it
            chmod 0664 $H/etc/postfix/main.cf                            | main.cf: others may write it
            chmod 0606 $H/manifest.json                                  | manifest.json: others may write it
            mv $H/etc/postfix/main.cf $E; ln -s $E/main.cf $H/etc/postfix | main.cf: is a symbolic link
            mv $H/etc/postfix $E; ln -s $E/postfix $H/etc/postfix        | postfix: is a symbolic link
            mv $H $E/h; ln -s $E/h $H                                    | mail.garlic.example: is a symbolic link
            mv $O/hosts $E; ln -s $E/hosts $O/hosts                      | hosts: is a symbolic link
            rm $H/etc/postfix/main.cf; mkfifo $H/etc/postfix/main.cf     | main.cf: is in the place of a file
            rm $H/manifest.json; mkfifo $H/manifest.json                 | manifest.json: is in the place of a file
            mkdir -p $O/.mailwright/new; chown 7901 $O/.mailwright; cp -a $O/hosts $O/.mailwright/new | .mailwright: belongs to user 7901
            chmod 0777 $W                                                | way: others may write it
            chown 7901 $W                                                | way: belongs to user 7901
            mv $O $E; ln -s $E/out $O; chown -h 7901 $O                  | out: belongs to user 7901, who may turn it elsewhere
            """)
    void an_apply_installs_nothing_of_it(String planting, String message) throws IOException {
        sh("cp -a $T $O\n" + planting);
        MailRoot host = MailRoot.at(scratch.resolve("root"));
        Run run = Run.of(
                "apply",
                "--host",
                OwnCompile.HOST,
                "--from",
                out.toString(),
                "--root",
                host.root().toString());
        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.err()).contains(message);
        assertThat(host.at("/etc/postfix")).doesNotExist();
        try (Stream<Path> state = Files.list(host.at("/var/lib/mailwright"))) {
            assertThat(state.map(path -> path.getFileName().toString())).containsOnly("lock");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ID=debian;VERSION_ID="12"  | 0 | ''
            ID=debian;VERSION_ID="13"  | 4 | refused: the files are for Debian 12, and this machine is Debian 13
            ID=ubuntu;VERSION_ID="12"  | 4 | refused: the files are for Debian 12, and this machine is "ubuntu 12"
            ID=debian                  | 4 | has no VERSION_ID
            -                          | 4 | and there is no
            """)
    void files_for_another_release_are_refused_unless_forced(String system, int status, String message)
            throws IOException {
        MailRoot host = MailRoot.at(scratch.resolve("root"));
        Path file = host.at("/etc/os-release");
        if (system.equals("-")) {
            Files.delete(file);
        } else {
            Files.writeString(file, system.replace(';', '\n') + "\n");
        }
        String root = host.root().toString();
        String tree = shared.resolve("out").toString();
        Run noop = Run.of("apply", "--host", OwnCompile.HOST, "--from", tree, "--root", root, "--noop");
        Run run = Run.of("apply", "--host", OwnCompile.HOST, "--from", tree, "--root", root);
        Run direct = Run.of(
                "apply",
                "-C",
                compile.site().toString(),
                "--as-of",
                "2026-11-15",
                "--host",
                OwnCompile.HOST,
                "--root",
                root);
        for (Run each : List.of(noop, run, direct)) {
            assertThat(each.status()).as(each.text()).isEqualTo(status);
            assertThat(each.err()).contains(message);
        }
        if (status != 0) {
            assertThat(host.at("/etc/postfix")).doesNotExist();
            Run forced = Run.of(
                    "apply",
                    "--host",
                    OwnCompile.HOST,
                    "--from",
                    tree,
                    "--root",
                    root,
                    "--force",
                    "it is a derivative");
            assertThat(forced.status()).as(forced.text()).isZero();
            assertThat(forced.err()).contains("note: forced (it is a derivative): the files are for Debian 12");
        }
        assertThat(host.at("/etc/postfix/main.cf")).exists();
    }
}
