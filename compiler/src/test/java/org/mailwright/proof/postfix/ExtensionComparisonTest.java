package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.Compiler;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.model.EnvelopeAddress;
import org.mailwright.model.Host;
import org.mailwright.route.Replies;
import org.mailwright.route.Routes;
import org.mailwright.route.Trace;
import org.mailwright.route.Tracing;

/**
 * The running Postfix of an MX host and of an SRS host do with addresses and their extensions what a trace says, and the proof
 * has nothing against it, in whatever way both are declared.
 */
@Tag("slow")
class ExtensionComparisonTest {
    private static final String SRS_HOSTS = "srs.onion.example";
    private static final String STRANGER = "203.0.113.254";
    private static final String MX = "203.0.113.11";

    @TempDir
    private Path scratch;

    private final List<String> differences = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"+, true", "+, false", "-, true", "., false"})
    void a_trace_is_what_postfix_does(String delimiter, boolean kept) throws IOException {
        PrivatePostfix.require();
        ExtendedSite site = ExtendedSite.write(scratch.resolve("site"), delimiter, kept);
        Compiler.Result result = site.compiled();
        Routes routes = result.routes();
        Map<String, Trace> traces = new TreeMap<>();
        site.asked()
                .forEach(address -> traces.put(
                        address, Tracing.of(routes, EnvelopeAddress.of(Address.of(address)), Optional.empty())));
        Map<String, SortedMap<String, String>> left = onMx(result, traces);
        Set<String> forwarded = left.values().stream()
                .flatMap(ways -> ways.entrySet().stream())
                .filter(way -> way.getValue().equals(SRS_HOSTS))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, SortedMap<String, String>> outside = onSrs(result, forwarded);
        traces.forEach((address, trace) -> compare(
                address,
                "arrivals",
                folded(trace.arrivals().stream()),
                folded(left.getOrDefault(address, new TreeMap<>()).entrySet().stream()
                        .flatMap(way -> arrivals(way, outside)))));
        assertThat(differences).as("of %s addresses", traces.size()).isEmpty();
    }

    private static Stream<String> arrivals(
            Map.Entry<String, String> way, Map<String, SortedMap<String, String>> outside) {
        if (way.getValue().equals(SRS_HOSTS)) {
            return outside.getOrDefault(way.getKey(), new TreeMap<>()).entrySet().stream()
                    .map(left -> left.getValue().equals(Mta.DIRECT)
                            ? left.getKey()
                            : left.getKey() + " by " + left.getValue());
        }
        return way.getValue().startsWith("nobody")
                ? Stream.empty()
                : Stream.of(way.getKey() + " at " + way.getValue().replaceAll("[\\[\\]]", ""));
    }

    /** Postfix takes addresses that differ in case for one. */
    private static Set<String> folded(Stream<String> arrivals) {
        return arrivals.map(arrival -> arrival.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
    }

    private PrivatePostfix start(Compiler.Result result, String name, Path home) throws IOException {
        Host host = result.routes().site().hosts().get(DomainName.of(name + ".onion.example"));
        Files.createDirectory(home);
        PrivatePostfix.prepare(home);
        return PrivatePostfix.start(
                home, SeededHost.write(SeededHost.alone(result.files(), host), home.resolve("etc")));
    }

    /** What is left of each address that an MX host accepts, and its way. */
    private Map<String, SortedMap<String, String>> onMx(Compiler.Result result, Map<String, Trace> traces)
            throws IOException {
        Path home = scratch.resolve("m");
        try (PrivatePostfix postfix = start(result, "mx-01", home)) {
            List<String> accepted = new ArrayList<>();
            List<String> addresses = List.copyOf(traces.keySet());
            List<String> said = ask(postfix, STRANGER, addresses);
            for (int i = 0; i < addresses.size(); i++) {
                String address = addresses.get(i);
                compare(address, "RCPT", traces.get(address).answer(), Replies.plain(said.get(i)));
                if (said.get(i).startsWith("250")) {
                    accepted.add(address);
                }
            }
            assertThat(accepted).hasSizeGreaterThan(1000);
            return new Verification(postfix, home).of(accepted);
        }
    }

    private Map<String, SortedMap<String, String>> onSrs(Compiler.Result result, Set<String> forwarded)
            throws IOException {
        Path home = scratch.resolve("s");
        try (PrivatePostfix postfix = start(result, "srs-01", home)) {
            List<String> addresses = List.copyOf(forwarded);
            List<String> said = ask(postfix, MX, addresses);
            for (int i = 0; i < addresses.size(); i++) {
                compare(
                        addresses.get(i),
                        "RCPT at the SRS host",
                        "250",
                        said.get(i).substring(0, 3));
            }
            return new Verification(postfix, home).of(addresses);
        }
    }

    private static List<String> ask(PrivatePostfix postfix, String client, List<String> addresses) throws IOException {
        try (SmtpDialogue dialogue = new SmtpDialogue(postfix.connect(), client)) {
            return dialogue.recipients("someone@outside.example", addresses);
        }
    }

    private void compare(String address, String what, Object traced, Object postfix) {
        if (!traced.equals(postfix)) {
            differences.add(address + " " + what + "\n  traced:  " + traced + "\n  Postfix: " + postfix);
        }
    }
}
