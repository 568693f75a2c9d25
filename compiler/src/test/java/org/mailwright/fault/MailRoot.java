package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailwright.cli.Run;
import org.mailwright.daemon.Daemon;
import org.mailwright.packaging.Program;

/**
 * The root directory of a mail host, for {@code apply --root}: users of its own, a shell to chroot into, and programs that
 * note that they ran. Nothing outside of it changes.
 */
public final class MailRoot {
    /** Numbers that no Debian gives to a package, so that they can only come from this root's passwd(5) and group(5). */
    static final int RSPAMD_GROUP = 7902;

    private static final List<String> NEEDED = List.of("sh", "cat", "sleep");

    private final Path root;

    /** Where its {@code /} is. */
    public Path root() {
        return root;
    }

    private MailRoot(Path root) {
        this.root = root;
    }

    /** What a process of ours left: its exit status, and all that it said. */
    record Said(int status, String text) {}

    /** A test that cannot do without root is skipped aloud. */
    static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("not root");
        }
    }

    /** A new host, without any mail configuration. */
    public static MailRoot at(Path root) throws IOException {
        Files.createDirectories(root);
        MailRoot host = new MailRoot(root.toRealPath());
        for (String directory : List.of("etc", "bin", "usr/sbin", "var/lib", "var/log", "dev", "tmp")) {
            Files.createDirectories(host.root.resolve(directory));
        }
        StringBuilder passwd = new StringBuilder("root:x:0:0::/root:/bin/sh\n_rspamd:x:7901:7902::/:/bin/false\n");
        StringBuilder group = new StringBuilder("root:x:0:\n_rspamd:x:" + RSPAMD_GROUP + ":\n");
        for (String name : List.of("postsrsd", "opendkim", "dovecot")) {
            int id = 7910 + group.length();
            passwd.append(name + ":x:" + id + ":" + id + "::/:/bin/false\n");
            group.append(name + ":x:" + id + ":\n");
        }
        Files.writeString(host.at("/etc/passwd"), passwd);
        Files.writeString(host.at("/etc/group"), group);
        Files.writeString(host.at("/etc/os-release"), "ID=debian\nVERSION_ID=\"12\"\n");
        for (String program : NEEDED) {
            host.install(program);
        }
        host.program("postmap", "for f; do :; done; f=${f#lmdb:}; cat \"$f\" >\"$f.lmdb\"");
        host.program("postalias", "for f; do :; done; f=${f#lmdb:}; cat \"$f\" >\"$f.lmdb\"");
        for (String program : List.of("postfix", "systemctl", "systemd-tmpfiles", "dpkg-statoverride")) {
            host.program(program, ":");
        }
        return host;
    }

    /** Where a path of the host lies. */
    public Path at(String path) {
        return root.resolve(path.substring(1));
    }

    /** Copies a program and the libraries that ld.so(8) would look for. */
    private void install(String name) throws IOException {
        Path program = Daemon.require(name).path();
        copy(program.toRealPath(), root.resolve("bin").resolve(name));
        Daemon.Answer libraries = Daemon.require("ldd").run(List.of(program.toString()));
        for (String library : Pattern.compile("/[^ ]+(?= \\()")
                .matcher(libraries.output())
                .results()
                .map(MatchResult::group)
                .toList()) {
            copy(Path.of(library).toRealPath(), at(library));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        }
    }

    /** Installs a program that notes that it ran and then does this, in sh(1). */
    void program(String name, String body) throws IOException {
        Path program = at("/usr/sbin/" + name);
        Files.writeString(program, "#!/bin/sh\necho \"" + name + " $*\" >>/var/log/ran\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What ran since this was asked last. */
    public List<String> ran() throws IOException {
        Path log = at("/var/log/ran");
        List<String> ran = Files.exists(log) ? Files.readAllLines(log) : List.of();
        Files.deleteIfExists(log);
        return ran;
    }

    /** Applies a tree in this very process. */
    Run apply(CompiledTree tree, String... more) {
        return Run.of(arguments(tree, more).toArray(String[]::new));
    }

    private List<String> arguments(CompiledTree tree, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "apply",
                "--host",
                CompiledTree.HOST,
                "--from",
                tree.directory().toString(),
                "--root",
                root.toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** The command line of a process of its own that applies a tree, with the launcher's options. */
    List<String> command(CompiledTree tree, String... more) {
        List<String> command = new ArrayList<>(Program.command("-Xmx64m"));
        command.addAll(arguments(tree, more));
        return command;
    }

    /** Runs a script of sh(1) in which {@code apply} is that command line and {@code $R} the root. */
    Said script(CompiledTree tree, String script) throws IOException {
        return script(List.of(), tree, script);
    }

    /** The same with file systems of its own: what it mounts nobody else sees, and it goes with it. */
    Said privately(CompiledTree tree, String script) throws IOException {
        List<String> unshare = List.of("unshare", "--mount", "--propagation", "private");
        if (Daemon.require("unshare")
                        .run(List.of("--mount", "mount", "-t", "tmpfs", "none", "/mnt"))
                        .status()
                != 0) {
            Daemon.skip("no file system can be mounted here");
        }
        return script(unshare, tree, script);
    }

    private Said script(List<String> before, CompiledTree tree, String script) throws IOException {
        StringBuilder words = new StringBuilder();
        command(tree)
                .forEach(word ->
                        words.append('\'').append(word.replace("'", "'\\''")).append("' "));
        Path apply = Files.writeString(root.resolveSibling(root.getFileName() + ".sh"), "exec " + words + "\"$@\"\n");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                "sh",
                "-c",
                "R=" + root + "\napply() { sh " + apply + " \"$@\"; }\nsay() { echo \"$1: $?\"; }\n" + script));
        return run(command);
    }

    /** Runs a command to its end, which comes within two minutes. */
    static Said run(List<String> command) throws IOException {
        Path text = Files.createTempFile("said", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(text.toFile())
                .start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                throw new AssertionError("did not end: " + command + "\n" + Files.readString(text));
            }
            return new Said(process.exitValue(), Files.readString(text, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Daemon.end(process);
            Files.delete(text);
        }
    }

    /** The files below /etc with owner, group, mode and content, but the ones that were there first. */
    Map<String, CompiledTree.Goal> installed() throws IOException {
        Map<String, CompiledTree.Goal> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(at("/etc"))) {
            for (Path file : walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                String path = "/" + root.relativize(file);
                if (!List.of("/etc/passwd", "/etc/group", "/etc/os-release").contains(path)
                        && !path.endsWith(".lmdb")
                        && !path.endsWith(".before-mailwright")) {
                    files.put(path, installed(file));
                }
            }
        }
        return files;
    }

    static CompiledTree.Goal installed(Path file) throws IOException {
        return new CompiledTree.Goal(
                Files.readString(file, StandardCharsets.UTF_8),
                String.format(Locale.ROOT, "%04o", (int) Files.getAttribute(file, "unix:mode") & 07777),
                name((int) Files.getAttribute(file, "unix:uid"), 7901),
                name((int) Files.getAttribute(file, "unix:gid"), RSPAMD_GROUP));
    }

    private static String name(int id, int rspamd) {
        return id == 0 ? "root" : id == rspamd ? "_rspamd" : "number " + id;
    }

    /** Holds that the host is what the tree says, to the last index, and that another apply is quiet. */
    void requireAll(CompiledTree tree, String when) throws IOException {
        assertThat(installed()).as(when).isEqualTo(tree.goals());
        for (String path : tree.goals().keySet()) {
            if (Files.exists(at(path + ".lmdb"))) {
                assertThat(Files.readString(at(path + ".lmdb"))).as(path + when).isEqualTo(tree.text(path));
            }
        }
        assertThat(at("/var/lib/mailwright/journal.json")).as(when).doesNotExist();
        assertThat(at("/var/lib/mailwright/staged.txt")).as(when).doesNotExist();
        ran();
        Run quiet = apply(tree, "--detailed-exitcodes");
        assertThat(quiet.text()).as(when).isEqualTo("exit status 0\n--- stdout\n--- stderr\n");
        assertThat(ran()).as(when).isEmpty();
    }
}
