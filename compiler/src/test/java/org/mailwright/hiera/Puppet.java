package org.mailwright.hiera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailwright.daemon.Daemon;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.json.JsonText;

/** The real Puppet: its own code, asked for many look-ups in one Ruby process. */
final class Puppet {
    private static final String SCRIPT = "compiler/src/test/resources/puppet/lookup.rb";

    private final Daemon puppet;
    private final Daemon ruby;
    private final Path scratch;

    private Puppet(Daemon puppet, Daemon ruby, Path scratch) {
        this.puppet = puppet;
        this.ruby = ruby;
        this.scratch = scratch;
    }

    /** What {@code puppet lookup} prints, and its exit status. */
    Daemon.Answer lookup(Path environments, List<String> words) {
        Path own = scratch.resolve("puppet");
        List<String> command = new ArrayList<>(List.of("lookup"));
        for (String setting : List.of("confdir", "vardir", "codedir")) {
            command.add("--" + setting + "=" + own.resolve(setting));
        }
        command.add("--environmentpath=" + environments);
        // Without a global hiera.yaml of its own the one of this machine would count.
        command.add("--hiera_config=" + own.resolve("none.yaml"));
        command.addAll(words);
        return puppet.run(command, Path.of("/dev/null"), scratch.resolve("puppet.err"));
    }

    /** Skips the test aloud where there is no Puppet, and where it cannot be installed. */
    static Puppet require(Path scratch) {
        return new Puppet(Daemon.require("puppet"), Daemon.require("ruby"), scratch);
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
                (Value.Sequence) JsonText.read("answer", line.getBytes(StandardCharsets.UTF_8), HieraKinds.JSON_SYNTAX)
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
