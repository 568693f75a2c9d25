package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.daemon.Daemon;

/**
 * Where an input should be a file and is something else, it is named and the exit status is 3: a FIFO does not block, a
 * device does not fill the memory, and neither counts as no data.
 */
class IrregularInputsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final List<String> INPUTS = List.of(
            "mailwright.yaml",
            "hiera.yaml",
            "environment.conf",
            "data/common.yaml",
            "data/more.json",
            "data/more.conf",
            "data/teams/one.yaml",
            "data/nodes/mail.garlic.example.yaml",
            "nodes/mail.garlic.example.yaml",
            "ldap/people.ldif",
            "puppetdb/exported.json",
            "dns/db.garlic.test",
            "keys/dkim/2026.pub",
            "keys/dkim/2027.private",
            "tls/mail.garlic.example.pem",
            "tls/mail.garlic.example.next.pub",
            "templates/postfix/main.cf.ftl",
            "baseline.json");

    /** Secrets are opened by who writes. */
    private static final List<String> SECRETS = List.of("keys/eyaml/private_key.pkcs7.pem", "keys/dkim/2027.private");

    @TempDir
    private Path scratch;

    private Path site;

    /** What stands where a file should. */
    enum Kind {
        FIFO("it is not a regular file but a FIFO, a socket or a device"),
        SOCKET("it is not a regular file but a FIFO, a socket or a device"),
        ZERO("it is not a regular file but a FIFO, a socket or a device"),
        NULL("it is not a regular file but a FIFO, a socket or a device"),
        KERNEL("it is not a regular file but one of the kernel"),
        DIRECTORY("a directory");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        void put(Path path) throws IOException {
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(path);
            switch (this) {
                case FIFO -> Daemon.require("mkfifo").run(List.of(path.toString()));
                case SOCKET -> {
                    Path bound = Files.createTempDirectory("socket").resolve("s");
                    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                        channel.bind(UnixDomainSocketAddress.of(bound));
                    }
                    Files.createSymbolicLink(path, bound);
                }
                case ZERO -> Files.createSymbolicLink(path, Path.of("/dev/zero"));
                case NULL -> Files.createSymbolicLink(path, Path.of("/dev/null"));
                case KERNEL -> Files.createSymbolicLink(path, Path.of("/proc/self/environ"));
                case DIRECTORY -> Files.createDirectory(path);
            }
        }
    }

    /** The smallest sample with one input of every kind. */
    private void site() throws IOException {
        site = Files.createTempDirectory(scratch, "site");
        Path sample = Path.of("hiera-samples/minimal");
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write(sample.relativize(file).toString(), Files.readString(file));
            }
        }
        write("hiera.yaml", """
                version: 5
                hierarchy:
                  - name: sealed
                    paths: ["nodes/%{trusted.certname}.yaml", common.yaml]
                    lookup_key: eyaml_lookup_key
                    options:
                      pkcs7_private_key: keys/eyaml/private_key.pkcs7.pem
                      pkcs7_public_key: keys/eyaml/public_key.pkcs7.pem
                  - {name: json, path: more.json, data_hash: json_data}
                  - {name: hocon, path: more.conf, data_hash: hocon_data}
                  - {name: teams, glob: "teams/*.yaml"}
                """);
        write("data/more.json", "{}");
        write("data/more.conf", "");
        write("data/teams/one.yaml", "x: 1\n");
        write("environment.conf", "modulepath = modules\n");
        write("puppetdb/exported.json", "[]");
        write("dns/db.garlic.test", "");
        write("baseline.json", "{\"version\": 1, \"findings\": []}");
        append("mailwright.yaml", "exported: {file: puppetdb/exported.json}\n");
        replace("mailwright.yaml", "garlic.test: {}", "garlic.test: {file: dns/db.garlic.test}");
        Files.createDirectories(site.resolve("templates"));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(site.resolve(path).getParent());
        Files.writeString(site.resolve(path), text);
    }

    private void append(String path, String text) throws IOException {
        write(path, Files.readString(site.resolve(path)) + text);
    }

    private void replace(String path, String old, String text) throws IOException {
        String content = Files.readString(site.resolve(path));
        assertThat(content).contains(old);
        write(path, content.replace(old, text));
    }

    private Run run(String command, String... further) {
        return assertTimeoutPreemptively(
                SOON,
                () -> Run.of(Stream.concat(
                                command.equals("lookup")
                                        ? Stream.of(command, "-C", site.toString())
                                        : Stream.of(command, "-C", site.toString(), "--as-of", "2026-11-15"),
                                Stream.of(further))
                        .toArray(String[]::new)));
    }

    private Run check() {
        return run(
                "check",
                "--templates",
                site.resolve("templates").toString(),
                "--baseline",
                site.resolve("baseline.json").toString());
    }

    @Test
    void the_site_is_in_order() throws IOException {
        site();
        assertThat(check().status()).as(check().text()).isZero();
    }

    static Stream<Arguments> irregular() {
        return INPUTS.stream()
                .filter(input -> !SECRETS.contains(input))
                .flatMap(input -> Stream.of(Kind.values()).map(kind -> Arguments.of(kind, input)))
                // A directory that a glob matches is passed over, as in Puppet.
                .filter(row -> row.get()[0] != Kind.DIRECTORY || !row.get()[1].equals("data/teams/one.yaml"));
    }

    @ParameterizedTest
    @MethodSource("irregular")
    void an_input_that_is_no_file_is_named(Kind kind, String input) throws IOException {
        site();
        kind.put(site.resolve(input));
        Run run = check();

        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.text()).contains(input).contains(kind.reason);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_secret_that_is_no_file_is_named(Kind kind) throws IOException {
        for (String secret : SECRETS) {
            site();
            String sealed = Files.readString(site.resolve("data/common.yaml"));
            if (secret.endsWith("private")) {
                write(
                        "data/common.yaml",
                        sealed.replaceFirst(
                                "(?s)private_key: >.*?\\n(?=\\S|\\n|  - )", "private_key: " + secret + "\n"));
            }
            kind.put(site.resolve(secret));
            Run run = run("compile", "-o", site.resolve("out").toString());

            assertThat(run.status()).as(run.text()).isEqualTo(3);
            assertThat(run.text()).contains(secret).contains(kind.reason);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_file_that_a_look_up_or_a_server_needs_is_named(Kind kind) throws IOException {
        site();
        Path odd = site.resolve("odd");
        kind.put(odd);
        for (String option : List.of("--facts", "--trusted", "--hiera_config")) {
            Run run = run("lookup", "mailwright::aliases", option, odd.toString());
            assertThat(run.status()).as(option + run.text()).isEqualTo(3);
            assertThat(run.text()).contains("odd").contains(kind.reason);
        }
        String server = "directory: {url: \"ldaps://127.0.0.1:1\", base: \"dc=x\", ";
        write("password", "x");
        for (String files : List.of(
                "bind_dn: cn=x, password_file: odd",
                "ca_file: odd",
                "client_cert: odd, client_key: password",
                "client_cert: tls/mail.garlic.example.pem, client_key: odd")) {
            write("mailwright.yaml", server + files + "}\n");
            Run run = run("check");
            assertThat(run.status()).as(files + run.text()).isEqualTo(3);
            assertThat(run.text()).contains("odd").contains(kind.reason);
        }
        write("mailwright.yaml", "hiera: {nodes: {puppetdb: {url: \"https://127.0.0.1:1\", ca: odd}}}\n");
        assertThat(run("check").text()).contains("odd").contains(kind.reason);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_tree_or_a_state_whose_manifest_is_no_file_is_not_read(Kind kind) throws IOException {
        site();
        assertThat(run("compile", "-o", site.resolve("tree").toString()).status())
                .isZero();
        for (String manifest : List.of("manifest.json", "hosts/mail.garlic.example/manifest.json")) {
            Path tree = site.resolve("tree");
            Path file = tree.resolve(manifest);
            byte[] kept = Files.readAllBytes(file);
            kind.put(file);
            Run plan = run("plan", "--against", tree.toString());
            assertThat(plan.status()).as(plan.text()).isNotEqualTo(70);
            assertThat(run("compile", "-o", tree.toString()).status()).isNotEqualTo(70);
            Files.deleteIfExists(file);
            Files.write(file, kept);
        }
        Path root = site.resolve("root");
        kind.put(root.resolve("var/lib/mailwright/manifest.json"));
        Run plan = run("plan", "--root", root.toString());
        assertThat(plan.status()).as(plan.text()).isEqualTo(3);
        assertThat(plan.text()).contains("manifest.json");
    }

    /** Whatever its name, the file of a node is read, or there is a finding that names it on one line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx\u2028.yaml",
                "mx\n.garlic.example.yaml",
                "a\nb\n.json",
                ".mx.garlic.example.yaml",
                "-mx.garlic.example.yaml",
                "mx.yaml.yml",
                "MX.garlic.example.yaml",
                "mx garlic.yaml",
                ".yaml",
                "\u00fc.yaml",
                "mx.garlic.example\r.yml",
                "..yaml"
            })
    void the_file_of_a_node_with_an_odd_name_is_read_or_reported(String name) throws IOException {
        site();
        write("nodes/" + name, "networking: {fqdn: mx.garlic.example}\n");
        write("data/nodes/-mx.garlic.example.yaml", "mailwright::host: {roles: [nonsense]}\n");
        write("data/nodes/mx.yaml.yaml", "mailwright::host: {roles: [nonsense]}\n");
        Run run = check();

        assertThat(run.status()).as(run.text()).isIn(1, 3);
        assertThat(run.out().lines().filter(line -> line.contains(": error: ")))
                .as(run.text())
                .anyMatch(line -> line.startsWith("nodes/") || line.startsWith("data/nodes/"));
    }

    @Test
    void the_file_of_a_node_whose_name_is_not_UTF_8_is_named() throws IOException {
        site();
        Daemon.require("sh")
                .run(List.of("-c", "cd \"$0\" && echo '{}' >\"$(printf 'nodes/m\\374.yaml')\"", site.toString()));
        Run run = check();

        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.err()).contains("nodes/m", "its name is not UTF-8");
    }

    @Test
    void a_glob_enters_no_links_and_a_dangling_one_is_named() throws IOException {
        site();
        replace("hiera.yaml", "teams/*.yaml", "teams/**/*.yaml");
        write("outside/aliases.yaml", "mailwright::aliases: {planted: mallory}\n");
        Files.createSymbolicLink(site.resolve("data/teams/aa"), Path.of("../../outside"));
        Files.createSymbolicLink(site.resolve("data/teams/loop"), Path.of("."));
        Files.createSymbolicLink(site.resolve("data/loop"), Path.of("."));
        Files.createSymbolicLink(site.resolve("data/teams/other"), Path.of(".."));
        assertThat(check().status()).as(check().text()).isZero();
        assertThat(run("lookup", "mailwright::aliases", "--merge", "deep").text())
                .doesNotContain("mallory");

        replace("hiera.yaml", "teams/**/*.yaml", "teams/aa/**/*.yaml");
        assertThat(run("lookup", "mailwright::aliases", "--merge", "deep").text())
                .contains("mallory");

        Files.createSymbolicLink(site.resolve("outside/gone.yaml"), Path.of("nowhere"));
        assertThat(check().status()).as(check().text()).isEqualTo(3);
        assertThat(check().err()).contains("data/teams/aa/gone.yaml cannot be read: the link leads to no file");
    }

    @Test
    void a_glob_of_an_empty_variable_is_a_finding_and_no_walk_of_the_disk() throws IOException {
        site();
        replace("hiera.yaml", "\"teams/*.yaml\"", "\"%{facts.site}/**/*.yaml\"");
        Run run = check();

        assertThat(run.status()).as(run.text()).isZero();
        assertThat(run.out())
                .contains("warning: the glob begins with %{facts.site}")
                .contains("[hiera-glob-outside]");

        replace("hiera.yaml", "%{facts.site}", "..");
        assertThat(check().out()).contains("error: the glob leads out of the data directory", "[hiera-glob-outside]");
    }
}
