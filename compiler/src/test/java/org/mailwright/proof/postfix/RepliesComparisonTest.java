package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.Compiler;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.route.Replies;
import org.mailwright.route.Routes;
import org.mailwright.source.file.DiskTree;

/** The running Postfix of an MX host gives to every form of an address the reply that a trace gives, to the letter. */
@Tag("slow")
class RepliesComparisonTest {
    @TempDir
    private Path scratch;

    private Compiler.Result result(String sample) throws IOException {
        Path root = Path.of("hiera-samples", sample).toAbsolutePath();
        return new Compiler(
                        new DiskTree(root),
                        root.resolve("mailwright.yaml"),
                        LocalDate.of(2026, 11, 15),
                        Optional.empty())
                .compile()
                .result()
                .orElseThrow();
    }

    private List<String> asked(Compiler.Result result, String host, List<String> addresses) throws IOException {
        PrivatePostfix.require();
        Host mx = result.routes().site().hosts().get(DomainName.of(host));
        Path home = Files.createDirectory(scratch.resolve("p"));
        PrivatePostfix.prepare(home);
        try (PrivatePostfix postfix = PrivatePostfix.start(
                home, SeededHost.write(SeededHost.alone(result.files(), mx), home.resolve("etc")))) {
            for (var address : mx.clientAddresses()) {
                postfix.run("ip addr add " + address + " dev lo");
            }
            try (SmtpDialogue dialogue = new SmtpDialogue(postfix.connect(), "203.0.113.254")) {
                return dialogue.recipients(Replies.SENDER, addresses);
            }
        }
    }

    private void compare(String sample, String host, List<String> written) throws IOException {
        Compiler.Result result = result(sample);
        List<String> said = asked(result, host, written);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String traced = Replies.traced(result.routes(), written.get(i));
            if (!Replies.agree(written.get(i), traced, said.get(i))) {
                differences.add(written.get(i) + "\n  traced:  " + traced + "\n  Postfix: " + said.get(i));
            }
        }
        assertThat(differences).as("of %s addresses", written.size()).isEmpty();
    }

    @Test
    void a_trace_of_any_form_says_what_postfix_does() throws IOException {
        compare(
                "onion",
                "mx-01.onion.example",
                Replies.read().rows().stream().map(Replies.Row::written).toList());
    }

    @ParameterizedTest
    @CsvSource({"onion, mx-01.onion.example", "minimal, mail.garlic.example", "hostile-input, mx-01.onion.example"})
    void a_trace_of_every_address_says_what_postfix_does(String sample, String host) throws IOException {
        Routes routes = result(sample).routes();
        Set<String> written = new TreeSet<>();
        for (DomainName domain : routes.site().domains().keySet()) {
            for (Address address : routes.entries().keySet()) {
                written.add(address.at(domain).toString());
            }
            routes.site().accounts().keySet().forEach(uid -> written.add(uid + "@" + domain));
            written.add("nobody@" + domain);
        }
        compare(sample, host, List.copyOf(written));
    }
}
