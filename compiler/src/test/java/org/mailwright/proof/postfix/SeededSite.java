package org.mailwright.proof.postfix;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tables of a site that nobody would declare, drawn from a seed: they are of the form that Mailwright writes, and in domains
 * that no other seed has, so that many of them fit into the tables of one host.
 */
final class SeededSite {
    /** Limits of virtual aliases, low enough to run into. */
    static final int DEEPEST = 12;

    static final int MOST = 30;

    private static final List<String> LOCALS = List.of(
            "alice",
            "Alice",
            "BOB",
            "bob",
            "bob+x",
            "bob+x+y",
            "bob+",
            "carol",
            "c.d",
            "dave$",
            "eve-list",
            "o'neil",
            "mailer-daemon",
            "double-bounce+x",
            "x+y=z",
            "postmaster",
            "$1",
            "&",
            "/etc/passwd",
            "per%cent",
            "bang!path");

    /** No table has these, but the world may write so: quotes that are not needed do not count (RFC 5321 section 4.1.2). */
    private static final List<String> QUOTED =
            List.of("\"alice\"", "\"bob+x\"", "\"c.d\"", "\"quoted blank\"", "\"dot.\"", "\"at@sign\"", "\"\\\"\"");

    private static final List<String> WORDS = List.of(
            "550 5.7.1 gone to sea",
            "550 no code of its own",
            "450 4.7.1 later",
            "REJECT",
            "REJECT with a text",
            "REJECT 5.1.6 moved",
            "DEFER",
            "DEFER 4.2.1 text",
            "OK",
            "DUNNO",
            "dunno",
            "reject_unlisted_recipient",
            "permit",
            "554",
            "defer_if_permit",
            "HOLD",
            "1",
            "reject",
            "reject_unauth_destination, permit");

    private final int seed;
    private final Random random;
    private final String home;
    private final Map<String, List<String>> tables = new TreeMap<>();
    private final Set<String> probes = new LinkedHashSet<>();
    private final List<String> domains;

    SeededSite(int seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.home = String.format(Locale.ROOT, "d%03d.test", seed);
        this.domains = List.of(home, "a." + home, "b." + home, "s." + home, "t.s." + home, "o-" + home);
        domains();
        recipients();
        aliases();
        chain();
        fan();
        transports();
        refusals();
        for (int i = 0; i < 12; i++) {
            probe(address());
        }
        for (int i = 0; i < 2; i++) {
            probes.add(one(QUOTED) + "@" + cased(domain()));
        }
    }

    int seed() {
        return seed;
    }

    /** The lines of a table, by its name. */
    List<String> lines(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** Addresses to ask about. */
    Set<String> probes() {
        return probes;
    }

    /** An address as Postfix has it in its tables and logs: without quotes that are not needed. */
    static String canonical(String address) {
        return address.replaceFirst("^\"([a-z+.]*[a-z])\"@", "$1@");
    }

    /** An address without quotes, as cleanup names it when it complains. */
    static String internal(String address) {
        return address.replaceFirst("^\"(.*)\"@", "$1@").replaceAll("\\\\(.)", "$1");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void line(String table, String line) {
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(line);
    }

    private String cased(String text) {
        return switch (random.nextInt(12)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
            default -> text;
        };
    }

    private String domain() {
        return chance(50) ? home : one(domains);
    }

    private String address() {
        return one(LOCALS) + "@" + cased(domain());
    }

    /** An address that some table knows goes among the probes, and sometimes with another case or extension. */
    private String probe(String address) {
        probes.add(address);
        int at = address.lastIndexOf('@');
        if (chance(20)) {
            probes.add(cased(address.substring(0, at)) + "@" + cased(address.substring(at + 1)));
        }
        if (chance(30) && address.charAt(0) != '"') {
            probes.add(address.substring(0, at) + "+ext" + address.substring(at));
        }
        return address;
    }

    private void domains() {
        if (chance(90)) {
            line("relay_domains", cased(home) + " primary");
        }
        for (String domain : domains.subList(1, 5)) {
            if (chance(60)) {
                line("relay_domains", (chance(10) ? "." : "") + cased(domain) + " alias");
            }
        }
        for (String domain : domains.subList(1, 3)) {
            if (chance(80)) {
                String pattern = cased(domain).replace(".", chance(80) ? "\\." : ".");
                String target = "${1}@" + one(domains);
                line(
                        "alias_domains",
                        chance(80)
                                ? "/^(.+)@" + pattern + "$/ " + target
                                : chance(50)
                                        ? "/^" + one(List.of("bob", "carol")) + "@" + pattern + "$/ bob@" + home
                                        : "/^([^+]+)(\\+.*)?@" + pattern + "$/ ${1}@" + home);
            }
        }
        if (chance(10)) {
            line("list_tokens", "/^(.+)\\+[^@]+@s\\." + home.replace(".", "\\.") + "$/ ${1}@s." + home);
        }
    }

    private void recipients() {
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            String address = probe(address());
            line("recipients", address + " " + (chance(85) ? address : address()));
        }
        if (chance(15)) {
            line("recipients", "@" + cased(domain()) + " " + address());
        }
    }

    private void aliases() {
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            String address = probe(address());
            int targets = 1 + random.nextInt(3);
            StringBuilder value = new StringBuilder();
            for (int j = 0; j < targets; j++) {
                String target = chance(8) ? address : chance(4) ? "root" : address();
                value.append(value.length() == 0 ? "" : chance(80) ? ", " : chance(50) ? " " : ",")
                        .append(target);
            }
            line("alias", address + " " + value);
        }
        if (chance(12)) {
            line("alias", "@" + cased(domain()) + " " + (chance(70) ? address() : "@" + domain()));
        }
    }

