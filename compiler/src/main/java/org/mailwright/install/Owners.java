package org.mailwright.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mailwright.artefact.Artefact;
import org.mailwright.tree.SmallFile;

/** The users and groups of a machine, as passwd(5) and group(5) below its root have them: daemons' users are local. */
final class Owners {
    private final Map<String, Integer> users;
    private final Map<String, Integer> groups;

    /** The numbers that a file system keeps. */
    record Ids(int uid, int gid) {}

    private Owners(Map<String, Integer> users, Map<String, Integer> groups) {
        this.users = users;
        this.groups = groups;
    }

    static Owners read(Path root) throws IOException {
        return new Owners(names(root.resolve("etc/passwd")), names(root.resolve("etc/group")));
    }

    /** The numbers of a file's owner and group; empty when one of them does not exist. */
    Optional<Ids> ids(Artefact.Rights rights) {
        OptionalInt uid = number(users, rights.owner());
        OptionalInt gid = number(groups, rights.group());
        return uid.isPresent() && gid.isPresent()
                ? Optional.of(new Ids(uid.getAsInt(), gid.getAsInt()))
                : Optional.empty();
    }

    private static OptionalInt number(Map<String, Integer> names, String name) {
        Integer number = names.get(name);
        if (number != null) {
            return OptionalInt.of(number);
        }
        return name.equals("root") ? OptionalInt.of(0) : OptionalInt.empty();
    }

    // postfix:x:106:113::/var/spool/postfix:/usr/sbin/nologin
    private static Map<String, Integer> names(Path file) throws IOException {
        Map<String, Integer> names = new HashMap<>();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return names;
        }
        for (String line : new String(SmallFile.read(file), StandardCharsets.ISO_8859_1).split("\n", -1)) {
            String[] fields = line.split(":", -1);
            if (fields.length > 2 && fields[2].matches("[0-9]{1,9}")) {
                names.putIfAbsent(fields[0], Integer.parseInt(fields[2], 10));
            }
        }
        return names;
    }
}
