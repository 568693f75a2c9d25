package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;

/** The LDAP library costs its start-up only where a directory is a live server. */
class LdapUnloadedTest {
    @TempDir
    private Path scratch;

    private List<String> loaded(String directory) throws IOException {
        Path site = Files.createDirectories(scratch.resolve("site"));
        Files.createDirectories(site.resolve("data"));
        Files.writeString(site.resolve("mailwright.yaml"), "directory: " + directory + "\n");
        Files.writeString(site.resolve("hiera.yaml"), "version: 5\nhierarchy: [{name: all, path: common.yaml}]\n");
        Files.writeString(site.resolve("data/common.yaml"), "mailwright::domains: {onion.example: {primary: true}}\n");
        Files.createDirectories(site.resolve("nodes"));
        Files.writeString(site.resolve("people.ldif"), "dn: uid=alice\nuid: alice\nemailForward: a@mail.example\n");
        Path log = scratch.resolve("classes.txt");
        Daemon.Answer answer = Daemon.at(Path.of(System.getProperty("java.home"), "bin", "java"))
                .run(List.of(
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.mailwright.cli.Mailwright",
                        "check",
                        "-C",
                        site.toString()));
        assertThat(answer.output()).doesNotContain("defect").contains("[");
        return Files.readString(log).lines().toList();
    }

    @Test
    void a_site_with_an_ldif_file_loads_nothing_of_it() throws IOException {
        assertThat(loaded("{ldif: people.ldif}"))
                .anyMatch(line -> line.contains("org.mailwright.source.ldap.LdifFile"))
                .noneMatch(line -> line.contains("com.unboundid"))
                .noneMatch(line -> line.contains("javax.net.ssl"));
    }

    @Test
    void a_site_with_a_server_loads_it() throws IOException {
        assertThat(loaded("{url: \"ldap://127.0.0.1:1\", base: \"dc=x\"}"))
                .anyMatch(line -> line.contains("com.unboundid.ldap.sdk.LDAPConnection"));
    }
}
