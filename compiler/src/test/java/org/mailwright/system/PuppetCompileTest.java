package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.model.Release;

/** The Puppet module where the trees are compiled, on the way from there, and on a host that compiles for itself. */
@Tag("slow")
class PuppetCompileTest {
    private static final String ALIAS = "/etc/postfix/maps/alias";
    private static final String PASSWORD = "/etc/mailwright-ldap.password";

    @TempDir
    private static Path scratch;

    private Path work = Path.of("");

    /** The user who compiles may go there. */
    @BeforeEach
    void directory() throws IOException {
        work = Files.createTempDirectory(scratch, "test");
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private SystemSite site() {
        return SystemSite.copy(Path.of("hiera-samples/onion"), work.resolve("site"), Release.DEBIAN_12);
    }

    @Test
    void the_trees_follow_the_inputs_and_stay_where_those_are_wrong() throws IOException {
        SystemSite site = site();
        Path tree = Path.of("/srv/mailwright");
        String classes = "class { 'mailwright::compile': site => '" + site.root() + "', user => 'puppet' }\n";
        try (PuppetHost host = PuppetHost.startForOthers(scratch)) {
            host.run("mount", "-t", "tmpfs", "srv", "/srv");
            host.run("chown", "-R", "puppet:", site.root().toString());
            host.puppet(0, classes, "--noop");
            assertThat(host.run("ls", "-A", "/srv")).isEmpty();
            host.puppet(2, classes);
            assertThat(host.run("stat", "-c", "%U %a", tree.toString(), tree + "/hosts/" + PuppetHost.NAME))
                    .isEqualTo("puppet 700\npuppet 700\n");
            String manifests = "find /srv/mailwright -type f -printf '%p %m %T@ ' -exec sha256sum {} \\; | sort";
            String whole = host.shell(manifests);
            assertThat(host.puppet(0, classes)).doesNotContain("mailwright compile");

            site.replace("data/common/aliases.yaml", Map.of("press: [judy, kenji, judy]", "press: [judy, nobodyy]"));
            assertThat(host.puppet(4, classes))
                    .contains(
                            "data/common/aliases.yaml:39:17: error: press@onion.example → nobodyy@onion.example,"
                                    + " which does not exist [alias-missing-target]",
                            "returned 1 instead of one of [0]");
            assertThat(host.shell(manifests)).isEqualTo(whole);

            // The directory answers with a fifth of the people.
            site.replace("data/common/aliases.yaml", Map.of("press: [judy, nobodyy]", "press: [judy, kenji, judy]"));
            Path people = site.root().resolve("ldap/people.ldif");
            String ldif = Files.readString(people);
            Files.writeString(people, ldif.substring(0, ldif.indexOf("\n\n", ldif.length() / 5)) + "\n");
            assertThat(host.puppet(4, classes)).contains("returned 4 instead of one of [0]");
            assertThat(host.shell(manifests)).isEqualTo(whole);

            Files.writeString(people, ldif);
            host.shell("echo '# by hand' >>/srv/mailwright/hosts/" + PuppetHost.NAME + "/etc/postfix/main.cf");
            host.puppet(2, classes);
            assertThat(host.shell("cd /srv/mailwright && cat hosts/" + PuppetHost.NAME + "/etc/postfix/main.cf"))
                    .doesNotContain("by hand");
        }
    }

    @Test
    void a_host_gets_its_own_tree_and_puppet_keeps_no_secret() throws IOException {
        Path trees = work.resolve("trees");
        site().compile(trees);
        String classes = "class { 'mailwright::apply': tree => '/var/lib/mailwright-tree',"
                + " source => 'puppet:///mailwright', host => '" + PuppetHost.NAME + "', manage_services => false }\n";
        try (PuppetHost host = PuppetHost.startForOthers(scratch)) {
            // Without a server between, the mount belongs to the facts hostname and domain.
            host.shell("printf 'search onion.example\\n' >>/etc/resolv.conf");
            Path fileserver =
                    Files.writeString(work.resolve("fileserver.conf"), "[mailwright]\n  path " + trees + "/hosts/%H\n");
            // Many a site has such a default.
            String secrets = "File { backup => 'puppet' }\nclass { 'mailwright': command => '" + host.program()
                    + "', manage_package => false }\n";
            String[] options = {
                "--fileserverconfig",
                fileserver.toString(),
                "--hiera_config",
                hiera("correct horse").toString(),
                "--verbose",
                "--show_diff"
            };
            String said = host.puppet(2, secrets + classes, options);
            assertThat(host.run(
                            "stat", "-c", "%U %a %n", PASSWORD, "/var/lib/mailwright-tree/hosts/" + PuppetHost.NAME))
                    .isEqualTo("root 400 " + PASSWORD + "\nroot 700 /var/lib/mailwright-tree/hosts/" + PuppetHost.NAME
                            + "\n");
            assertThat(host.run("ls", "/var/lib/mailwright-tree/hosts")).isEqualTo(PuppetHost.NAME + "\n");
            assertThat(host.shell("find /var/lib/mailwright-tree -type f ! -perm 600"))
                    .isEmpty();
            assertThat(host.run("cat", PASSWORD)).isEqualTo("correct horse");
            assertThat(host.puppet(0, secrets + classes, options)).doesNotContain("mailwright apply]/returns");

            // Everything is replaced once: this is when Puppet would show a difference, and keep what was there.
            host.shell("for f in $(find /var/lib/mailwright-tree " + PASSWORD + " -type f); do echo old >>$f; done;"
                    + " touch /var/lib/mailwright-tree/hosts/" + PuppetHost.NAME + "/etc/stale");
            hiera("battery staple");
            String again = host.puppet(2, secrets + classes, options);
            assertThat(host.run("cat", PASSWORD)).isEqualTo("battery staple");
            assertThat(host.shell("find /var/lib/mailwright-tree -name stale")).isEmpty();

            List<String> lines = secretLines(trees.resolve("hosts/" + PuppetHost.NAME));
            assertThat(lines).hasSizeGreaterThan(10).contains("correct horse", "battery staple");
            assertThat(said + again).doesNotContain(lines.toArray(String[]::new));
            Path patterns = Files.write(work.resolve("patterns"), lines);
            assertThat(host.shell("ls /var/lib/puppet /var/cache/puppet")).contains("reports", "client_data", "state");
            assertThat(host.shell("grep -rlFf " + patterns + " /var/lib/puppet /var/cache/puppet || true"))
                    .isEmpty();
        }
    }

    /** A site's Hiera with a secret in it, as eyaml gives it. */
    private Path hiera(String secret) throws IOException {
        Files.writeString(work.resolve("all.yaml"), "mailwright::secrets: {" + PASSWORD + ": " + secret + "}\n");
        return Files.writeString(
                work.resolve("hiera.yaml"),
                "version: 5\ndefaults: {datadir: ., data_hash: yaml_data}\nhierarchy: [{name: all, path: all.yaml}]\n");
    }

    /** What no one else may read: the longer lines of the secret files of a host. */
    private static List<String> secretLines(Path tree) throws IOException {
        TreeSet<String> lines = new TreeSet<>(List.of("correct horse", "battery staple"));
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*(\\.key|\\.private|\\.secret|mail-passwords)"))
                    .toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.length() > 15)
                        .forEach(lines::add);
            }
        }
        return List.copyOf(lines);
    }

    @Test
    void a_host_compiles_for_itself() throws IOException {
        SystemSite site = site();
        String classes = "class { 'mailwright::apply': site => '" + site.root() + "', host => '" + PuppetHost.NAME
                + "', roles => ['mx'] }\n";
        try (PuppetHost host = PuppetHost.startForOthers(scratch)) {
            host.puppet(2, classes);
            List<String> told = host.told();
            assertThat(told).contains("postmap lmdb:" + ALIAS, "systemctl start postfix");
            assertThat(host.puppet(0, classes)).doesNotContain("mailwright apply");
            site.replace("data/common/aliases.yaml", Map.of("press: [judy, kenji, judy]", "press: [judy, lucia]"));
            host.puppet(2, classes);
            assertThat(host.told()).containsExactly("postmap lmdb:" + ALIAS);
            site.replace("data/common/aliases.yaml", Map.of("press: [judy, lucia]", "press: [judy, nobodyy]"));
            assertThat(host.puppet(4, classes)).contains("[alias-missing-target]", "returned 1 instead of one of [0]");
            assertThat(host.lines(ALIAS)).contains("press@onion.example judy@onion.example, lucia@onion.example");
        }
    }
}
