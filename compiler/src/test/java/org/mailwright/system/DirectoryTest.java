package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mailwright.daemon.Daemon;

/** The people of onion in a slapd on a machine of its own: what puppet-01 compiles follows from it, change by change. */
@Tag("slow")
class DirectoryTest {
    private static Path scratch = Path.of("");
    private static Network network;
    private static SystemSite site;
    private static DirectoryHost host;
    private static Map<String, String> fromFile = Map.of();

    @BeforeAll
    static void start() throws IOException {
        Stream.of("slapd", "ldapmodify").forEach(Daemon::require);
        network = Network.create("directory");
        scratch = network.scratch();
        Organisation.certify(network);
        site = SystemSite.onion(scratch.resolve("site"), network.certificates());
        site.compile(scratch.resolve("from-file"));
        fromFile = files("from-file");
        host = DirectoryHost.start(network, site);
    }

    @AfterAll
    static void end() throws IOException {
        if (network != null) {
            network.close();
        }
    }

    private static Map<String, String> files(String tree) throws IOException {
        Path root = scratch.resolve(tree);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void a_changed_forward_changes_its_line_and_nothing_else() throws IOException {
        host.compile(site, scratch.resolve("before"));
        assertThat(files("before")).isEqualTo(fromFile);

        host.modify("""
                dn: uid=alice,ou=users,dc=onion,dc=example
                changetype: modify
                replace: emailForward
                emailForward: alice@elsewhere.example
                """);
        host.compile(site, scratch.resolve("after"));

        Map<String, String> after = files("after");
        assertThat(after.keySet()).isEqualTo(fromFile.keySet());
        List<String> changes = after.keySet().stream()
                .filter(file -> !file.endsWith("/manifest.json"))
                .flatMap(file -> changes(file, fromFile.get(file), after.get(file)))
                .toList();
        assertThat(changes)
                .containsExactly(
                        "hosts/srs-01.onion.example/etc/postfix/maps/alias: alice@onion.example alice@elsewhere.example",
                        "hosts/srs-02.onion.example/etc/postfix/maps/alias: alice@onion.example alice@elsewhere.example");
    }

    /** The lines of a file that are new, behind its name; as many as are gone. */
    private static Stream<String> changes(String file, String before, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        assertThat(fresh).as(file).hasSameSizeAs(old);
        return fresh.stream()
                .filter(line -> !old.contains(line))
                .map(line -> file + ": " + line.replaceAll("\\s+", " "));
    }
}
