package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailwright.system.Organisation.MX_01;
import static org.mailwright.system.Organisation.MX_02;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.route.Trace;
import org.mailwright.route.Tracing;

/** What {@code trace} says about an address is what happens to it. */
@Tag("slow")
@ExtendWith(RunningOrganisation.class)
class TraceTest {
    private final Organisation organisation;
    private int messages;

    TraceTest(Organisation organisation) {
        this.organisation = organisation;
    }

    private Trace trace(String address) {
        DomainName primary = organisation.routes().site().primary();
        Address asked = Address.parse(address, primary).value().orElseThrow();
        return Tracing.of(organisation.routes(), asked, Optional.empty());
    }

    /** Every address of the primary domain, accounts without one included. */
    private Set<String> primary() {
        Set<String> addresses = new TreeSet<>();
        organisation.routes().entries().keySet().forEach(address -> addresses.add(address.toString()));
        organisation.routes().site().accounts().keySet().forEach(uid -> addresses.add(uid + "@onion.example"));
        return addresses;
    }

    private Set<String> everywhere() {
        Set<String> addresses = new TreeSet<>(primary());
        primary().stream()
                .filter(address -> address.endsWith("@onion.example"))
                .map(address -> address.substring(0, address.indexOf('@')))
                .forEach(local -> Stream.of("onion.test", "shallot.example", "web-01.onion.example")
                        .forEach(domain -> addresses.add(local + "@" + domain)));
        for (DomainName domain : organisation.routes().site().domains().keySet()) {
            Stream.of("postmaster", "abuse", "info", "nobody", "grace")
                    .forEach(local -> addresses.add(local + "@" + domain));
        }
        return addresses;
    }

    @Test
    void the_mx_hosts_answer_as_the_trace_says() {
        Map<String, List<String>> byAnswer = everywhere().stream()
                .collect(Collectors.groupingBy(address -> trace(address).answer(), TreeMap::new, Collectors.toList()));
        List<String> different = new ArrayList<>();
        TreeMap<String, Integer> counts = new TreeMap<>();
        byAnswer.forEach((expected, addresses) -> {
            String kind = expected.substring(0, 3);
            if (!expected.matches("[245]50 .*")) {
                // Another host answers for it, or nobody.
                counts.merge("not for the MX hosts", addresses.size(), Integer::sum);
                return;
            }
            counts.merge(kind, addresses.size(), Integer::sum);
            // After ten refusals in one session Postfix answers slowly (smtpd_soft_error_limit).
            int many = kind.equals("250") ? 50 : 9;
            for (int i = 0; i < addresses.size(); i += many) {
                List<String> some = addresses.subList(i, Math.min(addresses.size(), i + many));
                different.addAll(compare(MX_01, some, expected));
                different.addAll(compare(MX_02, some, expected));
            }
        });
        System.err.println("*** RCPT as traced, on two hosts: " + counts + " ***");
        assertThat(different).isEmpty();
    }

    private List<String> compare(String mx, List<String> addresses, String expected) {
        String start = expected.startsWith("250") ? "250" : expected.substring(0, 9);
        String end = expected.startsWith("550 5.7.1") ? expected.substring(10) : "";
        Said said = organisation
                .at("outside")
                .send(organisation.stranger().via(mx).envelope("eve@sender.example", addresses.toArray(String[]::new)));
        assertThat(said.recipients()).hasSameSizeAs(addresses);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            String answer = said.recipients().get(i).toString();
            if (!answer.startsWith(start) || !answer.endsWith(end)) {
                different.add(mx + " " + addresses.get(i) + ": " + answer + ", not " + expected);
            }
        }
        return different;
    }

    @Test
    void mail_arrives_where_the_trace_says() {
        TreeMap<String, Set<String>> expected = new TreeMap<>();
        for (String address : primary()) {
            Trace trace = trace(address);
            if (trace.answer().startsWith("250") && !address.equals("lost@onion.example")) {
                Set<String> outside = new TreeSet<>();
                trace.arrivals().stream().filter(to -> !to.contains(" at ")).forEach(outside::add);
                expected.put(sent(address), outside);
            }
        }
        System.err.println("*** arrivals traced: " + expected.size() + " addresses, "
                + expected.values().stream().mapToInt(Set::size).sum() + " targets ***");
        assertThat(different(expected)).isEmpty();
    }

    @Test
    void mail_arrives_where_the_inputs_say() throws IOException {
        TreeMap<String, Set<String>> expected = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        int lines = 0;
        for (String line : Files.readAllLines(Machine.SCRIPTS.resolve("addresses.txt"))) {
            if (line.startsWith("#")) {
                continue;
            }
            lines++;
            String[] fields = (line + " ").split("\\|");
            String address = fields[0].strip();
            String answer = fields[1].strip();
            if (answer.equals("250")) {
                expected.put(
                        sent(address), new TreeSet<>(List.of(fields[2].strip().split(" "))));
            } else {
                Said said = organisation
                        .at("outside")
                        .send(organisation.stranger().envelope("eve@sender.example", address));
                if (!said.recipient().toString().startsWith(answer)) {
                    refused.add(address + ": " + said.recipient());
                }
            }
        }
        assertThat(lines).isGreaterThan(40);
        assertThat(refused).isEmpty();
        assertThat(different(expected)).isEmpty();
    }

    /** Sends a message there, and gives the text by which it is found again. */
    private String sent(String address) {
        messages++;
        String token = "to-" + messages + "-" + address.replaceAll("[^a-z0-9]", "-") + "-end";
        Said said = organisation
                .at("outside")
                .send(organisation
                        .stranger()
                        .envelope("eve@sender.example", address)
                        .with(token, "From: eve@sender.example"));
        assertThat(said.data().code()).as(address + " " + said).isEqualTo(250);
        return token;
    }

    private List<String> different(Map<String, Set<String>> expected) {
        List<String> different = new ArrayList<>();
        expected.forEach((token, recipients) -> {
            Set<String> arrived = new TreeSet<>();
            for (int copies = 1; !arrived.containsAll(recipients) && copies <= recipients.size(); copies++) {
                organisation
                        .at("outside")
                        .received(token, copies, Duration.ofSeconds(20))
                        .forEach(message -> arrived.addAll(message.recipients()));
            }
            if (!arrived.equals(recipients)) {
                different.add(token + ": arrived at " + arrived + ", not " + recipients);
            }
        });
        return different;
    }
}