    /** A line of aliases, sometimes too long, sometimes with its end at its beginning. */
    private void chain() {
        if (!chance(30)) {
            return;
        }
        int length = chance(60) ? DEEPEST - 2 + random.nextInt(5) : 1 + random.nextInt(5);
        for (int i = 0; i < length; i++) {
            String side = chance(10) ? ", " + address() : "";
            line("alias", "c" + i + "@" + home + " " + cased("c" + (i + 1)) + "@" + cased(home) + side);
        }
        if (chance(30)) {
            line("alias", "c" + length + "@" + home + " c" + random.nextInt(length + 1) + "@" + home);
        }
        probe("c0@" + home);
        probe("c" + random.nextInt(length) + "@" + home);
        if (chance(50)) {
            line("alias", "to-chain@" + home + " alice@" + home + ", c0@" + home);
            probe("to-chain@" + home);
        }
    }

    /** A list with about as many members as a message may have, sometimes of two stages, sometimes with doubles. */
    private void fan() {
        if (!chance(25)) {
            return;
        }
        int size = MOST - 2 + random.nextInt(5);
        List<String> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add("m" + (chance(5) ? 0 : i) + "@" + domain());
        }
        if (chance(40)) {
            int half = size / 2;
            line("alias", "f1@" + home + " " + String.join(", ", members.subList(0, half)));
            line("alias", "f@" + home + " " + String.join(", ", members.subList(half, size)) + ", f1@" + home);
        } else {
            line("alias", "f@" + home + " " + String.join(", ", members));
        }
        probe("f@" + home);
    }

    private void transports() {
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String domain = domain();
            String key = switch (random.nextInt(6)) {
                case 0 -> "." + domain;
                case 1 -> probe(address());
                case 2 -> probe("bob@" + domain);
                default -> cased(domain);
            };
            line("transport", key + " " + way());
        }
        if (chance(70)) {
            line("transport", home + " smtp:[mx." + home + "]");
        }
    }

    private String way() {
        return switch (random.nextInt(12)) {
            case 0 -> "error:5.1.1 nobody";
            case 1 -> "error:nobody, and no code";
            case 2 -> "retry:4.4.1 later";
            case 3 -> "discard:";
            case 4 -> "smtp:";
            case 5 -> "relay:";
            case 6 -> ":[hop." + home + "]";
            case 7 -> "relay:[one." + home + "]:2525, two." + home;
            case 8 -> "smtp:[MX.Hop." + home + "]";
            case 9 -> ":";
            case 10 -> "smtp";
            default -> "smtp:[" + one(List.of("192.0.2.7", "mx." + home)) + "]";
        };
    }

    private void refusals() {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String key = switch (random.nextInt(6)) {
                case 0 -> domain();
                case 1 -> "." + domain();
                default -> probe(address());
            };
            line("disabled", key + " " + one(WORDS));
        }
    }
}
