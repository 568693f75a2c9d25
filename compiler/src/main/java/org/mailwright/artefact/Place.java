package org.mailwright.artefact;

import java.util.List;
import java.util.Optional;

/**
 * Where an emitted file belongs.
 *
 * @param host the mail name of the host that gets it; nothing for a file of no host: a zone, a web file, a list
 * @param path absolute on the host, e.g. {@code /etc/postfix/main.cf}; below the tree for a file of no host
 */
public record Place(Optional<String> host, String path) implements Comparable<Place> {
    /** The directory of a compiled tree that holds a directory for each host. */
    public static final String HOSTS = "hosts";

    private static final String BELOW_HOSTS = HOSTS + "/";

    public Place {
        boolean named = host.filter(name -> name.indexOf('/') < 0).isPresent();
        if (host.isPresent() != named || named != path.startsWith("/") || !isInside(inTree(host, path))) {
            throw new IllegalArgumentException("not a path in the tree: " + inTree(host, path));
        }
    }

    /** A file of a host; {@code path} is absolute there. */
    public static Place on(String host, String path) {
        return new Place(Optional.of(host), path);
    }

    /** A file of no host; {@code path} is below the tree, e.g. {@code zones/onion.example}. */
    public static Place shared(String path) {
        return new Place(Optional.empty(), path);
    }

    /** The place of a path in a compiled tree, e.g. {@code hosts/mx-01.onion.example/etc/postfix/main.cf}. */
    public static Place of(String inTree) {
        int end = inTree.startsWith(BELOW_HOSTS) ? inTree.indexOf('/', BELOW_HOSTS.length()) : -1;
        return end < 0 ? shared(inTree) : on(inTree.substring(BELOW_HOSTS.length(), end), inTree.substring(end));
    }

    /** The directory of a host's files in a compiled tree, e.g. {@code hosts/mx-01.onion.example}. */
    public static String directory(String host) {
        return BELOW_HOSTS + host;
    }

    /** True when the path in the tree belongs to some host. */
    public static boolean isOfHost(String inTree) {
        return inTree.startsWith(BELOW_HOSTS);
    }

    /** True for a relative path that cannot leave the directory it is below. */
    public static boolean isInside(String path) {
        return List.of(path.split("/", -1)).stream().noneMatch(part -> part.matches("|\\.\\.?"))
                && path.chars().noneMatch(c -> c < ' ');
    }

    /** True for a file of this host. */
    public boolean isOn(String name) {
        return host.isPresent() && host.get().equals(name);
    }

    /** True for the file at this path of any host. */
    public boolean isOnHostsAt(String absolute) {
        return host.isPresent() && path.equals(absolute);
    }

    /** The path in a compiled tree. */
    public String inTree() {
        return inTree(host, path);
    }

    private static String inTree(Optional<String> host, String path) {
        return host.isPresent() ? directory(host.get()) + path : path;
    }

    /** By the path in the tree. */
    @Override
    public int compareTo(Place other) {
        return inTree().compareTo(other.inTree());
    }

    @Override
    public String toString() {
        return inTree();
    }
}
