package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.Compiler;
import org.mailwright.artefact.BuiltInTemplates;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.route.Replies;
import org.mailwright.route.Routes;
import org.mailwright.source.file.DiskTree;

/** The running Postfix of an MX host gives to every form of an address the reply that a trace gives, to the letter. */
@Tag("slow")
class RepliesComparisonTest {
    private static final String SENDER = "someone@outside.example";

    @TempDir
    private Path scratch;

    private Compiler.Result result(String sample) throws IOException {
        Path root = Path.of("hiera-samples", sample).toAbsolutePath();
        return new Compiler(
                        new DiskTree(root),
                        root.resolve("mailwright.yaml"),
                        LocalDate.of(2026, 11, 15),
                        new BuiltInTemplates())
                .compile()
                .result()
                .orElseThrow();
    }

    private List<String> asked(Compiler.Result result, String host, List<String> addresses) throws IOException {
        PrivatePostfix.require();
        Host mx = result.routes().site().hosts().get(DomainName.of(host));
        Path home = Files.createDirectory(scratch.resolve("p"));
        PrivatePostfix.prepare(home);
        try (PrivatePostfix postfix =
                PrivatePostfix.start(home, SeededHost.write(SeededHost.alone(result.plan(), mx), home.resolve("etc")))) {
            for (var address : mx.clientAddresses()) {
                postfix.run("ip addr add " + address + " dev lo");
            }
            try (SmtpDialogue dialogue = new SmtpDialogue(postfix.connect(), "203.0.113.254")) {
                return dialogue.recipients(SENDER, addresses);
            }
        }
    }

    @Test
    void a_trace_answers_as_postfix_does() throws IOException {
        Compiler.Result result = result("onion");
        List<String> written =
                Replies.read().rows().stream().map(Replies.Row::written).toList();
        List<String> said = asked(result, "mx-01.onion.example", written);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < written.size(); i++) {
            String t = Replies.traced(result.routes(), written.get(i));
            String p = Replies.plain(said.get(i));
            out.append(t.equals(p) ? "   " : "!! ").append(written.get(i)).append(" | ").append(t).append(t.equals(p) ? "" : "      REAL " + p).append('\n');
        }
        Files.writeString(Path.of("/tmp/agree.cmp"), out.toString());
    }
}
