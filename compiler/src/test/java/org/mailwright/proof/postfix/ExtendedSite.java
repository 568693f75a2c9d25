package org.mailwright.proof.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mailwright.Compiler;
import org.mailwright.diagnostic.Severity;
import org.mailwright.source.file.DiskTree;

/**
 * The sample onion with pairs of addresses {@code name} and {@code name+x}, each declared in every way, in the same domain and
 * in an alias domain.
 */
record ExtendedSite(Path root, String delimiter, Set<String> asked) {
    private static final String PRIMARY = "onion.example";
    private static final String EXCEPTION = "shallot.example";
    private static final String LISTS = "lists.onion.example";
    private static final List<String> DOMAINS = List.of(PRIMARY, EXCEPTION, "onion.test", "web-01.onion.example");

    /** How Hiera declares an address, and where its mail goes: inside, outside, both, or to nobody. */
    private enum Kind {
        NONE(Optional.empty()),
        INSIDE(Optional.of("[%s]")),
        OUTSIDE(Optional.of("[%2$s]")),
        BOTH(Optional.of("[%s, %s]")),
        FORWARD(Optional.empty()),
        DEAD(Optional.of("[frank]")),
        DISABLED(Optional.of("[grace]")),
        DEFERRED(Optional.of("[nadir]"));

        private final Optional<String> alias;

        Kind(Optional<String> alias) {
            this.alias = alias;
        }
    }

    /** What the directory has for a name. */
    private static final List<String> ACCOUNTS = List.of(
            "emailForward: %s@riseup.example",
            "emailForward: %s(at)riseup.example",
            "emailForward: %s@riseup.example\nmailDisableMessage: away",
            "emailForward: %s@riseup.example\naccountStatus: retiring 2020-01-01",
            "cn: no forward");

    private static final class Text {
        private final StringBuilder aliases = new StringBuilder();
        private final StringBuilder forwards = new StringBuilder();
        private final StringBuilder people = new StringBuilder();
        private final StringBuilder lists = new StringBuilder();

        private void add(String address, Kind kind, String inside) {
            String outside = address.replace('@', '.') + "@elsewhere.example";
            if (kind == Kind.FORWARD) {
                forwards.append("  \"")
                        .append(address)
                        .append("\": ")
                        .append(outside)
                        .append('\n');
            }
            kind.alias.ifPresent(targets -> aliases.append("  \"")
                    .append(address)
                    .append("\": ")
                    .append(targets.formatted(inside, outside))
                    .append('\n'));
        }

        private void account(String uid, String attributes) {
            people.append("\ndn: uid=").append(uid).append(",ou=users,dc=onion,dc=example\nobjectClass: account\n");
            people.append("objectClass: debianAccount\nuid: ").append(uid).append('\n');
            people.append(attributes.formatted(uid)).append('\n');
        }
    }

