package org.mailwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mailwright.diagnostic.Location;

/** Holds the classes to the architecture: who may use whom, and which package stands before which library. */
class DependencyDirectionTest {
    /** A package and those it may use; every package may use itself and {@code diagnostic}, the root is the Compiler. */
    private static final Map<String, Set<String>> MAY_USE = table("""
            root       : source hiera change verify proof artefact rule flow route dns model
            cli        : root source hiera print install tree change verify proof artefact rule flow route dns model
            print      : change artefact route hiera model
            install    : tree change artefact model
            tree       : change artefact model
            verify     : artefact dns model
            change     : artefact route model
            proof      : artefact route flow dns model
            rule       : artefact flow route dns model
            artefact   : flow route dns model
            flow       : route dns model
            route      : model
            dns        : model
            source     : hiera model
            hiera      :
            model      :
            diagnostic :
            """);

    /** A library, or the part of Java that touches the world outside, and the packages (with those below) that may use it. */
    private static final Map<String, Set<String>> DOORS = table("""
            org.yaml.snakeyaml   : hiera source.site
            com.fasterxml        : source print install tree hiera
            com.unboundid        : source.ldap
            org.bouncycastle     : source.pki hiera
            org.xbill            : dns verify
            freemarker           : artefact
            picocli              : cli
            org.slf4j            :
            java.lang.reflect    :
            java.net             : source print verify cli
            java.net.http        : source verify
            java.nio.file        : root hiera source print install tree verify cli
            java.nio.channels    : hiera source install tree
            javax.net            : source verify
            javax.xml            : verify
            org.w3c.dom          : verify
            org.xml.sax          : verify
            javax.naming         :
            """);

    private static final Pattern LINE = Pattern.compile("\\s+(org\\.mailwright[\\w.]*)\\s+->\\s+([\\w.]+)(?:\\s.*)?");

    private static final Set<Use> USES = uses();

    /** One package uses another. */
    private record Use(String user, String used) implements Comparable<Use> {
        @Override
        public int compareTo(Use other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return user + " uses " + used;
        }
    }

    @Test
    void packages_use_only_those_the_architecture_lets_them() {
        assertThat(USES).contains(new Use("org.mailwright.model", "org.mailwright.diagnostic"));
        assertThat(USES.stream()
                        .filter(use -> use.used().startsWith("org.mailwright"))
                        .filter(use -> !mayUse(part(use.user()), part(use.used()))))
                .isEmpty();
    }

    @Test
    void libraries_stay_behind_one_door() {
        assertThat(USES).contains(new Use("org.mailwright.artefact", "freemarker.template"));
        assertThat(USES.stream()
                        .filter(use -> DOORS.entrySet().stream()
                                .anyMatch(door -> isWithin(use.used(), door.getKey())
                                        && door.getValue().stream().noneMatch(user -> stands(use.user(), user)))))
                .isEmpty();
    }

    @Test
    void templates_are_rendered_in_one_place() {
        assertThat(USES.stream()
                        .filter(use -> isWithin(use.used(), "freemarker"))
                        .map(Use::user))
                .containsOnly("org.mailwright.artefact");
    }

    @Test
    void no_library_is_used_that_has_no_door() {
        List<String> known = List.of("org.mailwright", "java", "javax.crypto", "javax.security", "org.jspecify");
        assertThat(USES.stream()
                        .filter(use -> known.stream().noneMatch(name -> isWithin(use.used(), name)))
                        .filter(use -> DOORS.keySet().stream().noneMatch(name -> isWithin(use.used(), name))))
                .isEmpty();
    }

    private static boolean mayUse(String user, String used) {
        return user.equals(used)
                || used.equals("diagnostic")
                || MAY_USE.getOrDefault(user, Set.of()).contains(used);
    }

    /** The part of the architecture that a package belongs to: its first name below ours. */
    private static String part(String name) {
        String[] names = name.split("\\.");
        return names.length > 2 ? names[2] : "root";
    }

    private static boolean stands(String user, String part) {
        return part.equals("root") ? part(user).equals(part) : isWithin(user, "org.mailwright." + part);
    }

    private static boolean isWithin(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    private static Map<String, Set<String>> table(String text) {
        return text.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        sides -> sides[0].strip(),
                        sides -> Arrays.stream(sides[1].strip().split("\\s+"))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toSet())));
    }

    private static Set<Use> uses() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        "--multi-release",
                        "base",
                        "-filter:none",
                        "-verbose:package",
                        classes().toString());
        assertThat(status).as(err.toString()).isZero();
        return out.toString()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Use(line.group(1), line.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path classes() {
        try {
            return Path.of(Location.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
