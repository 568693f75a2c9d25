package org.mailwright.daemon;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The root directory of a release of Debian, with its mail daemons or without: made by debootstrap(8) from the archive
 * that apt uses, once, and kept below the user's cache directory. Nobody writes to it afterwards.
 */
public record DebianTree(Path root) {
    private static final Path SCRIPT =
            Path.of("compiler/src/test/resources/daemon/debian_tree.sh").toAbsolutePath();

    private static final List<String> MAIL = List.of(
            "postfix",
            "postfix-lmdb",
            "postfix-pcre",
            "dovecot-core",
            "opendkim",
            "rspamd",
            "redis-server",
            "postsrsd",
            "python3",
            "openjdk-21-jre-headless",
            "puppet-agent");

    /** Debian 13; a test without it is skipped aloud, and fails in CI. */
    public static DebianTree trixie() {
        return of("trixie", MAIL);
    }

    /** Debian 12 with Java and nothing of mail. */
    public static DebianTree bookworm() {
        return of("bookworm", List.of("openjdk-17-jre-headless"));
    }

    private static DebianTree of(String suite, List<String> packages) {
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("a tree of Debian " + suite + " needs root");
        }
        Daemon.install("debootstrap", "debian-archive-keyring");
        Daemon.require("debootstrap");
        List<String> wanted = Stream.concat(Stream.of(suite), packages.stream()).toList();
        Path root = cache().resolve(suite + "-" + hash(String.join(" ", wanted)));
        Daemon.Answer answer = Daemon.require("unshare")
                .run(Stream.concat(
                                Stream.of(
                                        "--mount",
                                        "--pid",
                                        "--fork",
                                        "--kill-child",
                                        "--mount-proc",
                                        SCRIPT.toString(),
                                        root.toString()),
                                wanted.stream())
                        .toList());
        if (answer.status() != 0) {
            String said = answer.output();
            Daemon.skip("no tree of Debian " + suite + " could be made (" + root + "): "
                    + said.substring(Math.max(0, said.length() - 2000)));
        }
        return new DebianTree(root);
    }

    /** Not the directory for temporary files: there somebody else could have put what root runs. */
    private static Path cache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(directory -> directory.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("mailwright-test");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