    static ExtendedSite write(Path root, String delimiter, boolean kept) throws IOException {
        Path sample = Path.of("hiera-samples/onion");
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve(sample.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Text text = new Text();
        text.account("nadir", "emailForward: nadir(at)riseup.example");
        List<String> names = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        String extension = delimiter + "x";
        for (Kind more : Kind.values()) {
            for (Kind base : Kind.values()) {
                String pair = base.ordinal() + "x" + more.ordinal();
                // The same domain, here and there.
                names.add(declare(text, "a" + pair, base, PRIMARY, more, PRIMARY, extension));
                names.add(declare(text, "b" + pair, base, EXCEPTION, more, PRIMARY, extension));
                names.add(declare(text, "c" + pair, base, PRIMARY, more, EXCEPTION, extension));
                names.add(declare(text, "d" + pair, base, EXCEPTION, more, EXCEPTION, extension));
                // Both forms of the name, and one of the extended name.
                names.add(declare(text, "e" + pair, base, EXCEPTION, more, PRIMARY, extension));
                text.add("e" + pair + "@" + PRIMARY, Kind.INSIDE, "hugo");
                lists.add(declare(text, "l" + pair, base, LISTS, more, LISTS, extension));
            }
            for (int i = 0; i < ACCOUNTS.size(); i++) {
                String name = "u" + i + "x" + more.ordinal();
                names.add(name);
                text.account(name, ACCOUNTS.get(i));
                text.add(name + extension + "@" + PRIMARY, more, "bob");
            }
            String list = "m" + more.ordinal();
            lists.add(list);
            text.lists.append(list).append('\n');
            text.add(list + extension + "@" + LISTS, more, "bob");
        }
        // Targets that have an extension, declared or not; into an alias domain too.
        text.add("t1" + extension + "@" + PRIMARY, Kind.INSIDE, "\"t2" + delimiter + "undeclared\"");
        text.add("t1@" + PRIMARY, Kind.INSIDE, "\"a2x0" + delimiter + "mine\"");
        text.add("t2@" + PRIMARY, Kind.INSIDE, "\"t1" + delimiter + "other@onion.test\"");
        text.add("t3@" + PRIMARY, Kind.INSIDE, "\"a1x2" + extension + "\"");
        text.add("t4@" + PRIMARY, Kind.BOTH, "\"a2x1" + extension + "@shallot.example\"");
        names.addAll(List.of("t1", "t2", "t3", "t4", "judy", "alice", "owner-alice", "nobody"));
        append(root, "data/common/aliases.yaml", text.aliases.toString());
        append(root, "data/common/forwards.yaml", text.forwards.toString());
        append(root, "ldap/people.ldif", text.people.toString());
        append(root, "lists/lists.onion.example", text.lists.toString());
        append(
                root,
                "data/common/mail.yaml",
                "mailwright::recipient_delimiter: \"" + delimiter + "\"\nmailwright::extensions: "
                        + (kept ? "keep" : "drop") + "\n");
        return new ExtendedSite(root, delimiter, asked(names, lists, delimiter));
    }

    /** The same with hosts that are MX and SRS hosts at once. */
    ExtendedSite whole() throws IOException {
        for (String role : List.of("mx", "srs")) {
            Files.writeString(root.resolve("data/roles/" + role + ".yaml"), "mailwright::host: {roles: [mx, srs]}\n");
        }
        return this;
    }

    /** The proved site. */
    Compiler.Result compiled() throws IOException {
        Compiler.Compilation compilation = new Compiler(
                        new DiskTree(root.toAbsolutePath()),
                        root.toAbsolutePath().resolve("mailwright.yaml"),
                        LocalDate.of(2026, 11, 15),
                        Optional.empty())
                .prove();
        assertThat(compilation.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
        return compilation.result().orElseThrow();
    }

    /** The name. */
    private static String declare(
            Text text, String name, Kind base, String baseDomain, Kind more, String moreDomain, String extension) {
        text.add(name + "@" + baseDomain, base, "alice");
        text.add(name + extension + "@" + moreDomain, more, "bob");
        return name;
    }

    private static void append(Path root, String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text, StandardOpenOption.APPEND);
    }

    private static Set<String> asked(List<String> names, List<String> lists, String delimiter) {
        Set<String> asked = new TreeSet<>();
        for (String name : names) {
            forms(name, delimiter).forEach(local -> DOMAINS.forEach(domain -> asked.add(local + "@" + domain)));
        }
        for (String name : lists) {
            Stream.concat(
                            forms(name, delimiter),
                            Stream.of("-request", "-bounces", "-bounces+bob=mail.example")
                                    .map(name::concat))
                    .forEach(local -> asked.add(local + "@" + LISTS));
        }
        for (String domain : DOMAINS) {
            Stream.of("postmaster", "alice-request", "double-bounce")
                    .forEach(name -> asked.add(name + delimiter + "x@" + domain));
            if ("+_".contains(delimiter)) {
                // No address begins with one of the others.
                asked.add(delimiter + "x@" + domain);
                asked.add(delimiter + "x" + delimiter + "y@" + domain);
                asked.add("alice." + delimiter + "x@" + domain);
            }
        }
        asked.add("postmaster" + delimiter + "x@bounces.onion.example");
        return asked;
    }

    /** The name alone, with its declared extension, in other case, with another one, with two, with an empty one. */
    private static Stream<String> forms(String name, String delimiter) {
        return Stream.of(
                name,
                name + delimiter + "x",
                name.toUpperCase(Locale.ROOT) + delimiter + "X",
                name + delimiter + "y",
                name + delimiter + "x" + delimiter + "Y",
                delimiter.equals(".") ? name : name + delimiter);
    }
}
