package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.daemon.Daemon;
import org.mailwright.daemon.DebianTree;
import org.mailwright.model.Release;
import org.mailwright.packaging.FatJar;
import org.mailwright.packaging.Program;

/**
 * A Debian machine with the packages of an MX host and without any file of ours; the real puppet apply makes it what it is
 * to be. Its postmap is the real one, its systemctl knows which units run; both leave a line.
 */
final class PuppetHost implements AutoCloseable {
    static final String NAME = "mx-01.onion.example";

    private static final Path MODULES = Path.of("puppet").toAbsolutePath();
    /** Everything that a run of ours could change; not what a running Postfix writes for itself. */
    private static final String LISTING = "cd / && find etc var/lib"
            + " \\( -path etc/puppet -o -path var/lib/puppet -o -path var/lib/postfix \\) -prune"
            + " -o -printf '%p %y %m %U %G %s %T@\\n' | sort"
            + " && find etc/postfix etc/rspamd etc/postsrsd* etc/default -type f -exec sha256sum {} + | sort";

    private final Machine machine;
    private final Path scratch;
    private final List<String> before;
    private final Path program;

    /** What one run of Puppet ended with ({@code --detailed-exitcodes}) and said. */
    record Said(int status, String output) {}

    private PuppetHost(Machine machine, Path scratch, List<String> before, Path program) {
        this.machine = machine;
        this.scratch = scratch;
        this.before = before;
        this.program = program;
    }

    /**
     * Starts it, or skips the test aloud where that cannot be done; in CI that is a failure.
     *
     * @param scratch a directory that it finds where it is here
     */
    static PuppetHost start(Release release, Path scratch) throws IOException {
        return start(release, scratch, Program.launcher());
    }

    /** The same on Debian 12 with a program in {@code scratch}, from the first start on: other users may run it too. */
    static PuppetHost startForOthers(Path scratch) throws IOException {
        Path program = scratch.resolve("release/mailwright");
        PuppetHost host = start(Release.DEBIAN_12, scratch, program);
        if (release(program.resolveSibling(""))) {
            host.run(program.toString(), "--make-archive");
        }
        return host;
    }

    private static PuppetHost start(Release release, Path scratch, Path program) throws IOException {
        Stream.of("ip", "unshare", "python3").forEach(Daemon::require);
        Network.requireNamespaces();
        boolean here = release == Release.DEBIAN_12;
        if (here) {
            Network.requireDebian12();
            Stream.of("puppet", "postmap", "postsrsd", "rspamd", "redis-server").forEach(Daemon::require);
        }
        Path root = here ? Network.HERE : DebianTree.trixie().root();
        // For a user whom root's own directories are closed to.
        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = program.resolveSibling("");
        Machine machine = home.startsWith(scratch)
                ? Machine.boot("mx-01", "127.0.0.1", scratch, root, MODULES)
                : Machine.boot("mx-01", "127.0.0.1", scratch, root, MODULES, home);
        try {
            machine.script("puppet_host.sh", NAME);
            List<String> before = here ? List.of() : List.of("env", "-u", "JAVA_HOME");
            return new PuppetHost(machine, scratch, before, program);
        } catch (RuntimeException | Error e) {
            machine.close();
            throw e;
        }
    }

    /** Puts our program where it is not yet, as a release has it; true when that was done. */
    private static boolean release(Path home) throws IOException {
        if (Files.exists(home)) {
            return false;
        }
        Files.createDirectory(home);
        Files.copy(Path.of("mailwright"), home.resolve("mailwright"), StandardCopyOption.COPY_ATTRIBUTES);
        Path jar = home.resolve("mailwright.jar");
        Files.copy(FatJar.of(FatJar.VERSION), jar);
        String sum = Daemon.require("sha256sum").run(List.of(jar.toString())).output();
        Files.writeString(home.resolve("mailwright.jar.sha256"), sum.substring(0, 64) + "  -\n");
        SystemSite.copy(Path.of("hiera-samples/onion"), home.resolve("examples/onion"), Release.DEBIAN_12);
        return true;
    }

    /** Where the launcher is. */
    Path program() {
        return program;
    }

    /** One run of Puppet with these classes; secrets are in nothing that it says. */
    Said puppet(String classes, String... options) throws IOException {
        Path manifest = Files.writeString(
                scratch.resolve("site.pp"),
                classes.contains("class { 'mailwright':")
                        ? classes
                        : "class { 'mailwright': command => '" + program() + "', manage_package => false }\n"
                                + classes);
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                "puppet",
                "apply",
                "--color=false",
                "--detailed-exitcodes",
                "--certname",
                NAME,
                "--modulepath",
                MODULES.toString()));
        command.addAll(List.of(options));
        command.add(manifest.toString());
        JsonNode answer = machine.ask("run", Map.of("argv", command, "timeout", 300));
        return new Said(
                answer.get("status").asInt(),
                answer.get("output")
                        .asText()
                        .lines()
                        // Facter asks for what a process of another namespace does not see.
                        .filter(line -> !line.matches("(Error|Debug): Facter: .*"))
                        .collect(Collectors.joining("\n")));
    }

    /** One run that must end with this status. */
    String puppet(int status, String classes, String... options) throws IOException {
        Said said = puppet(classes, options);
        assertThat(said.status()).as(said.output()).isEqualTo(status);
        return said.output();
    }

    /** Runs a program on it that must succeed. */
    String run(String... command) {
        return machine.run(command);
    }

    String shell(String command) {
        return machine.run("sh", "-c", command);
    }

    /** What postmap was run for and systemctl told since this was asked last. */
    List<String> told() {
        return shell("cat /run/told 2>/dev/null; rm -f /run/told").lines().toList();
    }

    /** Makes every postmap fail, or none. */
    void broken(boolean broken) {
        shell(broken ? "touch /run/broken" : "rm -f /run/broken");
    }

    /** Every file and directory below /etc and /var/lib, Puppet's and Postfix's own left out. */
    List<String> listing() {
        return shell(LISTING).lines().toList();
    }

    List<String> lines(String file) {
        return run("cat", file).lines().toList();
    }

    @Override
    public void close() {
        machine.close();
    }
}
