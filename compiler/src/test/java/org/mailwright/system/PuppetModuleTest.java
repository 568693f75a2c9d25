package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;

/**
 * The Puppet module on a Debian 12 that has the daemons' packages and none of our files, with the real puppet apply; every
 * postmap is the real one, and leaves a line in a file.
 */
@Tag("slow")
class PuppetModuleTest {
    private static final String HOST = "mx-01.onion.example";
    private static final Path MODULES = Path.of("puppet").toAbsolutePath();
    private static final String ALIAS = "/etc/postfix/maps/alias";

    /** What Puppet may not change when it is only asked. */
    private static final String LISTING =
            "cd / && find etc/postfix etc/rspamd etc/default etc/postsrsd.secret var/lib/mailwright -printf '%p %m %U %s %T@\\n' | sort";

    @TempDir
    private Path scratch;

    private SystemSite site;
    private Machine machine;

    @BeforeEach
    void a_machine() throws IOException {
        Daemon.install("puppet", "postfix", "postfix-lmdb", "postfix-pcre", "postsrsd", "rspamd", "redis-server");
        Stream.of("puppet", "postmap", "unshare").forEach(Daemon::require);
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("a machine of its own for puppet apply needs root");
        }
        Network.requireDebian12();
        site = SystemSite.copy(
                Path.of("hiera-samples/onion"), scratch.resolve("site"), org.mailwright.model.Release.DEBIAN_12);
        program("mailwright", """
                #!/bin/sh
                exec %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -cp '%s' org.mailwright.cli.Mailwright "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin/java"),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                                .collect(Collectors.joining(File.pathSeparator))));
        program("postmap", """
                #!/bin/sh
                echo "$*" >>%1$s/ran
                [ ! -e %1$s/broken ] || { echo "postmap: fatal: a test broke it" >&2; exit 1; }
                exec %1$s/postmap.real "$@"
                """.formatted(scratch));
        machine = Machine.boot("mx-01", "127.0.0.1", scratch, Path.of("/"));
        machine.run("cp", "/usr/sbin/postmap", scratch.resolve("postmap.real").toString());
        machine.run("mount", "--bind", scratch.resolve("postmap").toString(), "/usr/sbin/postmap");
        machine.run("rm", "-rf", "/etc/postfix/main.cf", "/etc/postfix/master.cf", "/var/lib/mailwright");
        machine.run("sh", "-c", "echo 127.0.1.2 " + HOST + " >>/etc/hosts");
    }

    @AfterEach
    void end() {
        if (machine != null) {
            machine.close();
        }
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(scratch.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** One run of Puppet. */
    private record Said(int status, String output) {}

    private Said puppet(String classes, String... options) throws IOException {
        Path manifest = Files.writeString(
                scratch.resolve("site.pp"),
                "class { 'mailwright': command => '" + scratch.resolve("mailwright") + "', manage_package => false }\n"
                        + classes);
        List<String> command = new ArrayList<>(List.of(
                "puppet", "apply", "--color=false", "--detailed-exitcodes", "--modulepath", MODULES.toString()));
        command.addAll(List.of(options));
        command.add(manifest.toString());
        JsonNode answer = machine.ask("run", Map.of("argv", command));
        String output = answer.get("output")
                .asText()
                .lines()
                .filter(line -> !line.contains("/proc/1/environ"))
                .collect(Collectors.joining("\n"));
        assertThat(output).doesNotContain("BEGIN PRIVATE", "BEGIN RSA");
        return new Said(answer.get("status").asInt(), output);
    }

    private String apply(String more) {
        return "class { 'mailwright::apply': host => '" + HOST + "', tree => '" + scratch.resolve("tree")
                + "', roles => ['mx'], manage_services => false" + more + " }\n";
    }

    private List<String> ran() throws IOException {
        Path file = scratch.resolve("ran");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        Files.deleteIfExists(file);
        return lines;
    }

    private List<String> aliases() {
        return machine.run("cat", ALIAS).lines().toList();
    }

    @Test
    void a_bare_machine_becomes_the_mx_host_and_changes_when_hiera_does() throws IOException {
        site.compile(scratch.resolve("tree"));
        Said asked = puppet(apply(""), "--noop");
        assertThat(asked.status()).as(asked.output()).isZero();
        assertThat(asked.output())
                .contains("Exec[mailwright apply]/returns: current_value 'notrun', should be ['0'] (noop)");
        assertThat(machine.run("sh", "-c", "ls -d /etc/postfix/maps /var/lib/mailwright 2>&1 || true"))
                .contains("cannot access '/etc/postfix/maps'")
                .contains("cannot access '/var/lib/mailwright'");

        Said first = puppet(apply(""));
        assertThat(first.status()).as(first.output()).isEqualTo(2);
        assertThat(ran()).contains("lmdb:" + ALIAS).doesNotHaveDuplicates();
        assertThat(machine.run("postmap", "-q", "press@onion.example", "lmdb:" + ALIAS)
                        .strip())
                .isEqualTo("judy@onion.example, kenji@onion.example");
        ran();
        assertThat(machine.run("postfix", "check")).isEmpty();

        String listing = machine.run("sh", "-c", LISTING);
        Said second = puppet(apply(""));
        assertThat(second.status()).as(second.output()).isZero();
        assertThat(second.output()).doesNotContain("Exec[mailwright apply]");
        assertThat(machine.run("sh", "-c", LISTING)).isEqualTo(listing);

        List<String> before = aliases();
        site.replace("data/common/aliases.yaml", Map.of("press: [judy, kenji, judy]", "press: [judy, lucia]"));
        site.compile(scratch.resolve("tree"));
        Said noop = puppet(apply(""), "--noop");
        assertThat(noop.status()).as(noop.output()).isZero();
        assertThat(machine.run("sh", "-c", LISTING)).isEqualTo(listing);
        assertThat(ran()).isEmpty();

        Files.createFile(scratch.resolve("broken"));
        Said failed = puppet(apply(""));
        assertThat(failed.status()).as(failed.output()).isEqualTo(4);
        assertThat(failed.output())
                .contains("postmap lmdb:" + ALIAS + ": exit status 1: postmap: fatal: a test broke it");
        assertThat(ran()).containsExactly("lmdb:" + ALIAS);
        Files.delete(scratch.resolve("broken"));
        Said again = puppet(apply(""));
        assertThat(again.status()).as(again.output()).isEqualTo(2);
        assertThat(ran()).containsExactly("lmdb:" + ALIAS);
        assertThat(changes(before, aliases()))
                .containsExactly(
                        "press@onion.example judy@onion.example, kenji@onion.example",
                        "press@onion.example judy@onion.example, lucia@onion.example");
        assertThat(changes(
                                listing.lines().toList(),
                                machine.run("sh", "-c", LISTING).lines().toList())
                        .stream()
                        .map(line -> line.split(" ")[0])
                        .filter(path -> path.startsWith("etc/"))
                        .distinct())
                .containsExactlyInAnyOrder("etc/postfix/maps", "etc/postfix/maps/alias", "etc/postfix/maps/alias.lmdb");
        assertThat(puppet(apply("")).status()).isZero();
        assertThat(ran()).isEmpty();

        refused_and_forced();
    }

    /** The guard on the same machine, which would lose most of its aliases. */
    private void refused_and_forced() throws IOException {
        List<String> before = aliases();
        Path file = scratch.resolve("tree/hosts/" + HOST + ALIAS);
        Path manifest = scratch.resolve("tree/hosts/" + HOST + "/manifest.json");
        String old = Files.readString(file);
        List<String> some = old.lines().limit(before.size() / 2).toList();
        Files.writeString(file, String.join("\n", some) + "\n");
        Said torn = puppet(apply(""));
        assertThat(torn.status()).as(torn.output()).isEqualTo(4);
        assertThat(torn.output()).contains("not the file of its manifest");
        String sum = machine.run("sha256sum", file.toString()).split(" ")[0];
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst("(\"path\": \"" + ALIAS + "\"(?s:.*?)\"sha256\": \")[0-9a-f]{64}", "$1" + sum));
        Said refused = puppet(apply(""));
        assertThat(refused.status()).as(refused.output()).isEqualTo(4);
        assertThat(refused.output()).contains("error: refused: " + ALIAS + " would lose ");
        assertThat(aliases()).isEqualTo(before);
        assertThat(ran()).isEmpty();
        Said forced = puppet(apply(", force => 'half of the roles are gone'"));
        assertThat(forced.status()).as(forced.output()).isEqualTo(2);
        assertThat(aliases()).hasSize(before.size() / 2);
    }

    private static List<String> changes(List<String> before, List<String> after) {
        return Stream.concat(
                        before.stream().filter(line -> !after.contains(line)),
                        after.stream().filter(line -> !before.contains(line)))
                .toList();
    }

    @Test
    void a_finding_fails_the_compile_and_the_tree_stays() throws IOException {
        String compile = "class { 'mailwright::compile': site => '" + site.root() + "', tree => '"
                + scratch.resolve("tree") + "' }\n";
        Said first = puppet(compile);
        assertThat(first.status()).as(first.output()).isEqualTo(2);
        Said second = puppet(compile);
        assertThat(second.status()).as(second.output()).isZero();
        site.replace("data/common/aliases.yaml", Map.of("press: [judy, kenji, judy]", "press: [judy, nobodyy]"));
        Said wrong = puppet(compile);
        assertThat(wrong.status()).as(wrong.output()).isEqualTo(4);
        assertThat(wrong.output())
                .contains(
                        "error: press@onion.example → nobodyy@onion.example, which does not exist [alias-missing-target]");
        assertThat(Files.readString(scratch.resolve("tree/hosts/" + HOST + ALIAS)))
                .contains("kenji@onion.example");
    }

    @Test
    void the_tree_is_fetched_and_what_is_no_parameter_is_refused() throws IOException {
        site.compile(scratch.resolve("served"));
        String fetched = apply(", source => '" + scratch.resolve("served/hosts/" + HOST) + "'");
        Said first = puppet(fetched);
        assertThat(first.status()).as(first.output()).isEqualTo(2);
        assertThat(first.output()).doesNotContain("+++ ");
        Said second = puppet(fetched);
        assertThat(second.status()).as(second.output()).isZero();
        assertThat(machine.run(
                                "stat",
                                "-c",
                                "%a",
                                scratch.resolve("tree/hosts/" + HOST).toString())
                        .strip())
                .isEqualTo("700");
        for (String wrong : List.of(
                "class { 'mailwright::apply': host => 'MX; rm', tree => '/srv' }",
                "class { 'mailwright::apply': host => 'mx.onion.example' }",
                "class { 'mailwright::apply': host => 'mx.onion.example', tree => '/srv', site => '/srv' }",
                "class { 'mailwright::apply': host => 'mx.onion.example', tree => '/srv/$(id)' }",
                "class { 'mailwright::apply': host => 'mx.onion.example', tree => '/srv', roles => ['mxx'] }")) {
            assertThat(puppet(wrong).status()).as(wrong).isEqualTo(1);
        }
        try (Stream<Path> files = Files.walk(MODULES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pp")).toList()) {
                assertThat(machine.run("puppet", "parser", "validate", file.toString()))
                        .doesNotContain("Error");
            }
        }
    }

    /** By the module's own Hiera data it becomes Sensitive; Puppet's report and its clientbucket must not have it. */
    @Test
    void a_secret_is_written_for_root_alone_and_shown_nowhere() throws IOException {
        Path data = Files.createDirectories(scratch.resolve("hiera"));
        Files.writeString(data.resolve("hiera.yaml"), """
                version: 5
                defaults: {datadir: ., data_hash: yaml_data}
                hierarchy: [{name: all, path: all.yaml}]
                """);
        for (String secret : List.of("throw-away-9Xa", "throw-away-9Xb")) {
            Files.writeString(data.resolve("all.yaml"), """
                    mailwright::manage_package: false
                    mailwright::secrets: {/etc/mailwright-password: %s}
                    """.formatted(secret));
            Path manifest = Files.writeString(scratch.resolve("secret.pp"), "include mailwright\n");
            JsonNode answer = machine.ask(
                    "run",
                    Map.of(
                            "argv",
                            List.of(
                                    "puppet",
                                    "apply",
                                    "--verbose",
                                    "--detailed-exitcodes",
                                    "--reports=store",
                                    "--reportdir=" + scratch.resolve("reports"),
                                    "--hiera_config=" + data.resolve("hiera.yaml"),
                                    "--modulepath=" + MODULES,
                                    manifest.toString())));
            assertThat(answer.get("status").asInt()).as(answer.toString()).isEqualTo(2);
            assertThat(answer.get("output").asText()).doesNotContain("throw-away");
            assertThat(machine.run("cat", "/etc/mailwright-password")).isEqualTo(secret);
            assertThat(machine.run("stat", "-c", "%a %U", "/etc/mailwright-password")
                            .strip())
                    .isEqualTo("400 root");
        }
        assertThat(machine.run("sh", "-c", "find " + scratch.resolve("reports") + " -type f")
                        .strip())
                .isNotEmpty();
        assertThat(machine.run(
                        "sh",
                        "-c",
                        "grep -rl throw-away-9X " + scratch.resolve("reports")
                                + " /var/lib/puppet /var/cache/puppet || true"))
                .isEmpty();
    }
}
