package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.model.DomainName;
import org.mailwright.model.EnvelopeAddress;
import org.mailwright.route.Replies;
import org.mailwright.route.Routes;
import org.mailwright.route.Trace;
import org.mailwright.route.Tracing;

/** The addresses of a running site: what {@code trace} says of each, and what its hosts make of it. */
record Addresses(Network network, Routes routes) {
    /** Who asks and writes; his host elsewhere is {@link World#stranger}. */
    private static final String SENDER = "eve@sender.example";

    Trace trace(String address) {
        EnvelopeAddress asked =
                EnvelopeAddress.parse(address, routes.site().primary()).orElseThrow();
        return Tracing.of(routes, asked, Optional.empty());
    }

    /** The domains elsewhere that mail of ours is forwarded to. */
    Set<String> elsewhere() {
        return routes.entries().keySet().stream()
                .flatMap(address -> outside(Tracing.of(routes, EnvelopeAddress.of(address), Optional.empty())))
                .map(arrival -> arrival.substring(arrival.lastIndexOf('@') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> outside(Trace trace) {
        return trace.arrivals().stream().filter(arrival -> !arrival.contains(" at "));
    }

    /** Every address of the primary domain, accounts without one included. */
    Set<String> primary() {
        Set<String> addresses = new TreeSet<>();
        routes.entries().keySet().forEach(address -> addresses.add(address.toString()));
        routes.site()
                .accounts()
                .keySet()
                .forEach(uid -> addresses.add(uid + "@" + routes.site().primary()));
        return addresses;
    }

    /** The same with every local part in other domains too, and some local parts in every domain. */
    Set<String> everywhere(List<String> domains, List<String> locals) {
        Set<String> addresses = new TreeSet<>(primary());
        primary().stream()
                .filter(address -> address.endsWith("@" + routes.site().primary()))
                .map(address -> address.substring(0, address.indexOf('@')))
                .forEach(local -> domains.forEach(domain -> addresses.add(local + "@" + domain)));
        for (DomainName domain : routes.site().domains().keySet()) {
            locals.forEach(local -> addresses.add(local + "@" + domain));
        }
        return addresses;
    }

    /**
     * The addresses that are answered at RCPT otherwise than traced, each with what was said. No address for which other
     * hosts answer, or nobody, is asked for.
     *
     * @param ways letters of the outside to each host that is to answer
     */
    List<String> answeredOtherwise(Set<String> addresses, List<Letter> ways) {
        Map<String, List<String>> byAnswer = addresses.stream()
                .collect(Collectors.groupingBy(address -> trace(address).answer(), TreeMap::new, Collectors.toList()));
        List<String> different = new ArrayList<>();
        TreeMap<String, Integer> counts = new TreeMap<>();
        byAnswer.forEach((expected, some) -> {
            String kind = expected.substring(0, 3);
            if (!expected.matches("[245]50 .*")) {
                counts.merge("not for the MX hosts", some.size(), Integer::sum);
                return;
            }
            counts.merge(kind, some.size(), Integer::sum);
            // After ten refusals in one session Postfix answers slowly (smtpd_soft_error_limit).
            int many = kind.equals("250") ? 50 : 9;
            for (int i = 0; i < some.size(); i += many) {
                List<String> few = some.subList(i, Math.min(some.size(), i + many));
                ways.forEach(way -> different.addAll(compare(way, few, expected)));
            }
        });
        System.err.println("*** RCPT as traced, in " + ways.size() + " ways: " + counts + " ***");
        assertThat(counts).containsKeys("250", "550");
        return different;
    }

    private List<String> compare(Letter way, List<String> addresses, String expected) {
        Said said = network.at("outside").send(way.envelope(SENDER, addresses.toArray(String[]::new)));
        assertThat(said.recipients()).as(said.toString()).hasSameSizeAs(addresses);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            String reply = said.recipients().get(i).toString();
            String answer = Replies.plain(reply);
            // mx-02 asks the list host, and repeats what that says.
            boolean asked =
                    expected.startsWith("550 5.1.1 ") && reply.contains(" undeliverable address: host lists-01");
            if (!asked && !answer.equals(expected)) {
                different.add(way.to() + " " + addresses.get(i) + ": " + answer + ", not " + expected);
            }
        }
        return different;
    }

    /** The addresses of any form that are answered at RCPT otherwise than traced. */
    List<String> repliedOtherwise(List<String> written, Letter way) {
        List<String> different = new ArrayList<>();
        for (int i = 0; i < written.size(); i += 9) {
            List<String> few = written.subList(i, Math.min(written.size(), i + 9));
            Said said = network.at("outside").send(way.envelope(SENDER, few.toArray(String[]::new)));
            assertThat(said.recipients()).as(said.toString()).hasSameSizeAs(few);
            for (int j = 0; j < few.size(); j++) {
                String traced = Replies.traced(routes, few.get(j));
                String answer = said.recipients().get(j).toString();
                if (!Replies.agree(few.get(j), traced, answer)) {
                    different.add(few.get(j) + ": " + answer + ", not " + traced);
                }
            }
        }
        return different;
    }

    /** Sends a message to each address that is traced to be taken, but these; the addresses that arrive otherwise than traced. */
    List<String> arrivingOtherwise(Letter way, Set<String> but) {
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        for (String address : primary()) {
            Trace trace = trace(address);
            if (trace.answer().startsWith("250") && !but.contains(address)) {
                expected.put(address, outside(trace).collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        System.err.println("*** arrivals traced: " + expected.size() + " addresses, "
                + expected.values().stream().mapToInt(Set::size).sum() + " targets ***");
        return arriving(way, "traced", expected);
    }

    /** The same for these addresses alone, each with where it is to arrive by hand. */
    List<String> arrivingOtherwise(Letter way, String label, SortedMap<String, Set<String>> byHand) {
        List<String> different = new ArrayList<>();
        byHand.forEach((address, arrivals) -> {
            Set<String> traced = outside(trace(address)).collect(Collectors.toCollection(TreeSet::new));
            if (!traced.equals(arrivals)) {
                different.add(address + ": traced to " + traced + ", not " + arrivals);
            }
        });
        different.addAll(arriving(way, label, byHand));
        return different;
    }

    /**
     * Tries every line {@code ADDRESS | ANSWER | ARRIVAL…} of a table made by hand; what is otherwise. Lines with a
     * {@code #} say nothing.
     */
    List<String> otherwiseThan(Path table, Letter way) throws IOException {
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        List<String> different = new ArrayList<>();
        List<String> lines = Files.readAllLines(table).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(10);
        for (String line : lines) {
            String[] fields = (line + " ").split("\\|");
            String address = fields[0].strip();
            String answer = fields[1].strip();
            if (answer.equals("250")) {
                expected.put(address, new TreeSet<>(List.of(fields[2].strip().split(" "))));
            } else {
                Said said = network.at("outside").send(way.envelope(SENDER, address));
                if (!said.recipient().toString().startsWith(answer)) {
                    different.add(address + ": " + said.recipient());
                }
            }
        }
        different.addAll(arriving(way, "by-hand", expected));
        return different;
    }

    /** Sends all messages before it looks at any. */
    private List<String> arriving(Letter way, String label, Map<String, Set<String>> expected) {
        Map<String, Set<String>> byToken = new LinkedHashMap<>();
        expected.forEach((address, arrivals) -> byToken.put(
                sent(way, "to-" + label + "-" + way.to().replace(':', '-') + "-" + byToken.size(), address), arrivals));
        List<String> different = new ArrayList<>();
        byToken.forEach((token, recipients) -> {
            Set<String> arrived = new TreeSet<>();
            for (int copies = 1; !arrived.containsAll(recipients) && copies <= recipients.size(); copies++) {
                network.at("outside")
                        .received(token, copies, Duration.ofSeconds(20))
                        .forEach(message -> arrived.addAll(message.recipients()));
            }
            if (!arrived.equals(recipients)) {
                different.add(token + ": arrived at " + arrived + ", not " + recipients);
            }
        });
        return different;
    }

    /** Sends a message there, and gives the text by which it is found again. */
    private String sent(Letter way, String label, String address) {
        String token = label + "-" + address.replaceAll("[^a-z0-9]", "-") + "-end";
        Said said = network.at("outside").send(way.envelope(SENDER, address).with(token, "From: " + SENDER));
        assertThat(said.data().code()).as(address + " " + said).isEqualTo(250);
        return token;
    }
}
