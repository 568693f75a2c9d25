package org.mailwright.puppet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.daemon.Daemon;
import org.mailwright.daemon.DebianTree;
import org.mailwright.model.Release;

/** What the Puppet of a release of Debian makes of manifests that use the module: a catalogue, or an error. */
final class Catalogues {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "compiler/src/test/resources/puppet/catalogues.rb";
    private static final String HIERA = "compiler/src/test/resources/puppet/site/hiera.yaml";

    private final Map<String, JsonNode> answers = new TreeMap<>();
    private final String version;

    private Catalogues(String version) {
        this.version = version;
    }

    /** Compiles them all, or skips the test aloud where that Puppet cannot be had; in CI that is a failure. */
    static Catalogues of(Release release, Path scratch, Stream<String> manifests) throws IOException {
        List<String> list = manifests.distinct().toList();
        Path input = Files.writeString(scratch.resolve("manifests.json"), JSON.writeValueAsString(list));
        Path error = scratch.resolve("error.txt");
        Daemon.Answer answer = release == Release.DEBIAN_12 ? here(input, error) : inTree(input, error);
        assertThat(answer.status()).as(Files.readString(error)).isZero();
        JsonNode read = JSON.readTree(answer.output());
        Catalogues catalogues = new Catalogues(read.get("version").asText());
        for (int i = 0; i < list.size(); i++) {
            catalogues.answers.put(list.get(i), read.get("answers").get(i));
        }
        return catalogues;
    }

    private static Daemon.Answer here(Path input, Path error) {
        Daemon.require("puppet");
        // The Ruby of Debian's Puppet, not one that a version switcher puts before it.
        return Daemon.at(Path.of("/usr/bin/ruby")).run(List.of(SCRIPT, "puppet", HIERA), input, error);
    }

    /** In a mount namespace, in which the checkout lies below /mnt of the tree. */
    private static Daemon.Answer inTree(Path input, Path error) {
        Path root = DebianTree.trixie().root();
        String command = "mount --bind \"$1\" \"$2/mnt\" && cd / && exec chroot \"$2\" ruby /mnt/" + SCRIPT
                + " /mnt/puppet /mnt/" + HIERA;
        return Daemon.require("unshare")
                .run(
                        List.of(
                                "--mount",
                                "sh",
                                "-c",
                                command,
                                "sh",
                                Path.of("").toAbsolutePath().toString(),
                                root.toString()),
                        input,
                        error);
    }

    /** Puppet's own. */
    String version() {
        return version;
    }

    /** Why there is no catalogue; empty when there is one. */
    String error(String manifest) {
        JsonNode answer = answer(manifest);
        return answer.has("error") ? answer.get("error").asText() : "";
    }

    private JsonNode answer(String manifest) {
        JsonNode answer = answers.get(manifest);
        assertThat(answer).as(manifest).isNotNull();
        return answer;
    }

    /** Its resources of a type. */
    List<JsonNode> resources(String manifest, String type) {
        assertThat(error(manifest)).as(manifest).isEmpty();
        List<JsonNode> resources = new ArrayList<>();
        for (JsonNode resource : answer(manifest).get("resources")) {
            if (resource.get("type").asText().equals(type)) {
                resources.add(resource);
            }
        }
        return resources;
    }

    /** Their titles. */
    List<String> titles(String manifest, String type) {
        return resources(manifest, type).stream()
                .map(resource -> resource.get("title").asText())
                .toList();
    }
}
