package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailwright.artefact.BuiltInTemplates;
import org.mailwright.artefact.Files;
import org.mailwright.model.DomainName;
import org.mailwright.model.EnvelopeAddress;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;
import org.mailwright.route.RandomOrganisation;
import org.mailwright.route.Routes;
import org.mailwright.route.Tracing;

/** The reply that a trace gives for an address is, to the letter, what the emitted files give at RCPT. */
class TraceReplyTest {
    private static final int SEEDS = Integer.getInteger("trace.seeds", 40);
    private static final Smtpd.Session STRANGER =
            new Smtpd.Session(IpAddress.of("198.51.100.254"), "", "someone@elsewhere.test");

    private final TreeMap<String, Integer> counts = new TreeMap<>();

    @Test
    void a_trace_replies_as_the_emitted_files_do() {
        List<String> differences = IntStream.range(0, SEEDS)
                .mapToObj(this::differences)
                .flatMap(List::stream)
                .toList();
        assertThat(differences).isEmpty();
        assertThat(counts.keySet())
                .as("kinds of replies")
                .contains("250 2.1.5 Ok", "450 4.2.1 the a", "550 5.1.1 User ", "550 5.7.1 550 R", "554 5.7.1 Relay");
    }

    private List<String> differences(int seed) {
        RandomOrganisation organisation = RandomOrganisation.of(seed);
        Routes routes = organisation.routes();
        Smtpd smtpd = smtpd(routes);
        List<String> differences = new ArrayList<>();
        for (String asked : organisation.asked()) {
            int at = asked.lastIndexOf('@');
            EnvelopeAddress address = new EnvelopeAddress(asked.substring(0, at), asked.substring(at + 1), true);
            String traced = Tracing.of(
                            routes, address, Optional.of(new EnvelopeAddress("someone", "elsewhere.test", true)))
                    .answer();
            Answer answer = smtpd.rcpt(STRANGER, asked);
            String emitted = answer.isAccepted() ? "250 2.1.5 Ok" : answer.reply();
            boolean unasked = traced.startsWith("answered by");
            boolean same = answer.asks() ? traced.startsWith(emitted + " if ") : traced.equals(emitted);
            if (!unasked && !same) {
                differences.add(seed + ": " + asked + "\n  traced:  " + traced + "\n  emitted: " + emitted
                        + (answer.asks() ? " if the host takes it" : ""));
            }
            counts.merge(traced.substring(0, Math.min(15, traced.length())), 1, Integer::sum);
        }
        return differences;
    }

    private static Smtpd smtpd(Routes routes) {
        Host host = routes.site().hosts().get(DomainName.of("mx-01.onion.example"));
        Emitted emitted = new Emitted(Files.of(routes, new BuiltInTemplates()));
        EmittedFile mainCf = emitted.file(host, "/etc/postfix/main.cf").orElseThrow();
        EmittedFile masterCf = emitted.file(host, "/etc/postfix/master.cf").orElseThrow();
        Faults faults = new Faults();
        Tables tables = new Tables(emitted, host, mainCf, new SrsDecoder(mainCf), faults);
        return new Instance(routes, host, Parameters.read(mainCf), Services.read(masterCf), tables, masterCf, faults)
                .port("smtp/inet")
                .orElseThrow()
                .smtpd();
    }
}
