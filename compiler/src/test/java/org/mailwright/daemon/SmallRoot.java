package org.mailwright.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A root directory that chroot(8) can enter, with a shell and stand-ins for the programs that an apply runs; postmap
 * makes an index, and each leaves a line in {@code /ran}.
 */
public final class SmallRoot {
    /** The users and groups that the daemons' packages make. */
    private static final List<String> USERS =
            List.of("_rspamd", "postsrsd", "opendkim", "dovecot", "redis", "postfix", "list");

    private static final String POSTMAP = """
            #!/bin/sh
            echo "postmap $1" >>/ran
            while read -r line; do echo "$line"; done <"${1#lmdb:}" >"${1#lmdb:}.lmdb"
            """;
    private static final String OTHERS = """
            #!/bin/sh
            echo "${0##*/} $*" >>/ran
            """;

    private final Path path;

    private SmallRoot(Path path) {
        this.path = path;
    }

    /** Makes one; only root can enter it. */
    public static SmallRoot at(Path path) throws IOException {
        SmallRoot root = new SmallRoot(path);
        Daemon.Answer libraries = Daemon.require("ldd").run(List.of("/bin/sh"));
        for (String word : libraries.output().split("\\s+")) {
            if (word.startsWith("/")) {
                root.copy(word);
            }
        }
        root.copy("/bin/sh");
        root.program("postmap", POSTMAP);
        root.program("postalias", POSTMAP);
        for (String name : List.of("postfix", "systemctl", "systemd-tmpfiles", "dpkg-statoverride")) {
            root.program(name, OTHERS);
        }
        StringBuilder passwd = new StringBuilder("root:x:0:0::/root:/bin/sh\n");
        StringBuilder group = new StringBuilder("root:x:0:\n");
        int id = 900;
        for (String name : USERS) {
            id++;
            passwd.append(name + ":x:" + id + ":" + id + "::/:/bin/false\n");
            group.append(name + ":x:" + id + ":\n");
        }
        Files.createDirectories(path.resolve("etc"));
        Files.writeString(path.resolve("etc/passwd"), passwd);
        Files.writeString(path.resolve("etc/group"), group);
        return root;
    }

    private void copy(String file) throws IOException {
        Path copy = path.resolve(file.substring(1));
        Files.createDirectories(copy.resolveSibling(""));
        Files.copy(Path.of(file).toRealPath(), copy);
    }

    /** Puts a program there, in the place of another of its name. */
    public void program(String name, String text) throws IOException {
        Path file = path.resolve("usr/sbin").resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    public Path path() {
        return path;
    }

    /** The lines of a file; none where it is missing. */
    public List<String> lines(String file) throws IOException {
        Path there = path.resolve(file.substring(1));
        if (Files.notExists(there)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(there)) {
            return lines.toList();
        }
    }

    /** What ran since it was last asked. */
    public List<String> ran() throws IOException {
        List<String> ran = lines("/ran");
        Files.deleteIfExists(path.resolve("ran"));
        return ran;
    }
}
