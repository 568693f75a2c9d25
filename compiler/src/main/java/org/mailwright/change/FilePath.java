package org.mailwright.change;

/**
 * Where an emitted file belongs.
 *
 * @param host the mail name of the host that gets it; empty for a file of no host
 * @param place absolute on the host, e.g. {@code /etc/postfix/main.cf}; below the tree for a file of no host
 */
public record FilePath(String host, String place) {
    private static final String HOSTS = "hosts/";

    /** The place of a path in a compiled tree, e.g. {@code hosts/mx-01.onion.example/etc/postfix/main.cf}. */
    public static FilePath of(String path) {
        int end = path.startsWith(HOSTS) ? path.indexOf('/', HOSTS.length()) : -1;
        return end < 0
                ? new FilePath("", path)
                : new FilePath(path.substring(HOSTS.length(), end), path.substring(end));
    }

    /** The path in the tree. */
    @Override
    public String toString() {
        return host.isEmpty() ? place : HOSTS + host + place;
    }
}
