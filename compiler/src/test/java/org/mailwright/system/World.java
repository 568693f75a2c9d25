package org.mailwright.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The world outside as one version of IP reaches it: who is there, by address. Its records are in {@link Zones}. */
enum World {
    IPV4("198.51.100.99", "198.51.100.%d"),
    /** Dovecot makes a whole /48 wait for what one address of it did wrong. */
    IPV6("2001:db8:99::99", "2001:db8:%d::1");

    private final String sender;
    private final String people;

    World(String sender, String people) {
        this.sender = sender;
        this.people = people;
    }

    /** The addresses of the machine outside: mail hosts of others, an honest sender, people's laptops, a vendor. */
    static String[] addresses() {
        Stream<String> known =
                Stream.of("198.51.100.25", "198.51.100.26", "198.51.100.27", "198.51.100.200", "2001:db8:25::25");
        Stream<String> people = Stream.of(values())
                .flatMap(world -> Stream.concat(
                        Stream.of(world.sender),
                        IntStream.rangeClosed(101, 107).mapToObj(number -> world.people.formatted(number))));
        return Stream.concat(known, people).toArray(String[]::new);
    }

    /** Takes mail for everybody elsewhere; one host does it without TLS. */
    static void receive(Machine outside, Path certificate) {
        outside.ask(
                "receive",
                Map.of(
                        "addresses",
                        List.of("198.51.100.25", "198.51.100.26", "2001:db8:25::25"),
                        "certificate",
                        certificate.toString()));
        outside.ask("receive", Map.of("addresses", List.of("198.51.100.27")));
    }

    /** An honest sender elsewhere. */
    Letter stranger() {
        return Letter.from(sender, "mail.sender.example");
    }

    /** Somebody of ours who travels: one of the numbers 101 to 107. */
    Letter laptop(int number) {
        return Letter.from(people.formatted(number), "laptop.sender.example");
    }

    /** The host that takes mail elsewhere, when it sends a bounce. */
    Letter receiver() {
        return Letter.from(this == IPV4 ? "198.51.100.25" : "2001:db8:25::25", "mx.outside.example");
    }

    /** Somebody who claims to be us. */
    Letter forger() {
        return Letter.from(this == IPV4 ? "198.51.100.66" : "2001:db8:66::66", "mail.spam.example");
    }

    /** A vendor whom the SPF record of the sample onion allows. */
    static Letter vendor() {
        return Letter.from("198.51.100.200", "mail.vendor.example");
    }
}
