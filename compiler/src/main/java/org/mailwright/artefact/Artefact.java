package org.mailwright.artefact;

import java.util.List;
import org.mailwright.model.Host;

/**
 * One emitted file.
 *
 * @param path below the output tree, with slashes, e.g. {@code hosts/mx-01.onion.example/etc/postfix/main.cf}
 * @param rights who may read it where it is installed
 * @param secret true when it holds a secret: its content and hash are never shown
 * @param run what must run when it changes
 * @param body its text
 */
public record Artefact(String path, Rights rights, boolean secret, List<Action> run, Body body)
        implements Comparable<Artefact> {

    /**
     * Owner and mode of an installed file.
     *
     * @param mode four octal digits
     */
    public record Rights(String mode, String owner, String group) {
        /** 0644 root:root. */
        public static final Rights PUBLIC = new Rights("0644", "root", "root");
    }

    public Artefact {
        run = List.copyOf(run);
        if (!isInside(path)) {
            throw new IllegalArgumentException("not a path in the tree: " + path);
        }
    }

    /** True for a relative path that cannot leave the directory it is below. */
    public static boolean isInside(String path) {
        return List.of(path.split("/", -1)).stream().noneMatch(part -> part.matches("|\\.\\.?"))
                && path.chars().noneMatch(c -> c < ' ');
    }

    /** A public file of a host; {@code path} is absolute there. */
    public static Artefact of(Host host, String path, List<Action> run, Body body) {
        return of(host, path, Rights.PUBLIC, false, run, body);
    }

    /** A file of a host; {@code path} is absolute there. */
    public static Artefact of(Host host, String path, Rights rights, boolean secret, List<Action> run, Body body) {
        return new Artefact("hosts/" + host.name() + path, rights, secret, run, body);
    }

    /** A file that belongs to no host: a zone, a web file, a list. */
    public static Artefact shared(String path, Body body) {
        return new Artefact(path, Rights.PUBLIC, false, List.of(), body);
    }

    @Override
    public int compareTo(Artefact other) {
        return path.compareTo(other.path);
    }
}
