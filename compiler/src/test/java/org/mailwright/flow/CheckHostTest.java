package org.mailwright.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * check_host() in the situations of {@code flow/check-host.txt}, by the sections of RFC 7208: no wrong result, and next to
 * none that is left open. What hangs on a name that does not answer is open by design: no other server is asked.
 */
class CheckHostTest {
    private static final Path SITUATIONS = Path.of("compiler/src/test/resources/flow/check-host.txt");
    private static final Pattern OCTET = Pattern.compile("\\\\x([0-9a-f]{2})");

    private static String plain(String text) {
        return OCTET.matcher(text).replaceAll(octet -> Character.toString((char) Integer.parseInt(octet.group(1), 16)));
    }

    private static Spf world(List<String> lines) {
        SpfWorld world = new SpfWorld();
        Set<String> known = new HashSet<>();
        for (String line : lines) {
            if (line.endsWith(" SILENT")) {
                world.silent(line.substring(0, line.length() - " SILENT".length()));
            } else {
                String[] fields = line.split(" ", 3);
                if (known.add(line)) {
                    world.with(plain(fields[0]), fields[1], fields.length < 3 ? "" : plain(fields[2]));
                }
            }
        }
        return world.spf();
    }

    /** One question, with the result that was wanted and the one that was given. */
    private record Asked(String question, List<String> wanted, SpfResult given) {
        static Asked of(Spf spf, String line) {
            String[] fields = line.split("\\|", -1);
            return new Asked(
                    line,
                    List.of(fields[4].strip().split(" ")),
                    SpfWorld.check(spf, fields[1].strip(), fields[2].strip(), fields[3].strip()));
        }

        boolean isOpen() {
            return given == SpfResult.UNKNOWN;
        }

        boolean isRight() {
            return wanted.contains(given.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return question + " but " + given;
        }
    }

    @Test
    void no_situation_is_judged_wrong_and_few_are_left_open() throws IOException {
        List<Asked> asked = new ArrayList<>();
        for (String part : Files.readString(SITUATIONS).split("(?m)^world\n")) {
            List<String> lines = part.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            Spf spf = world(
                    lines.stream().filter(line -> !line.startsWith("ask ")).toList());
            lines.stream().filter(line -> line.startsWith("ask ")).forEach(line -> asked.add(Asked.of(spf, line)));
        }
        assertThat(asked).hasSize(203);
        assertThat(asked.stream().filter(one -> !one.isOpen() && !one.isRight()))
                .isEmpty();
        Stream<Asked> open = asked.stream().filter(Asked::isOpen);
        assertThat(open.toList())
                .allMatch(one -> one.wanted().contains("temperror"))
                .hasSize(5);
    }
}
