package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.cli.Run;

/**
 * The tree that {@code compile -o} makes of the sample organisation, and trees of which one file is another. What is
 * asked of it is asked of its first MX host.
 */
record CompiledTree(Path directory) {
    static final String HOST = "mx-01.onion.example";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file as it must be installed. */
    record Goal(String content, String mode, String owner, String group) {}

    /** Compiled once for all tests of a run, since they only copy it. */
    private static final class Onion {
        static final CompiledTree TREE =
                compile(Path.of("target", "trees", "onion").toAbsolutePath());
    }

    /** A copy of the tree. */
    static CompiledTree onion(Path directory) throws IOException {
        return Onion.TREE.copy(directory);
    }

    private static CompiledTree compile(Path directory) {
        Run run = Run.of(
                "compile", "-C", "hiera-samples/onion", "--as-of", "2026-11-15", "-o", directory.toString(), "--quiet");
        assertThat(run.status()).as(run.text()).isZero();
        return new CompiledTree(directory);
    }

    private Path host() {
        return directory.resolve("hosts").resolve(HOST);
    }

    Path manifest() {
        return host().resolve("manifest.json");
    }

    /** The tree's copy of a file; {@code path} is absolute on the host. */
    Path file(String path) {
        return host().resolve(path.substring(1));
    }

    CompiledTree copy(Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.toList()) {
                Files.copy(path, to.resolve(directory.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new CompiledTree(to);
    }

    /** Gives a file another content, in the manifest too; the same tree. */
    CompiledTree with(String path, String content) throws IOException {
        Files.writeString(file(path), content);
        ObjectNode manifest = (ObjectNode) JSON.readTree(manifest().toFile());
        for (JsonNode item : manifest.get("files")) {
            if (item.get("path").asText().equals(path)) {
                ((ObjectNode) item).put("sha256", sha256(content));
            }
        }
        JSON.writeValue(manifest().toFile(), manifest);
        return this;
    }

    /** Lacks a file, as the manifest says; the same tree. */
    CompiledTree without(String path) throws IOException {
        Files.delete(file(path));
        ObjectNode manifest = (ObjectNode) JSON.readTree(manifest().toFile());
        for (Iterator<JsonNode> items = ((ArrayNode) manifest.get("files")).iterator(); items.hasNext(); ) {
            if (items.next().get("path").asText().equals(path)) {
                items.remove();
            }
        }
        JSON.writeValue(manifest().toFile(), manifest);
        return this;
    }

    /** A file's content. */
    String text(String path) throws IOException {
        return Files.readString(file(path), StandardCharsets.UTF_8);
    }

    /** What must stand on the host, by path there. */
    Map<String, Goal> goals() throws IOException {
        Map<String, Goal> goals = new TreeMap<>();
        for (JsonNode item : JSON.readTree(manifest().toFile()).get("files")) {
            String path = item.get("path").asText();
            goals.put(
                    path,
                    new Goal(
                            text(path),
                            item.get("mode").asText(),
                            item.get("owner").asText(),
                            item.get("group").asText()));
        }
        return goals;
    }

    Optional<Goal> goal(String path) throws IOException {
        return Optional.ofNullable(goals().get(path));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
