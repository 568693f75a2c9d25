package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.Compiler;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;
import org.mailwright.route.Replies;
import org.mailwright.source.file.DiskTree;

/**
 * A running Postfix does with random tables what our reading of them says: it answers the same to RCPT, and sends mail for
 * the same addresses the same way ({@code sendmail -bv}).
 */
@Tag("slow")
class RunningPostfixComparisonTest {
    private static final int SITES = 250;
    private static final String CLIENT = "203.0.113.7";
    private static final String SENDER = "someone@outside.example";
    private static final Pattern REFUSED = Pattern.compile(
            "unreasonable virtual_alias_maps map (nesting|expansion size) for (.*) -- message not accepted");

    @TempDir
    private Path scratch;

    private final List<String> differences = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"onion,mx-01.onion.example", "minimal,mail.garlic.example"})
    void the_answers_and_the_ways_are_those_of_postfix(String sample, String name) throws IOException {
        PrivatePostfix.require();
        Compiler.Result result = compiled(sample);
        Host host = result.routes().site().hosts().values().stream()
                .filter(one -> one.name().text().equals(name))
                .findFirst()
                .orElseThrow();
        List<SeededSite> sites =
                IntStream.range(0, SITES).mapToObj(SeededSite::new).toList();
        org.mailwright.artefact.Files plan = SeededHost.plan(result.files(), host, sites);
        Instance.Port port = reading(result, plan, host);
        Map<String, SeededSite> probes = new TreeMap<>();
        Map<String, SeededSite> written = new TreeMap<>();
        sites.forEach(site -> site.probes().forEach(address -> {
            written.put(address, site);
            probes.put(SeededSite.canonical(address), site);
        }));

        Path home = Files.createDirectory(scratch.resolve("p"));
        PrivatePostfix.prepare(home);
        try (PrivatePostfix postfix = PrivatePostfix.start(home, SeededHost.write(plan, home.resolve("etc")))) {
            answers(postfix, port.smtpd(), written);
            faults(postfix, port, probes);
            ways(postfix, port.delivery(), probes, home);
        }
        assertThat(differences).as("of %s addresses", probes.size()).isEmpty();
    }

    private static Compiler.Result compiled(String sample) throws IOException {
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

    private static Instance.Port reading(Compiler.Result result, org.mailwright.artefact.Files plan, Host host) {
        Emitted emitted = new Emitted(plan);
        EmittedFile mainCf = emitted.file(host, "/etc/postfix/main.cf").orElseThrow();
        EmittedFile masterCf = emitted.file(host, "/etc/postfix/master.cf").orElseThrow();
        Faults faults = new Faults();
        Tables tables = new Tables(emitted, host, mainCf, new SrsDecoder(mainCf), faults);
        return new Instance(
                        result.routes(),
                        host,
                        Parameters.read(mainCf),
                        Services.read(masterCf),
                        tables,
                        masterCf,
                        faults)
                .port(PrivatePostfix.SOCKET + "/unix")
                .orElseThrow();
    }

    private void compare(SeededSite site, String address, String what, Object ours, Object postfix) {
        if (!ours.equals(postfix)) {
            differences.add(what + " " + address + "\n  ours:    " + ours + "\n  Postfix: " + postfix + "\n  seed "
                    + site.seed() + ":\n"
                    + SeededHost.TABLES.stream()
                            .filter(table -> !site.lines(table).isEmpty())
                            .map(table -> "    " + table + "\n      " + String.join("\n      ", site.lines(table)))
                            .collect(Collectors.joining("\n")));
        }
    }

    private static Smtpd.Session session() {
        return new Smtpd.Session(IpAddress.parse(CLIENT).orElseThrow(), "", SENDER);
    }

    private void answers(PrivatePostfix postfix, Smtpd smtpd, Map<String, SeededSite> probes) throws IOException {
        List<String> addresses = List.copyOf(probes.keySet());
        List<String> said;
        try (SmtpDialogue dialogue = new SmtpDialogue(postfix.connect(), CLIENT)) {
            said = dialogue.recipients(SENDER, addresses);
        }
        assertThat(said.stream().map(line -> line.substring(0, 3))).contains("250", "450", "550", "554");
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get(i);
            Answer answer = smtpd.rcpt(session(), SeededSite.canonical(address));
            compare(
                    probes.get(address),
                    address,
                    "RCPT",
                    answer.isAccepted() ? "250 2.1.5 Ok" : answer.reply(),
                    Replies.plain(said.get(i)));
        }
    }

    /** What is not to be expanded is deferred when the message has come in. */
    private void faults(PrivatePostfix postfix, Instance.Port port, Map<String, SeededSite> probes) throws IOException {
        Map<String, String> ours = new TreeMap<>();
        try (SmtpDialogue dialogue = new SmtpDialogue(postfix.connect(), CLIENT)) {
            for (String address : probes.keySet()) {
                String fault = port.delivery().deliver(address).fault();
                if (!fault.isEmpty() && port.smtpd().rcpt(session(), address).isAccepted()) {
                    String answer = dialogue.message(SENDER, address);
                    compare(probes.get(address), address, "DATA", "451 4.6.0", answer.substring(0, 9));
                    ours.put(address, fault);
                }
            }
        }
        assertThat(ours).hasSizeGreaterThan(50);
        Map<String, String> theirs = new TreeMap<>();
        postfix.await(
                () -> {
                    postfix.log().forEach(line -> {
                        Matcher refused = REFUSED.matcher(line);
                        if (refused.find()) {
                            theirs.put(
                                    refused.group(2),
                                    refused.group(1).equals("nesting")
                                            ? "its aliases are nested deeper than " + SeededSite.DEEPEST
                                            : "its expansion has more than " + SeededSite.MOST + " addresses");
                        }
                    });
                    return ours.keySet().stream().map(SeededSite::internal).allMatch(theirs::containsKey);
                },
                Duration.ofSeconds(60),
                "the reasons why messages are deferred");
        ours.forEach((address, fault) ->
                compare(probes.get(address), address, "log", fault, theirs.get(SeededSite.internal(address))));
    }

    private void ways(PrivatePostfix postfix, Mta mta, Map<String, SeededSite> probes, Path home) throws IOException {
        List<String> addresses = probes.keySet().stream()
                .filter(address -> mta.deliver(address).fault().isEmpty())
                .toList();
        Map<String, SortedMap<String, String>> found = new Verification(postfix, home).of(addresses);
        for (String address : addresses) {
            compare(
                    probes.get(address),
                    address,
                    "sendmail -bv",
                    plain(mta.deliver(address).addresses()),
                    plain(found.getOrDefault(address, new TreeMap<>())));
        }
    }

    /**
     * The ways of addresses without their case, since Postfix takes those that differ in it for one recipient; of a way
     * what the log has too: no status code, and next to an address its domain for no next hop.
     */
    private static SortedMap<String, String> plain(SortedMap<String, String> ways) {
        SortedMap<String, String> plain = new TreeMap<>();
        ways.forEach((address, way) -> plain.put(
                address.toLowerCase(Locale.ROOT),
                way.startsWith("nobody (discard")
                        ? "nobody"
                        : way.toLowerCase(Locale.ROOT)
                                .replaceFirst("(?<=^nobody \\((error|retry): )[245](\\.[0-9]+){2} ", "")));
        return plain;
    }
}
