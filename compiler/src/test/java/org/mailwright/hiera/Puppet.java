package org.mailwright.hiera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailwright.daemon.Daemon;

/** The real Puppet: its own code, asked for many look-ups in one Ruby process. */
final class Puppet {
    private static final String SCRIPT = "compiler/src/test/resources/puppet/lookup.rb";

    private final Daemon ruby;
    private final Path scratch;

    private Puppet(Daemon ruby, Path scratch) {
        this.ruby = ruby;
        this.scratch = scratch;
    }

    /** Skips the test aloud where there is no Puppet, and where it cannot be installed. */
    static Puppet require(Path scratch) {
        Daemon.install("puppet-agent", "hiera-eyaml", "ruby-hocon");
        Daemon.require("puppet");
        return new Puppet(Daemon.require("ruby"), scratch);
    }

    /**
     * The answers to requests, each a line of JSON as the script wants it: {@code nothing}, {@code error: } with the
     * reason, or the value as {@link Canonical} writes it.
     */
    List<List<String>> answers(Path environments, List<String> requests) {
        try {
            Path input = Files.createTempFile(scratch, "requests", ".json");
            Path complaints = Files.createTempFile(scratch, "ruby", ".err");
            Files.write(input, requests, StandardCharsets.UTF_8);
            Daemon.Answer answer = ruby.run(
                    List.of(SCRIPT, scratch.resolve("puppet").toString(), environments.toString()), input, complaints);
            List<List<String>> answers =
                    answer.output().lines().map(Puppet::answers).toList();
            if (answer.status() != 0 || answers.size() != requests.size()) {
                throw new AssertionError("the Ruby script ended with " + answer.status() + " after " + answers.size()
                        + " answers: " + Files.readString(complaints));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> answers(String line) {
        Value.Sequence list =
                (Value.Sequence) JsonText.read("answer", line.getBytes(StandardCharsets.UTF_8), "json-syntax")
                        .value()
                        .orElseThrow();
        List<String> answers = new ArrayList<>();
        for (Value item : list.items()) {
            Value.Mapping answer = (Value.Mapping) item;
            answers.add(answer.get("value")
                    .map(Values::text)
                    .or(() -> answer.get("message").map(message -> "error: " + Values.text(message)))
                    .orElse("nothing"));
        }
        return answers;
    }
}
