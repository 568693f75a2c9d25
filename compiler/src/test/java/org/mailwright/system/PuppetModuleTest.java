package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.mailwright.model.Release;

/** The Puppet module on a mail host, with the real puppet apply: of Puppet 7 on Debian 12, of Puppet 8 on Debian 13. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class PuppetModuleTest {
    private static final String ALIAS = "/etc/postfix/maps/alias";
    private static final String INDEX = "postmap lmdb:" + ALIAS;

    /** Puppet 7 adds what it found and wanted. */
    private static final Pattern WOULD_RUN = Pattern.compile("Exec\\[mailwright apply]/returns: .*\\(noop\\)");

    @TempDir
    private Path work;

    private SystemSite site(Release release) throws IOException {
        SystemSite site = SystemSite.copy(Path.of("hiera-samples/onion"), work.resolve("site"), release);
        Path yaml = site.root().resolve("mailwright.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "templates: templates\n");
        Path mainCf = Path.of("templates/postfix/main.cf.ftl");
        Files.createDirectories(site.root().resolve(mainCf).getParent());
        Files.writeString(site.root().resolve(mainCf), Files.readString(mainCf) + "# a template of the site\n");
        site.compile(tree());
        return site;
    }

    private Path tree() {
        return work.resolve("tree");
    }

    private String mx(String more) {
        return "class { 'mailwright::apply': tree => '" + tree() + "', roles => ['mx'], host => '" + PuppetHost.NAME
                + "'" + more + " }\n";
    }

    /** A machine without anything of ours is told. */
    private static void becomes(PuppetHost host, String mx) throws IOException {
        assertThat(host.puppet(2, mx)).contains("Exec[mailwright apply]/returns: executed successfully");
        List<String> told = host.told();
        assertThat(told.stream().filter(line -> line.startsWith("postmap")))
                .hasSize(7)
                .contains(INDEX)
                .doesNotHaveDuplicates();
        // Nothing ran that could have been told of new files; what needs them starts with them.
        assertThat(told.stream().filter(line -> line.matches("systemctl (start|restart) .*")))
                .containsExactlyInAnyOrder(
                        "systemctl restart postsrsd",
                        "systemctl start redis-server",
                        "systemctl start rspamd",
                        "systemctl start postfix");
        host.run("postfix", "status");
        assertThat(host.run("postmap", "-q", "press@onion.example", "lmdb:" + ALIAS))
                .isEqualTo("judy@onion.example, kenji@onion.example\n");
    }

    @Test
    void a_bare_machine_becomes_the_mx_host_with_puppet_8_too() throws IOException {
        site(Release.DEBIAN_13);
        try (PuppetHost host = PuppetHost.start(Release.DEBIAN_13, work)) {
            assertThat(host.run("puppet", "--version")).startsWith("8.");
            List<String> bare = host.listing();
            assertThat(host.puppet(0, mx(""), "--noop")).containsPattern(WOULD_RUN);
            assertThat(changes(bare, host.listing())).isEmpty();
            assertThat(host.told()).isEmpty();
            becomes(host, mx(""));
            List<String> whole = host.listing();
            quiet(host, mx(""));
            assertThat(changes(whole, host.listing())).isEmpty();
        }
    }

    /** One host for all of it: a run of Puppet takes seconds. */
    @Test
    void a_bare_machine_becomes_the_mx_host_follows_hiera_and_keeps_what_is_good() throws IOException {
        SystemSite site = site(Release.DEBIAN_12);
        String mx = mx("");
        try (PuppetHost host = PuppetHost.start(Release.DEBIAN_12, work)) {
            assertThat(host.run("puppet", "--version")).startsWith("7.");
            withoutPackages(host);
            becomes(host, mx);
            // A line of the site's own template, which mailwright.yaml alone names.
            assertThat(host.lines("/etc/postfix/main.cf")).contains("# a template of the site");
            List<String> whole = host.listing();
            quiet(host, mx);
            assertThat(changes(whole, host.listing())).isEmpty();

            followsHiera(host, site);
            quiet(host, mx);
            keepsTheLastGoodState(host);
        }
    }

    /** A host without its packages is left alone, and --noop says what would be. */
    private void withoutPackages(PuppetHost host) throws IOException {
        List<String> bare = host.listing();
        // Without lists of packages nothing can be installed.
        host.shell("mount -t tmpfs none /var/lib/apt/lists");
        String absent =
                "class { 'mailwright': package => 'mailwright-absent', command => '/usr/bin/mailwright-absent' }\n"
                        + mx("");
        assertThat(host.puppet(0, absent, "--noop")).containsPattern(WOULD_RUN);
        assertThat(host.puppet(4, absent))
                .contains("Unable to locate package mailwright-absent")
                .contains("Exec[mailwright apply]: Skipping because of failed dependencies");
        assertThat(host.told()).isEmpty();
        assertThat(changes(bare, host.listing())).noneMatch(line -> line.startsWith("etc/"));
        host.shell("umount /var/lib/apt/lists");
    }

    private void followsHiera(PuppetHost host, SystemSite site) throws IOException {
        String mx = mx("");
        List<String> whole = host.listing();
        List<String> before = host.lines(ALIAS);
        site.replace("data/common/aliases.yaml", Map.of("press: [judy, kenji, judy]", "press: [judy, lucia]"));
        site.compile(tree());
        host.puppet(0, mx, "--noop");
        assertThat(changes(whole, host.listing())).isEmpty();
        assertThat(host.told()).isEmpty();

        host.broken(true);
        assertThat(host.puppet(4, mx)).contains(INDEX + ": exit status 1: postmap: fatal: a test broke it");
        assertThat(host.told()).containsExactly(INDEX);
        host.broken(false);
        host.puppet(2, mx);
        assertThat(host.told()).containsExactly(INDEX);
        assertThat(changes(before, host.lines(ALIAS)))
                .containsExactly(
                        "press@onion.example judy@onion.example, kenji@onion.example",
                        "press@onion.example judy@onion.example, lucia@onion.example");
        assertThat(host.run("postmap", "-q", "press@onion.example", "lmdb:" + ALIAS))
                .isEqualTo("judy@onion.example, lucia@onion.example\n");
        assertThat(changes(whole, host.listing()).stream()
                        .map(line -> line.replaceFirst("^[0-9a-f]{64}  ", "").split(" ")[0])
                        .filter(path -> path.startsWith("etc/"))
                        .distinct())
                .containsExactlyInAnyOrder("etc/postfix/maps", "etc/postfix/maps/alias", "etc/postfix/maps/alias.lmdb");
    }

    /** What the guard refuses fails the run. */
    private void keepsTheLastGoodState(PuppetHost host) throws IOException {
        List<String> whole = host.listing();
        Path table = tree().resolve("hosts/" + PuppetHost.NAME + ALIAS);
        List<String> lines = Files.readAllLines(table);
        int half = lines.size() / 2;
        Files.write(table, lines.subList(0, half));
        assertThat(host.puppet(4, mx(""))).contains("not the file of its manifest");
        assertThat(changes(whole, host.listing())).isEmpty();

        Path manifest = tree().resolve("hosts/" + PuppetHost.NAME + "/manifest.json");
        String sum = host.run("sha256sum", table.toString()).split(" ")[0];
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst("(\"path\": \"" + ALIAS + "\"(?s:.*?)\"sha256\": \")[0-9a-f]{64}", "$1" + sum));
        assertThat(host.puppet(4, mx("")))
                .contains("error: refused: " + ALIAS + " would lose ", "returned 4 instead of one of [0]");
        assertThat(host.lines(ALIAS)).isEqualTo(lines);
        assertThat(host.told()).isEmpty();

        host.puppet(2, mx(", force => 'half of the roles are gone'"));
        assertThat(host.lines(ALIAS)).hasSize(half);
        assertThat(host.told()).containsExactly(INDEX);
    }

    /** A run of Puppet with nothing to do. */
    private static void quiet(PuppetHost host, String classes) throws IOException {
        assertThat(host.puppet(0, classes)).doesNotContain("mailwright apply");
        assertThat(host.told()).isEmpty();
    }

    private static List<String> changes(List<String> before, List<String> after) {
        return Stream.concat(
                        before.stream().filter(line -> !after.contains(line)),
                        after.stream().filter(line -> !before.contains(line)))
                .toList();
    }
}
