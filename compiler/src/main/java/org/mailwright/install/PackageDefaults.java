package org.mailwright.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which files of a machine are as their package made them: conffiles by dpkg's own sums, files of ucf(1) by its, and the
 * copies that the scripts of postfix and postsrsd make of a file in /usr/share. A main.cf with the answers to the package's
 * questions in it, a mail name or a relay host, is the operator's.
 */
final class PackageDefaults {
    /** What a postinst copies as it is. */
    private static final Map<String, List<String>> COPIED = Map.of(
            "/etc/postfix/main.cf", List.of("/usr/share/postfix/main.cf.debian", "/usr/share/postfix/main.cf.dist"),
            "/etc/postfix/master.cf", List.of("/usr/share/postfix/master.cf.dist"),
            "/etc/default/postsrsd", List.of("/usr/share/postsrsd/postsrsd.template"));

    private final Path root;
    private final Set<String> sums;

    private PackageDefaults(Path root, Set<String> sums) {
        this.root = root;
        this.sums = sums;
    }

    /** What the packages below a root say. */
    static PackageDefaults below(Path root) throws IOException {
        Set<String> sums = new HashSet<>();
        // " /etc/opendkim.conf 5ad260d06704f44102594fa2b71d2681", in the paragraph of its package
        for (String line : lines(root.resolve("var/lib/dpkg/status"))) {
            String[] words = line.split(" ");
            if (words.length == 3 && words[0].isEmpty() && words[1].startsWith("/etc/")) {
                sums.add(words[1] + " " + words[2]);
            }
        }
        // "0d73f59f3e548856da5608b921ed75a5  /etc/dovecot/dovecot.conf"
        for (String line : lines(root.resolve("var/lib/ucf/hashfile"))) {
            String[] words = line.split(" +");
            if (words.length == 2) {
                sums.add(words[1] + " " + words[0]);
            }
        }
        return new PackageDefaults(root, sums);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Files.readAllLines(file, StandardCharsets.ISO_8859_1)
                : List.of();
    }

    /** True for a file with the content that its package gave it; {@code path} is absolute on the host. */
    boolean has(String path, String sha256) throws IOException {
        for (String copied : COPIED.getOrDefault(path, List.of())) {
            if (Work.content(root.resolve(copied.substring(1))).equals(sha256)) {
                return true;
            }
        }
        return sums.contains(path + " " + md5(root.resolve(path.substring(1))));
    }

    /** The sum that dpkg and ucf keep. It only says whether an operator changed a file; it guards nothing. */
    private static String md5(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
