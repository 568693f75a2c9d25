package org.mailwright.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Seeded worlds with SPF records that are right, careless, and broken in all the ways that people break them. */
final class RandomSpfWorld {
    private final Random random;
    private final SpfWorld world = new SpfWorld();
    private final int domains;

    private RandomSpfWorld(Random random) {
        this.random = random;
        this.domains = 3 + random.nextInt(10);
    }

    /** The world of a seed. */
    static SpfWorld of(long seed) {
        RandomSpfWorld made = new RandomSpfWorld(new Random(seed));
        made.make();
        return made.world;
    }

    /** A client of such a world: one of the addresses that its records speak of, mostly. */
    static String client(Random random) {
        return random.nextBoolean()
                ? "192.0.2." + random.nextInt(8)
                : "2001:db8::" + Integer.toHexString(1 + random.nextInt(8));
    }

    /** A sender, or none. */
    static String sender(Random random) {
        String local = List.of("alice", "bob.b", "carol-c.x", "d+e").get(random.nextInt(4));
        return random.nextInt(12) == 0
                ? ""
                : local + "@" + List.of("d0.test", "d1.test", "sub.d2.test").get(random.nextInt(3));
    }

    private void make() {
        for (int i = 0; i < 8; i++) {
            String host = "h" + i + ".test";
            if (chance(85)) {
                world.with(host + " A 192.0.2." + random.nextInt(8));
            }
            if (chance(60)) {
                world.with(host + " AAAA 2001:db8::" + Integer.toHexString(1 + random.nextInt(8)));
            }
            if (chance(30)) {
                world.with(random.nextInt(8) + ".2.0.192.in-addr.arpa PTR " + name() + ".");
            }
        }
        if (chance(30)) {
            world.with("alias.test CNAME d" + random.nextInt(domains + 1) + ".test.");
        }
        if (chance(20)) {
            world.with("chain.test CNAME alias.test.");
        }
        for (String domain : names()) {
            domain(domain);
        }
    }

    private List<String> names() {
        List<String> names = IntStream.range(0, domains)
                .mapToObj(i -> "d" + i + ".test")
                .collect(Collectors.toCollection(ArrayList::new));
        names.add("sub.d2.test");
        names.add("helo.test");
        return names;
    }

    private void domain(String name) {
        if (chance(40)) {
            world.with(name + " A 192.0.2." + random.nextInt(8));
        }
        int exchangers = chance(5) ? 11 : chance(50) ? random.nextInt(3) : 0;
        for (int i = 0; i < exchangers; i++) {
            world.with(name + " MX " + i + " h" + i % 8 + ".test.");
        }
        if (chance(20)) {
            world.with(name + " TXT site-verification=1");
        }
        if (chance(4)) {
            world.with("x" + random.nextInt(8) + "." + name + " A 127.0.0.2");
        }
        int records = chance(92) ? 1 : random.nextInt(3);
        for (int i = 0; i < records; i++) {
            world.with(name + " TXT " + record());
        }
    }

    private String record() {
        StringBuilder text = new StringBuilder(
                pick("v=spf1", "v=spf1", "v=spf1", "v=spf1", "v=spf1", "V=SPF1", "v=spf10", "v=spf1\t"));
        int terms = chance(3) ? 12 : random.nextInt(5);
        for (int i = 0; i < terms; i++) {
            text.append(chance(3) ? "  " : " ").append(chance(6) ? broken() : term());
        }
        text.append(pick(
                " -all",
                " -all",
                " ~all",
                " ?all",
                " +all",
                " all",
                " ALL",
                "",
                "",
                " redirect=" + name(),
                " redirect=%{d2}",
                " -all " + term()));
        if (chance(10)) {
            text.append(pick(" exp=why." + name(), " unknown=x", " a.b-c_d=%{l}", " moo="));
        }
        return chance(2) ? text.append(" \u00e9").toString() : text.toString();
    }

    private String term() {
        String qualifier = chance(75) ? "" : pick("+", "-", "~", "?");
        return qualifier
                + switch (random.nextInt(9)) {
                    case 0 -> "a" + target() + cidr();
                    case 1 -> "mx" + target() + cidr();
                    case 2, 3 -> "ip4:192.0.2." + random.nextInt(9) + pick("", "", "/32", "/31", "/30", "/24", "/0");
                    case 4 ->
                        "ip6:"
                                + pick(
                                        "2001:db8::" + random.nextInt(9),
                                        "2001:DB8:0:0::3/127",
                                        "2001:db8::/64",
                                        "::/0",
                                        "2001:db8::0.0.0.5",
                                        "::ffff:192.0.2.1");
                    case 5, 6 -> "include:" + name();
                    case 7 ->
                        "exists:"
                                + pick(
                                        name(),
                                        "%{i}." + name(),
                                        "%{l}." + name(),
                                        "%{ir}.%{v}." + name(),
                                        "%{d}",
                                        "%{h}",
                                        "%{o2}",
                                        "%{d1r}.test",
                                        "%{lr-+}.%{d}",
                                        "%{S}.test",
                                        "%{L}.%{o}",
                                        "%%.test",
                                        "%{p}");
                    default -> pick("ptr", "ptr:" + name(), "A", "Mx", "a:" + name().toUpperCase(Locale.ROOT));
                };
    }

    private String broken() {
        return pick(
                "ip4",
                "ip4:",
                "ip4:192.0.2",
                "ip4:192.0.2.300",
                "ip4:192.0.02.1",
                "ip4:192.0.2.1/33",
                "ip4:192.0.2.1/",
                "ip4:192.0.2.1/024",
                "ip4:2001:db8::1",
                "ip4:192.0.2.1//32",
                "ip6",
                "ip6:2001:db8::g",
                "ip6:1:2:3",
                "ip6:192.0.2.1",
                "ip6:2001:db8::/129",
                "ip6:1::2::3",
                "a:",
                "a/",
                "a/33",
                "a//129",
                "a/032",
                "a/24/24",
                "a:foo",
                "a:h1.test:25",
                "a:h1.123",
                "a:%{x}",
                "a:%i.test",
                "a:h1.test/",
                "mx:",
                "mx//",
                "include",
                "include:",
                "include=d1.test",
                "include:test",
                "exists",
                "exists:",
                "exists:%{c}.test",
                "exists:%{d",
                "exists:%{}",
                "all:x",
                "all/8",
                "-all.",
                "ipv4:192.0.2.1",
                "ip:192.0.2.1",
                "prt",
                "foo",
                "foo:bar.test",
                "=a",
                "*all",
                "a,",
                "mx,",
                "redirect=",
                "redirect=foo",
                "exp=",
                "exp=foo",
                "a:h1.test.",
                "a:h1-.test",
                "a:x.h-1",
                "a:x.1-h",
                "9a=b",
                "ptr/0",
                "ptr:",
                "redirect=d1.test redirect=d1.test",
                "exp=d1.test exp=d2.test",
                "unknown=%",
                "x=%{c}",
                "--all",
                "a:a..test");
    }

    private String target() {
        return chance(40)
                ? ""
                : ":"
                        + (chance(10)
                                ? pick("%{d}", "%{d2}", "%{o}", "h%{d1r}.test")
                                : chance(50) ? "h" + random.nextInt(9) + ".test" : name());
    }

    private String cidr() {
        return chance(70) ? "" : pick("/30", "/24", "//64", "/24//64", "/0", "//0", "/32//128");
    }

    private String name() {
        return chance(6)
                ? pick("none.test", "alias.test", "chain.test", "h3.test", "sub.d2.test")
                : "d" + random.nextInt(domains) + ".test";
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
