package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mailwright.tree.HostFiles;
import org.mailwright.tree.HostTree;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Targets;

/** A machine of files below a directory, whose postmap copies and whose daemons remember what they read. */
final class SmallMachine implements Programs, Report {
    final Path root;
    final FaultyDisk disk = new FaultyDisk();
    final List<String> ran = new ArrayList<>();
    final List<String> changes = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    /** The programs that fail. */
    final Set<String> broken = new TreeSet<>();
    /** The daemons that do not run: {@code postfix}, or a unit of systemd. */
    final Set<String> stopped = new TreeSet<>();
    /** The configuration that a daemon works with: what its directory held at its last reload. */
    final Map<String, Map<String, String>> running = new TreeMap<>();

    SmallMachine(Path root) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
    }

    Installation.Result apply(HostTree tree) throws IOException, Refused {
        return apply(tree, new Installation.Wish(false, Optional.empty()));
    }

    Installation.Result apply(HostTree tree, Installation.Wish wish) throws IOException, Refused {
        ran.clear();
        changes.clear();
        notes.clear();
        faults.clear();
        return apply(new Machine(root, disk, this, false), tree, wish, this);
    }

    Installation.Result restore(String host, Installation.Wish wish) throws IOException, Refused {
        ran.clear();
        changes.clear();
        notes.clear();
        faults.clear();
        try (Installation installation = Installation.on(new Machine(root, disk, this, false), wish, this)) {
            return installation.restore(host);
        }
    }

    static Installation.Result apply(Machine machine, HostFiles files, Installation.Wish wish, Report report)
            throws IOException, Refused {
        try (Installation installation = Installation.on(machine, wish, report)) {
            return installation.apply(files);
        }
    }

    /** From now on there is a systemctl(1). */
    void systemd() throws IOException {
        Files.createDirectories(at("/usr/bin"));
        Files.createFile(at("/usr/bin/systemctl"));
    }

    Path at(String path) {
        return root.resolve(path.substring(1));
    }

    String read(String path) throws IOException {
        return Files.exists(at(path)) ? Files.readString(at(path)) : "";
    }

    /** Every file and directory with its mode and, for files, its content. */
    Map<String, String> snapshot() throws IOException {
        Map<String, String> snapshot = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.toList()) {
                String mode = Integer.toOctalString(Targets.number(path, "mode"));
                snapshot.put(
                        "/" + root.relativize(path),
                        mode
                                + (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                                        ? " " + Files.readString(path).replaceAll("\"inode\":\"[^\"]*\"", "")
                                        : ""));
            }
        }
        return snapshot;
    }

    @Override
    public String run(List<String> command) throws IOException {
        String program = command.get(0);
        String last = command.get(command.size() - 1);
        if (command.equals(List.of("postfix", "status"))) {
            return stopped.contains("postfix") ? "exit status 1: the Postfix mail system is not running" : "";
        }
        if (command.contains("is-active")) {
            return stopped.contains(last) ? "exit status 3" : "";
        }
        disk.step();
        ran.add(String.join(" ", command).replace(" -c " + State.POSTFIX, ""));
        if (broken.contains(program)) {
            return "exit status 1";
        }
        if (last.equals("reload") && stopped.contains("postfix")) {
            return "exit status 1: the Postfix mail system is not running";
        }
        if (program.equals("systemctl") && stopped.contains(last)) {
            return "exit status 1: " + last + ".service is not active, cannot reload.";
        }
        if (program.equals("postmap")) {
            String mainCf = (command.get(1).equals("-c") ? command.get(2) : "/etc/postfix") + "/main.cf";
            if (!Files.exists(at(mainCf)) || read(mainCf).startsWith("broken")) {
                return "exit status 1: postmap: fatal: " + mainCf;
            }
            Path table = at(last.replaceFirst("^lmdb:", ""));
            Files.copy(table, Index.of(table), StandardCopyOption.REPLACE_EXISTING);
        } else {
            running.put(program, configuration(program));
        }
        disk.after();
        return "";
    }

    /** What a daemon would read now. */
    Map<String, String> configuration(String program) throws IOException {
        Map<String, String> read = new TreeMap<>(snapshot());
        read.keySet()
                .removeIf(path -> program.equals("postfix")
                        ? !path.matches("/etc/postfix/[a-z]+\\.cf")
                        : !path.matches("/etc/rspamd/local\\.d/[a-z]+\\.conf"));
        return read;
    }

    @Override
    public void change(String line) {
        changes.add(line);
    }

    @Override
    public void note(String line) {
        notes.add(line);
    }

    @Override
    public void fault(String line) {
        faults.add(line);
    }
}
