package org.mailwright.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The root directory of a release of Debian with the packages that {@code debian/trees} lists. {@code make packages} makes
 * it with debootstrap(8) from the archive that apt uses, once for each list, below the user's cache directory. Tests only
 * read it.
 */
public record DebianTree(Path root) {
    private static final Path TREES = Path.of("compiler/src/test/resources/debian/trees");

    /** Debian 13 with the mail daemons; a test without it is skipped aloud, and fails in CI. */
    public static DebianTree trixie() {
        return of("trixie");
    }

    /** Debian 12 with Java and no mail daemon. */
    public static DebianTree bookworm() {
        return of("bookworm");
    }

    private static DebianTree of(String suite) {
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("a tree of Debian " + suite + " needs root");
        }
        Path root = cache().resolve(suite + "-" + hash(line(suite)));
        if (!Files.isDirectory(root)) {
            Daemon.skip("there is no root of Debian " + suite + " in " + root + " (`make packages` makes it)");
        }
        return new DebianTree(root);
    }

    /** The suite and its packages. */
    private static String line(String suite) {
        try {
            return Files.readAllLines(TREES).stream()
                    .filter(line -> line.startsWith(suite + " "))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same directory as in {@code debian/install.sh}: not one for temporary files, since root runs what is in it. */
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
