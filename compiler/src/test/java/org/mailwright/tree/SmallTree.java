package org.mailwright.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A compiled tree of one host, as small as a case needs. */
public final class SmallTree {
    public static final String HOST = "mx-01.onion.example";

    private final Map<String, String> files = new TreeMap<>();
    private String guard = "";

    /** The same tree with another file. */
    public SmallTree with(String path, String text) {
        SmallTree other = copy();
        other.files.put(path, text);
        return other;
    }

    public SmallTree without(String path) {
        SmallTree other = copy();
        other.files.remove(path);
        return other;
    }

    /** The same tree with a census, as the manifest has it. */
    public SmallTree counting(String json) {
        SmallTree other = copy();
        other.guard = ",\"guard\":" + json.replace('\'', '"');
        return other;
    }

    private SmallTree copy() {
        SmallTree other = new SmallTree();
        other.files.putAll(files);
        other.guard = guard;
        return other;
    }

    public Map<String, String> files() {
        return files;
    }

    public static boolean isSecret(String path) {
        return path.endsWith(".key") || path.endsWith("secret");
    }

    public static boolean isIndexed(String path) {
        return path.startsWith("/etc/postfix/maps/");
    }

    /** Writes it, as {@code compile -o} does, and reads it as an apply does; its files need not be of any daemon. */
    public HostTree at(Path tree) throws IOException {
        Path root = tree.resolve("hosts").resolve(HOST);
        List<String> items = new ArrayList<>();
        TreeSet<String> actions = new TreeSet<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            String path = file.getKey();
            Path place = root.resolve(path.substring(1));
            Files.createDirectories(place.resolveSibling(""));
            Files.writeString(place, file.getValue());
            String action = isIndexed(path)
                    ? "postmap:" + path
                    : path.startsWith("/etc/rspamd/") ? "reload:rspamd" : "reload:postfix";
            actions.add(
                    isIndexed(path)
                            ? "{\"id\":\"%s\",\"command\":[\"postmap\",\"lmdb:%s\"],\"order\":10}"
                                    .formatted(action, path)
                            : path.startsWith("/etc/rspamd/")
                                    ? "{\"id\":\"reload:rspamd\",\"command\":[\"systemctl\",\"reload\",\"rspamd\"],\"order\":50}"
                                    : "{\"id\":\"reload:postfix\",\"command\":[\"postfix\",\"reload\"],\"order\":50}");
            items.add(
                    "{\"path\":\"%s\",\"mode\":\"%s\",\"owner\":\"root\",\"group\":\"root\",\"sha256\":\"%s\",\"secret\":%s,\"run\":[\"%s\"]}"
                            .formatted(
                                    path,
                                    isSecret(path) ? "0600" : "0644",
                                    sha256(file.getValue()),
                                    isSecret(path),
                                    action));
        }
        Files.createDirectories(root);
        Files.writeString(
                root.resolve("manifest.json"),
                "{\"host\":\"" + HOST + "\",\"files\":[" + String.join(",", items) + "],\"actions\":["
                        + String.join(",", actions) + "]" + guard + "}\n");
        return read(tree);
    }

    /** Reads one that is on disk; its files need not be of any daemon. */
    public static HostTree read(Path tree) throws IOException {
        return HostTree.read(tree, HOST, any -> {});
    }

    private static String sha256(String text) {
        MessageDigest digest = Sha256.digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(digest);
    }
}
